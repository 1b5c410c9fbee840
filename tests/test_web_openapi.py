"""The interface keeps to its OpenAPI description: whatever is sent, nothing breaks."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate

from rolegraph.web.api.openapi import described


@pytest.fixture(scope="session")
def api(app: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


def test_the_description_is_valid_openapi() -> None:
    validate(described())


@pytest.mark.parametrize("path", described()["paths"])
def test_no_request_breaks_the_server(path: str, api: schemathesis.BaseSchema) -> None:
    operation = api[path]["GET"]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=5,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def sent(case: schemathesis.Case) -> None:
        response = case.call()
        assert response.status_code != 500, response.text
        told = response.headers["content-type"][0].partition(";")[0]
        offered = operation.definition.raw["responses"]["200"]["content"]
        known = offered if response.status_code == 200 else ["application/problem+json"]
        assert told in known

    sent()
