"""Files become documents whose every character leads back to the stored text."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolegraph.errors import BadDocument
from rolegraph.reading import Document, Repair, read, read_sources
from rolegraph.reading.passages import apply, whole
from rolegraph.reading.scripts import script_of, simplify
from rolegraph.reading.typography import alike
from rolegraph.resources import corpus

CORPUS = sorted((corpus() or Path()).glob("*.txt"))
#: Pieces that reading treats specially, mixed at will with anything else.
PIECES = st.lists(
    st.sampled_from(
        [
            "權(quán)",
            "經(jīng)理",
            "。",
            "负责审批",
            "1、",
            "-\u20037.",
            "⼤区",
            "ToB(a)",
            "臺帳",
            "\n",
            "\r\n",
        ]
    )
    | st.sampled_from(["第1頁\n共17頁", "第2页 共9页\n", "Page 3 of 7", "溫馨提示\n", "審核\n"])
    | st.sampled_from(["下載本文檔\n", "生效日期 年 月 日\n", "由我整理,希望有用。"])
    | st.text(max_size=5),
    max_size=30,
).map("".join)


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.txt") -> Document:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read(path, name)


def leads_back(document: Document) -> bool:
    """Whether each character of the body is, in Simplified and as all texts are read, what stands there."""
    body, text = document.body, alike(document.text)
    repaired = {(repair.start, repair.end) for repair in document.repairs}
    return all(
        (start, end) in repaired
        or letter == text[start:end]
        or (letter == "\n" and text[start:end] == " ")  # lines that stood in one
        or letter in simplify(text[max(0, start - 8) : end + 8])
        for letter, start, end in zip(body.text, body.starts, body.ends, strict=True)
    )


def test_a_stop_behind_a_bracket_ends_a_chinese_sentence_and_stays_as_it_is_in_english() -> None:
    english = "Orders are approved by the CFO (above EUR 500).\nRefunds (up to EUR 20).\n"
    assert alike(english) == english
    assert alike("退款由店长审批（500元以内）.\n") == "退款由店长审批（500元以内）。\n"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("\ufeff采购\u200b经理负\u2060责采购", "采购经理负责采购"),
        (
            "The Buyer is respon\u00adsible and coor\u00ad\ndinates.",
            "The Buyer is responsible and coordinates.",
        ),
        ("职责：&nbsp;A&amp;B公司&ldquo;三包&rdquo;&#65307;", "职责： A&B公司“三包”；"),
        ("AT&T and R&D; approve", "AT&T and R&D; approve"),
        ("l  负责采购\nl  组织招标\nl  保管合同", "•  负责采购\n•  组织招标\n•  保管合同"),
        (
            "o Approves orders\no Signs them\no Keeps them",
            "• Approves orders\n• Signs them\n• Keeps them",
        ),
        ("l 型 材\n采购", "l 型 材\n采购"),
        (
            "采 购 经 理 负 责 审 批 订 单 ， 每 月 5 日 前 完 成 。",
            "采购经理负责审批订单，每月5日前完成。",
        ),
        ("大 区 经 理 业 务 员", "大 区 经 理 业 务 员"),
        ("采购经理 负责 审批 订单", "采购经理 负责 审批 订单"),
        ("⾦⻓⻔⻚", "金长门页"),
        ("a\n\nb\n\n\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni", "a\nb\n\nc\nd\ne\nf\ng\nh\ni"),
        ("a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni", "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni"),
        (
            "Monitors pro-\n  gress on cost-\neffective care.",
            "Monitors progress on cost-effective care.",
        ),
        (
            "Pre-tax costs.\nChecks pre-\ntax costs -\nand others",
            "Pre-tax costs.\nChecks pretax costs -\nand others",
        ),
        (
            "Short-term plans, and mid-\nterm and mid-term ones",
            "Short-term plans, and mid-term and mid-term ones",
        ),
        (
            "第一条\t店长负责门店\n1\t收银\n项目\t金额\n10\t5000",
            "第一条 店长负责门店\n1 收银\n项目\t金额\n10\t5000",
        ),
    ],
)
def test_what_programs_write_in_other_ways_is_read_in_one(
    tmp_path: Path, text: str, read_as: str
) -> None:
    assert written(tmp_path, text).body.text == read_as


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_body_of_a_corpus_document_leads_back_to_its_bytes(path: Path) -> None:
    document = read(path, path.name)
    assert document.text.encode() == path.read_bytes()
    assert leads_back(document)
    assert list(document.body.starts) == sorted(document.body.starts)


@given(PIECES.filter(lambda text: text.strip("\ufeff \t\r\n")))
@example("0\r")
@example("第1頁\r共17頁\r審核\r")
def test_any_text_leads_back_and_reads_the_same_twice(tmp_path_factory, text: str) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("any")
    try:
        document = written(folder, text)
    except BadDocument:
        return
    assert document.text == text
    assert leads_back(document)
    assert document == written(folder, text)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in document.marks)


def test_a_sentence_cut_by_a_page_mark_is_one_again(tmp_path: Path) -> None:
    document = written(
        tmp_path, "1、負責合同的檔和管理,按照第10頁\n共17頁\n相關流程辦理;第11頁\n共17頁\n2、其他"
    )
    assert document.body.text == "1、负责合同的档和管理,按照相关流程办理;\n2、其他"


def test_a_heading_does_not_run_into_the_text_after_a_page_mark(tmp_path: Path) -> None:
    document = written(tmp_path, "岗位职责\n第2页 共9页\n负责销售。")
    assert document.body.text.split() == ["岗位职责", "负责销售。"]


def test_pinyin_behind_a_character_is_no_text(tmp_path: Path) -> None:
    document = written(tmp_path, "銷售經(jīng)理有審批權(quán),負責產品(app)和部門(HR)")
    assert document.body.text == "销售经理有审批权,负责产品(app)和部门(HR)"
    assert document.script == "Hant"
    place = document.body.text.index("理")
    assert document.text[document.body.starts[place]] == "理"


def test_a_byte_order_mark_counts_one_and_is_no_content(tmp_path: Path) -> None:
    document = written(tmp_path, "销售经理", "utf-8-sig")
    assert document.text[0] == "\ufeff"
    assert document.body.starts[0] == 1


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"]
)
def test_an_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    text = "區域經理崗位職責\n1、負責所轄區域的日常管理工作;\n2、有對退貨申請的審批權。\n"
    document = written(tmp_path, text, encoding)
    assert document.text.lstrip("\ufeff") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_few_bytes_of_no_encoding_cost_only_themselves(tmp_path: Path, encoding: str) -> None:
    text = "区域经理岗位职责\n1、负责所辖区域的日常管理工作;\n2、有对退货申请的审批权。\n" * 3
    data = text.encode(encoding)
    at = data.index(b"\n")
    (tmp_path / "a.txt").write_bytes(
        data[:at] + b"\xff" + data[at:-1] + "额".encode(encoding.removesuffix("-sig"))[:1]
    )
    (document,), (omission,) = read_sources([tmp_path])
    assert document.text.lstrip("\ufeff").replace("\ufffd", "") == text[:-1]
    assert document.text.count("\ufffd") == 2
    assert f"byte {at}, character {document.text.index(chr(0xFFFD))}" in omission.reason


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        ("こんにちは、部長は承認する".encode("shift_jis"), "encoding"),
        ("销售经理".encode()[:-1], "middle of a character"),
        (bytes(range(256)) * 4, ""),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_a_remedy(
    tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("销售经理负责销售。", "utf-8")
    documents, (omission,) = read_sources([tmp_path])
    assert [document.path for document in documents] == ["good.txt"]
    assert omission.document == "bad.txt"
    assert said in omission.reason
    assert omission.remedy


def test_readme_files_and_settings_are_no_documents(tmp_path: Path) -> None:
    for name in ("README.md", "organisations.yaml", ".hidden.txt", "~$a.txt", "part/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("销售经理负责销售。", "utf-8")
    documents, omissions = read_sources([tmp_path])
    assert [document.path for document in documents] == ["part/a.txt"]
    assert omissions == ()


def test_a_repair_replaces_its_raw_characters_and_leads_to_them() -> None:
    body = whole("退货申请的批权及?!额")
    lost = Repair(5, 5, "", "審", "lexicon", 0.8)
    shifted = Repair(8, 10, "?!", "限。", "byte-shift", 0.9)
    repaired = apply(body, (shifted, lost))
    assert repaired.text == "退货申请的审批权及限。额"
    assert (repaired.starts[5], repaired.ends[5]) == (5, 5)
    assert (repaired.starts[9], repaired.ends[9]) == (8, 10)
    assert repaired.cut(9, 12).span == (8, 11)


@pytest.mark.parametrize(
    ("text", "script"),
    [("負責審批", "Hant"), ("负责审批", "Hans"), ("may approve 审", "Latn"), ("合同", "Hans")],
)
def test_the_script_is_told_by_the_characters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_the_heads_of_pages_are_marked_but_for_the_title_that_begins_the_text(
    tmp_path: Path,
) -> None:
    head = "Cook: duties      Page {} of 2\n"
    text = f"Hazel Court\n{head.format(1)}\n1. Orders food and\nHazel Court\n{head.format(2)}counts it."
    document = written(tmp_path, text)
    assert document.body.text.split() == [
        "Hazel",
        "Court",
        "Cook:",
        "duties",
        "1.",
        "Orders",
        "food",
        "and",
        "counts",
        "it.",
    ]


def test_lines_that_name_one_page_each_are_no_heads(tmp_path: Path) -> None:
    text = "Duties    Page 1\nPowers    Page 3\nSee page 2\n"
    assert "Page 3" in written(tmp_path, text).body.text
