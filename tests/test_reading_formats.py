"""Every format becomes text whose tables, headings and pages lead back to it."""

import importlib.util
import os
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdf import PdfWriter

from rolegraph.errors import BadDocument
from rolegraph.reading import Document, listed, read, read_sources
from rolegraph.reading.formats.columns import in_columns
from rolegraph.reading.formats.pagelayout import Words
from rolegraph.reading.limits import Limits

HERE = Path(__file__).parent / "reading"
_SPEC = importlib.util.spec_from_file_location("reading_pdf", HERE / "pdf.py")
assert _SPEC
assert _SPEC.loader
_PDF = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_PDF)


def received(folder: Path, name: str, data: bytes | str) -> Document:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path, name)


def cells(document: Document) -> list[list[str]]:
    """Return the first table as read; every cell must equal the stored text at its offsets."""
    rows = document.tables[0].rows
    for cell in (cell for row in rows for cell in row):
        stored = document.text[cell.start : cell.end]
        assert cell.text in (stored, stored.replace('""', '"'))
    return [[document.passage(cell.start, cell.end).text for cell in row] for row in rows]


def headings(document: Document) -> list[tuple[str, int]]:
    return [(document.text[each.start : each.end], each.level) for each in document.headings]


def word_file() -> bytes:
    file = docx.Document()
    file.add_heading("銷售經理崗位職責", 1)
    for words in ("負責銷售", "審核合同"):
        file.add_paragraph(words, style="List Number")
    table = file.add_table(3, 3)
    for row, words in enumerate(
        (("崗位", "上級", "權限"), ("經理", "總監", "審批"), ("", "", "建議"))
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    ending = file.add_paragraph("有權批准")
    ending.add_run("密").font.hidden = True
    deleted = OxmlElement("w:del")
    deleted.append(OxmlElement("w:r"))
    words = OxmlElement("w:delText")
    words.text = "刪"
    deleted[0].append(words)
    ending._p.append(deleted)
    return saved(file)


def saved(file: object) -> bytes:
    data = BytesIO()
    file.save(data)  # type: ignore[attr-defined]
    return data.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rights"
    for row in (["岗位", "上级", "限额"], ["区域经理", "总经理", 50000], ["销售经理", None, 0.8]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet["C2"].number_format = '"¥"#,##0'
    sheet["C3"].number_format = "0%"
    book.create_sheet("lists").sheet_state = "hidden"
    return saved(book)


PDF_PAGES = (
    (
        "Example Ltd. Role manual",
        "销售经理岗位职责",
        "1、负责所辖区域的日常管理工作及员工的管理、指导、培训及评",
        "估,并按月提交报告;",
        "2、负责所辖区域的客户走访工作及走访记录的整理、归档和保管,",
        "并按公",
        "1",
    ),
    (
        "Example Ltd. Role manual",
        "3、对所负责各销售单位年度、季度、月度工作计划的审核,并按公",
        "2",
    ),
    ("Example Ltd. Role manual", "司制度报总经理审批;", "4、其他。", "3"),
)


def test_what_a_sheet_hides_is_left_out_and_a_merged_cell_keeps_its_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Area", "Matter", "Old", "Buyer"],
        ["Buying", "Materials", 9, 500],
        [None, "Tools", 9, 600],
        [None, "Cars", 9, 700],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    document = received(tmp_path, "a.xlsx", saved(book))
    assert cells(document) == [
        ["Area", "Matter", "Buyer"],
        ["Buying", "Tools", "600"],
        ["Buying", "Cars", "700"],
    ]
    assert "9" not in document.text
    assert document.tables[0].rows[1][2].reference == "Sheet!D3"


@pytest.mark.parametrize(
    ("words", "bold", "found"),
    [
        ("Main duties", True, True),
        ("Main duties", False, False),
        ("Keeps the ward's records.", True, False),
        (
            "A line in bold type that is far too long to be a heading of what stands below it "
            * 2,
            True,
            False,
        ),
    ],
)
def test_a_short_line_in_bold_is_a_heading_of_a_word_file(
    tmp_path: Path, words: str, bold: bool, found: bool
) -> None:
    file = docx.Document()
    file.add_paragraph().add_run(words).bold = bold
    for line in ("Keeps records.", "Answers the telephone."):
        file.add_paragraph(line)
    document = received(tmp_path, "a.docx", saved(file))
    assert headings(document) == ([(words, 6)] if found else [])


def test_a_word_file_all_in_bold_has_no_headings_by_its_type(tmp_path: Path) -> None:
    file = docx.Document()
    for line in ("Main duties", "Keep records", "Answer the telephone"):
        file.add_paragraph().add_run(line).bold = True
    assert headings(received(tmp_path, "a.docx", saved(file))) == []


def test_a_term_of_a_page_stands_beside_its_value_and_lists_inside_lists_stand_in(
    tmp_path: Path,
) -> None:
    page = """<html lang="en"><dl><dt>Reports to</dt><dd>Head of Stock</dd>
    <dt>Staff</dt><dd><p>2 Clerks</p></dd></dl>
    <ol><li>Goods in<ol><li>Checks deliveries</li></ol></li><li>Stock</li></ol></html>"""
    document = received(tmp_path, "a.html", page)
    assert document.text.splitlines() == [
        "Reports to\tHead of Stock",
        "Staff",
        "2 Clerks",
        "1. Goods in",
        "  1. Checks deliveries",
        "2. Stock",
    ]


def turns(left: tuple[str, ...], right: tuple[str, ...]) -> list[Words]:
    """Return two columns as a PDF gives them that draws each line across both."""
    rows = enumerate(zip(left, right, strict=True))
    return [
        Words(f"{text}\n", x, 700.0 - 14 * n, 10.0)
        for n, pair in rows
        for x, text in zip((72.0, 320.0), pair, strict=True)
    ]


def test_columns_drawn_by_turns_are_read_one_after_the_other() -> None:
    left = (
        "1. Run the payroll and",
        "reconcile it.",
        "2. Answer questions",
        "about pay.",
        "3. File.",
    )
    right = (
        "The manager may",
        "correct an error",
        "without asking.",
        "Larger ones need",
        "approval.",
    )
    made = [words.text.strip() for words in in_columns(turns(left, right))]
    assert made == [*left, *right]


def test_labels_beside_values_are_no_columns() -> None:
    labels = ("Job title", "Team", "Reports to", "Grade", "Place", "Hours")
    drawn = turns(labels, ("Buyer", "Supply", "Head of Supply", "5", "Hull", "37"))
    assert in_columns(drawn) == drawn


def test_english_behind_the_chinese_of_each_cell_is_set_aside(tmp_path: Path) -> None:
    rows = ("事项 Matter|部门经理 Manager", "-|-", "差旅费 Travel|500元", "录用 Recruitment|建议")
    document = received(tmp_path, "a.md", "\n".join(f"|{row}|" for row in rows))
    assert cells(document) == [["事项", "部门经理"], ["差旅费", "500元"], ["录用", "建议"]]


BOTH = (
    ("岗位名称：仓储主管", "Job title: Warehouse Supervisor"),
    ("岗位职责", "Responsibilities"),
    ("管理仓库收发货。", "Manages receipt and dispatch of goods."),
    ("审核出库单据。", "Reviews goods issue documents."),
)


@pytest.mark.parametrize("first", [0, 1])
def test_english_that_repeats_each_chinese_line_is_set_aside(tmp_path: Path, first: int) -> None:
    text = "\n".join(f"{pair[first]}\n{pair[1 - first]}" for pair in BOTH)
    document = received(tmp_path, "a.txt", text)
    assert document.body.text.split() == [chinese for chinese, _ in BOTH]
    assert {document.text[m.start : m.end] for m in document.marks} == {e for _, e in BOTH}


def test_a_column_in_english_beside_one_in_chinese_is_set_aside(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(len(BOTH), 2)
    for row, pair in enumerate(BOTH):
        for column, words in enumerate(pair):
            table.cell(row, column).text = words
    document = received(tmp_path, "a.docx", saved(file))
    assert document.tables == ()
    assert document.body.text.split() == [chinese for chinese, _ in BOTH]


def test_english_lines_that_repeat_nothing_stay(tmp_path: Path) -> None:
    text = "岗位职责\n管理仓库收发货。\nReviews goods issue documents.\n审核出库单据。\nERP\nWMS"
    document = received(tmp_path, "a.txt", text)
    assert "Reviews goods issue documents." in document.body.text
    assert not document.marks


def test_a_word_file_keeps_headings_numbers_and_merged_cells(tmp_path: Path) -> None:
    document = received(tmp_path, "a.docx", word_file())
    assert document.text.split("\n")[:3] == ["銷售經理崗位職責", "1. 負責銷售", "2. 審核合同"]
    assert headings(document) == [("銷售經理崗位職責", 1)]
    assert cells(document) == [
        ["岗位", "上级", "权限"],
        ["经理", "总监", "审批"],
        ["经理", "总监", "建议"],
    ]
    assert document.body.text.endswith("有权批准")


LIST = (
    '<w:abstractNum xmlns:w="{0}" w:abstractNumId="90">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1（%2）"/></w:lvl>'
    "</w:abstractNum>"
)
NUMBER = '<w:num xmlns:w="{0}" w:numId="{1}"><w:abstractNumId w:val="90"/>{2}</w:num>'
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
BOX = (
    '<w:r xmlns:w="{0}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>总经理</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def test_a_word_file_shows_the_numbers_that_word_counts_and_its_text_boxes(tmp_path: Path) -> None:
    file = docx.Document()
    space = qn("w:p")[1:].split("}")[0]
    numbering = file.part.numbering_part.element
    for xml in (
        LIST.format(space),
        NUMBER.format(space, 91, ""),
        NUMBER.format(space, 92, RESTART),
    ):
        numbering.append(parse_xml(xml))
    for words, number, level in (
        ("职责", 91, 0),
        ("销售", 91, 1),
        ("回款", 91, 1),
        ("权限", 91, 0),
    ):
        _listed(file.add_paragraph(words), number, level)
    _listed(file.add_paragraph("另起"), 92, 0)
    file.add_paragraph("组织架构图")._p.append(parse_xml(BOX.format(space)))
    document = received(tmp_path, "a.docx", saved(file))
    assert document.text.split("\n") == [
        "一、职责",
        "一（1）销售",
        "一（2）回款",
        "二、权限",
        "一、另起",
        "组织架构图",
        "总经理",
    ]


@pytest.mark.parametrize(
    ("form", "first", "written"),
    [
        ("chineseCounting", 9, "九十十一"),
        ("taiwaneseCountingThousand", 20, "二十二十一二十二"),
        ("chineseCounting", 99, "九十九100101"),
        ("lowerRoman", 3, "iiiivv"),
        ("upperRoman", 9, "IXXXI"),
        ("lowerLetter", 25, "yzaa"),
        ("upperLetter", 1, "ABC"),
        ("decimalEnclosedCircleChinese", 19, "⑲⑳21"),
        ("decimalZero", 9, "091011"),
        ("ideographTraditional", 10, "癸甲乙"),
        ("a form nobody knows", 1, "123"),
    ],
)
def test_numbers_of_a_word_list_look_as_word_writes_them(
    form: str, first: int, written: str, tmp_path: Path
) -> None:
    file = docx.Document()
    space = qn("w:p")[1:].split("}")[0]
    own = LIST.replace("chineseCounting", form).replace(
        'w:start w:val="1"', f'w:start w:val="{first}"', 1
    )
    for xml in (own.format(space), NUMBER.format(space, 91, "")):
        file.part.numbering_part.element.append(parse_xml(xml))
    for words in ("审核", "审批", "备案"):
        _listed(file.add_paragraph(words), 91, 0)
    document = received(tmp_path, "a.docx", saved(file))
    assert "".join(line.partition("、")[0] for line in document.text.split("\n")) == written


def _listed(paragraph: Paragraph, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def test_a_workbook_keeps_references_merged_cells_and_how_figures_are_shown(
    tmp_path: Path,
) -> None:
    document = received(tmp_path, "a.xlsx", workbook())
    assert cells(document)[1:] == [["区域经理", "总经理", "¥50000"], ["销售经理", "总经理", "80%"]]
    assert [cell.reference for cell in document.tables[0].rows[2]] == [
        "Rights!A3",
        "Rights!B2",
        "Rights!C3",
    ]
    assert [table.name for table in document.tables] == ["Rights"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_comma_separated_values_lead_back_to_the_file(tmp_path: Path, delimiter: str) -> None:
    rows = ["岗位,职责", '区域经理,"审批""大额""退货\n并记录"', "", "销售经理,审核"]
    text = "\r\n".join(row.replace(",", delimiter) for row in rows)
    document = received(tmp_path, "a.csv", text.encode("gb18030"))
    assert (document.text, document.encoding) == (text, "gb18030")
    assert [row[0] for row in cells(document)] == ["岗位", "区域经理", "销售经理"]
    assert document.tables[0].rows[1][1].text == '审批"大额"退货\n并记录'
    assert document.tables[0].rows[1][1].reference == "B2"


def test_markdown_keeps_its_text_and_reads_without_signs(tmp_path: Path) -> None:
    text = (
        "---\ntitle: x\n---\n# 销售经理\n**直接上级**：[总经理](a.md)\n\n"
        "采购\n====\n| 职责 | 权限 |\n|---|:-:|\n| 审核\\|合同 | 批准**5万元** |\n\n"
        "The manager may approve purchase orders\nup to EUR 2,000.\n"
    )
    document = received(tmp_path, "a.md", text)
    assert document.text == text
    assert headings(document) == [("销售经理", 1), ("采购", 1)]
    assert cells(document) == [["职责", "权限"], ["审核|合同", "批准5万元"]]
    assert "直接上级：总经理" in document.body.text
    assert "The manager may approve purchase orders up to EUR 2,000." in document.body.text
    assert "title" not in document.body.text


def test_lines_of_markdown_that_no_sentence_joins_stay_apart(tmp_path: Path) -> None:
    facts = "**直接上级**：分管生产副总经理\n**主要职责**\n1. 编制计划；\n2.1 调度员\n"
    sentence = (
        "采购部负责公司全部物资的采购工作，包括供应商的选择、评价与考核，\n以及合同的签订。\n"
    )
    text = f"# 手册\n{facts}\n{sentence}"
    body = received(tmp_path, "a.md", text).body.text
    assert "手册\n直接上级：分管生产副总经理\n主要职责\n1. 编制计划；\n2.1 调度员" in body
    assert "评价与考核，以及合同的签订。" in body


def test_a_header_behind_a_blank_line_begins_a_table_of_its_own(tmp_path: Path) -> None:
    text = "| 层级 | 岗位 |\n|---|---|\n| M2 | 主管 |\n\n"
    text += "| 事项 | M2 |\n|---|---|\n| 采购 | 500 |\n\n| 退费 | 90 |\n"
    found = received(tmp_path, "a.md", text).tables
    assert [[c.text for c in row] for row in found[1].rows] == [
        ["事项", "M2"],
        ["采购", "500"],
        ["退费", "90"],
    ]


def test_a_page_reads_as_its_reader_sees_it(tmp_path: Path) -> None:
    html = (
        "<html><head><title>岗位</title><style>p{}</style></head><body><nav>首页 | 登录</nav>"
        "<h1>销售经理</h1><ol start=3><li>负责<b>销售</b><li><p>审核合同</p></ol>"
        '<p style="display:none">隐</p><div class="cookie-banner">We use cookies</div>'
        "<table><tr><th>职责<th>上级<tr><td rowspan=2><p>提交</p><p>报告</p><td>总监<tr><td>经理</table>"
        "<p>尾<br>行</p><script>1</script></body></html>"
    )
    document = received(tmp_path, "a.html", html)
    assert document.body.text.split("\n")[:4] == ["", "销售经理", "3. 负责销售", "4. 审核合同"]
    assert document.body.text.endswith("尾\n行")
    assert "隐" not in document.text
    assert "cookies" not in document.body.text
    assert headings(document) == [("销售经理", 1)]
    assert cells(document) == [["职责", "上级"], ["提交\n报告", "总监"], ["提交\n报告", "经理"]]
    assert document.title == "岗位"


def test_a_page_is_decoded_as_it_declares_where_its_bytes_do_not_tell(tmp_path: Path) -> None:
    html = '<html><meta charset="gb2312"><p>总经理</p></html>'
    assert received(tmp_path, "a.html", html.encode("gb2312")).text == "总经理"


def test_a_pdf_joins_wrapped_lines_and_drops_running_heads(tmp_path: Path) -> None:
    document = received(tmp_path, "a.pdf", _PDF.pdf(PDF_PAGES))
    lines = document.body.text.split()
    assert "1、负责所辖区域的日常管理工作及员工的管理、指导、培训及评估,并按月提交报告;" in lines
    assert "3、对所负责各销售单位年度、季度、月度工作计划的审核,并按公司制度报总经理审批;" in lines
    assert not any("Example" in line or line.isdigit() for line in lines)
    assert document.page_at(document.text.index("司制度")) == 3


def test_a_table_drawn_on_a_page_is_read_row_by_row(tmp_path: Path) -> None:
    drawing = _PDF.ruled((("岗位", "上级", "权限"), ("经理", "总监", "<"), ("^", "主管", "审批")))
    document = received(tmp_path, "a.pdf", _PDF.pdf([("岗位权限表",)], drawing))
    assert cells(document) == [
        ["岗位", "上级", "权限"],
        ["经理", "总监", "总监"],
        ["经理", "主管", "审批"],
    ]
    assert document.text == "岗位权限表\n岗位\t上级\t权限\n经理\t总监\n\t主管\t审批"


def test_what_only_bounds_a_drawing_is_no_table(tmp_path: Path) -> None:
    bounds = _PDF.ruled((("岗位", "上级"), ("经理", "总监"))).replace(" S", " W n")
    assert not received(tmp_path, "a.pdf", _PDF.pdf([("岗位职责",)], bounds)).tables


def test_a_text_of_very_old_programs_has_lines_too(tmp_path: Path) -> None:
    document = received(tmp_path, "a.txt", "岗位职责\r1、审核合同\r")
    assert document.body.text.splitlines() == ["岗位职责", "1、审核合同"]
    assert document.text == "岗位职责\r1、审核合同\r"


def test_lines_parted_by_tabs_are_a_table_in_plain_text(tmp_path: Path) -> None:
    text = "1、\t负责销售\n2、\t负责回款\n\n岗位\t上级\t权限\n经理\t总监\t审批\n"
    assert cells(received(tmp_path, "a.txt", text)) == [
        ["岗位", "上级", "权限"],
        ["经理", "总监", "审批"],
    ]


def test_a_page_of_pictures_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_PDF.pdf((*PDF_PAGES, ())))
    (document,), (omission,) = read_sources([tmp_path])
    assert "其他" in document.body.text
    assert "page 4" in omission.reason
    assert "OCR" in omission.remedy


@pytest.mark.parametrize("make", [word_file, workbook, lambda: _PDF.pdf(PDF_PAGES)])
def test_a_file_reads_the_same_twice(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    data = make()
    assert received(tmp_path, "a", data) == received(tmp_path, "a", data)


def bomb() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    return data.getvalue()


def laughs() -> bytes:
    data = BytesIO()
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]><w:document xmlns:w="w">&a9;</w:document>'
    with ZipFile(BytesIO(word_file())) as good, ZipFile(data, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, xml if name == "word/document.xml" else good.read(name))
    return data.getvalue()


def locked_zip() -> bytes:
    data = bytearray(workbook())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


def locked_pdf() -> bytes:
    data, writer = BytesIO(), PdfWriter(BytesIO(_PDF.pdf(PDF_PAGES)))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(data)
    return data.getvalue()


BAD = {
    "bomb.docx": (bomb, "unpacks to"),
    "laughs.docx": (laughs, "damaged"),
    "cut.docx": (lambda: word_file()[:-400], "cut off"),
    "cut.xlsx": (lambda: workbook()[: len(workbook()) // 2], "cut off"),
    "cut.pdf": (lambda: _PDF.pdf(PDF_PAGES)[:300], "cut off"),
    "locked.xlsx": (locked_zip, "password"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "locked.pdf": (locked_pdf, "password"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old office format"),
    "old.wps": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old office format"),
    "scan.pdf": (lambda: _PDF.pdf([(), ()]), "no text"),
    "fonts.pdf": (lambda: _PDF.pdf([("螃肇莆莄虿膆肅蕿薅螂膈莂蒁螂莀薇袀螁",)]), "fonts"),
    "page.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
    "picture.txt": (lambda: b"\xff\xd8\xff\xe0" + bytes(60), "picture"),
    "program.txt": (lambda: b"\x7fELF" + bytes(range(256)), "program"),
    "noise.txt": (lambda: bytes(range(256)) * 40, ""),
    "rich.txt": (lambda: b"{\\rtf1 a}", "rich text"),
    "notes.odt": (lambda: "销售经理".encode(), ".odt"),
    "fake.docx": (lambda: "销售经理".encode(), "is none"),
    "line.txt": (lambda: b"a" * 300_000, "line"),
    "long.txt": (lambda: "审批\n".encode() * 400_000, "characters"),
    "large.html": (lambda: b"<html>" + b"<p>a</p>" * 1_100_000, "page"),
    "cells.csv": (lambda: b"a,b,c\n" * 70_000, "cells"),
    "large.txt": (lambda: b"a\n" * 17_000_000, "larger"),
    "blank.txt": (lambda: b" \n\n ", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_named_with_its_reason_and_a_remedy(
    tmp_path: Path, name: str
) -> None:
    make, said = BAD[name]
    with pytest.raises(BadDocument) as refused:
        received(tmp_path, name, make())
    omission = refused.value.omission
    assert omission.document == name
    assert said in omission.reason
    assert omission.remedy.endswith(".")


def test_limits_are_the_callers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("销售经理负责销售。", "utf-8")
    with pytest.raises(BadDocument, match="larger than 5 bytes"):
        read(tmp_path / "a.txt", "a.txt", Limits(file_bytes=5))


def test_links_in_a_circle_and_locked_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("销售经理负责销售。", "utf-8")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    documents, omissions = read_sources([tmp_path, tmp_path / "missing"])
    assert [document.path for document in documents] == ["good.txt"]
    assert [Path(each.document).name for each in omissions] == ["missing", "loop.txt", "pipe.txt"]


def test_files_of_one_name_are_told_apart_by_their_source(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "sales.txt").write_text(folder, "utf-8")
    folders = [tmp_path / "north", tmp_path / "south"]
    assert [each.relative for each in listed(folders)[0]] == ["north/sales.txt", "south/sales.txt"]
    twice = [folders[0], folders[0] / "sales.txt", folders[0]]
    assert [each.relative for each in listed(twice)[0]] == ["sales.txt"]
