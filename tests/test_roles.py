"""A title is tied to the shared role that it names, and to no other."""

import pytest

from rolegraph.extraction.roles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("销售经理", "sales-manager"),
        ("华东区销售经理", "sales-manager"),
        ("Sales Manager", "sales-manager"),
        ("Machinery sales manager", "sales-manager"),
        ("副总经理", "deputy-general-manager"),
        ("副品牌经理", ""),
        ("Assistant brand manager", ""),
        ("宇航员", ""),
    ],
)
def test_a_title_has_the_role_whose_label_it_is_or_ends_in(title: str, role: str) -> None:
    assert role_of(title) == role
