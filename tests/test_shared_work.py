"""Sentences that share a matter out among several units or posts."""

from pathlib import Path

from rolegraph.extraction import extract
from rolegraph.extraction.sentences.duties.shared_work import shares
from rolegraph.reading import read


def _duties(tmp_path: Path, text: str) -> set[tuple[str, str, str]]:
    path = tmp_path / "rules.txt"
    path.write_text(f"宏泰公司合同管理办法\n第一条 {text}\n", "utf-8")
    found = extract(read(path, path.name))
    names = {each.id: each.label.main for each in (*found.positions, *found.units)}
    return {(names[d.bearer], d.action, d.object) for d in found.duties}


def test_each_unit_has_its_own_part_of_a_matter_as_a_duty(tmp_path: Path) -> None:
    text = "新厂区搬迁由生产部负责组织实施，设备部负责维护设备，3月底前完成。"
    assert _duties(tmp_path, text) == {
        ("生产部", "组织实施", "新厂区搬迁"),
        ("设备部", "维护", "设备"),
    }


def test_what_others_review_is_no_deed_of_who_drafts(tmp_path: Path) -> None:
    text = "合同由承办部门负责起草，法务部负责审核，财务部负责审核付款条款。"
    assert _duties(tmp_path, text) == {("承办部门", "起草", "合同")}


def test_one_who_is_charged_twice_shares_nothing() -> None:
    assert shares("采购部负责供应商开发，采购部负责价格谈判") == ()
    assert shares("合同由法务部负责审核，其他部门予以配合") == ()
