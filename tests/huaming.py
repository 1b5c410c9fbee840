"""One small invented organisation, by hand: two documents and what a careful reader takes from them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.extraction.identifiers import (
    organisation_id,
    position_id,
    statement_id,
    unit_id,
)
from rolegraph.model import (
    Appraisal,
    Authority,
    CareerStep,
    Deed,
    Duty,
    Evidence,
    Frequency,
    Label,
    Limit,
    Line,
    Measure,
    Organisation,
    Position,
    Prohibition,
    Qualification,
    Statements,
    Step,
    Unit,
)

SALES = """华明贸易有限公司销售系统岗位说明
销售部下设东区办事处。
总经理
1、对年度销售计划有最终审批权。
销售总监,直接上级为总经理,属销售部。
1、制定年度销售计划。
2、对合同有审批权,金额在50万元以下。
3、有对退货申请的审核权。
区域经理,直接上级为销售总监,属东区办事处。
1、有对退货申请的审批权。
2、对五万元以内的销售费用有审批权,超过的报销售总监审批。
3、每周召开一次销售例会。
4、管理所属销售代表。
5、每月开发新客户不少于3户。
任职资格:大专以上学历,三年以上销售经验。
销售代表,直接上级为区域经理,属东区办事处。
1、有对客户选择的建议权。
2、有退货申请权。
3、填写销售日报,每日报送区域经理。
4、不得私自收取货款。
晋升方向:区域经理。
销售内勤,属销售部,业务上接受财务经理指导。
1、登记退货台账。
2、整理销售合同。
退货流程:销售代表提出申请,区域经理审批。
"""
FINANCE = """华明贸易有限公司财务部岗位说明
财务经理,直接上级为总经理,属财务部。
1、审核销售费用单据。
2、有一定额度的费用审批权。
3、负责编制年度预算。
会计,直接上级为财务经理,属财务部。
1、登记账簿。
2、整理销售合同。
出纳,直接上级为财务经理,属财务部。
1、每日盘点现金,差错率低于0.1%。
区域经理的退货单据交会计登记。
财务部的职责:管理公司资金。
出纳的考核周期:每季度一次。
"""
TEXTS = {"sales.txt": SALES, "finance.txt": FINANCE}
ORGANISATION = organisation_id("华明贸易有限公司")


def _evidence(path: str, words: str) -> tuple[Evidence, ...]:
    start = TEXTS[path].index(words)
    return (Evidence(document=path, start=start, end=start + len(words), quote=words),)


def _unit(name: str, kind: str, words: str, path: str = "sales.txt", parent: str = "") -> Unit:
    return Unit(
        id=unit_id(ORGANISATION, name, parent),
        label=Label(hans=name),
        organisation=ORGANISATION,
        type=kind,
        parent=parent,
        evidence=_evidence(path, words),
    )


SALES_UNIT = unit_id(ORGANISATION, "销售部")
REGION_UNIT = unit_id(ORGANISATION, "东区办事处", SALES_UNIT)
FINANCE_UNIT = unit_id(ORGANISATION, "财务部")


def _title(name: str) -> str:
    return position_id(ORGANISATION, name)


def _position(
    title: str, words: str, unit: str = "", path: str = "sales.txt", **more: str
) -> Position:
    return Position(
        id=_title(title),
        label=Label(hans=title, en=more.get("en", "")),
        organisation=ORGANISATION,
        unit=unit,
        role=more.get("role", ""),
        evidence=_evidence(path, words),
    )


@dataclass
class _Norms:
    """Collects the norms of one document, one call a sentence."""

    path: str
    duties: list[Duty] = field(default_factory=list)
    authorities: list[Authority] = field(default_factory=list)

    def _common(self, kind: str, bearer: str, words: str, *more: str) -> dict[str, object]:
        (place,) = _evidence(self.path, words)
        return {
            "id": statement_id(kind, self.path, place.start, place.end, *more),
            "bearer": bearer,
            "reading": words,
            "evidence": (place,),
            "confidence": 0.9,
        }

    def duty(self, bearer: str, words: str, action: str, concern: str, **more: object) -> None:
        common = self._common("duty", bearer, words)
        concept = more.pop("concept", "")
        self.duties.append(
            Duty(action=action, object=concern, object_concept=concept, **common, **more)  # type: ignore[arg-type]  # by name
        )

    def may(
        self, bearer: str, kind: str, concern: str, concept: str, words: str, **more: object
    ) -> None:
        common = self._common("authority", bearer, words, kind)
        self.authorities.append(
            Authority(kind=kind, object=concern, object_concept=concept, **common, **more)  # type: ignore[arg-type]  # by name
        )


def _sales_norms() -> _Norms:
    norms = _Norms("sales.txt")
    director, region, agent = _title("销售总监"), _title("区域经理"), _title("销售代表")
    norms.may(
        _title("总经理"), "final-approval", "年度销售计划", "sales-plan",
        "对年度销售计划有最终审批权",
    )  # fmt: skip
    norms.duty(
        director, "制定年度销售计划", "制定", "年度销售计划",
        concept="sales-plan", action_concept="formulate",
    )  # fmt: skip
    norms.may(
        director, "approve", "合同", "contract", "对合同有审批权,金额在50万元以下",
        limit=Limit(text="50万元以下", operator="<=", value=500000, unit="CNY"),
    )  # fmt: skip
    norms.may(director, "review", "退货申请", "return-request", "有对退货申请的审核权")
    norms.may(region, "approve", "退货申请", "return-request", "有对退货申请的审批权")
    norms.may(
        region, "approve", "销售费用", "sales-expense", "对五万元以内的销售费用有审批权",
        limit=Limit(
            text="五万元以内", operator="<=", value=50000, unit="CNY", escalates_to=director
        ),
    )  # fmt: skip
    norms.duty(
        region, "每周召开一次销售例会", "召开", "销售例会", concept="meeting",
        frequency=Frequency(text="每周", value=1, period="week"),
    )  # fmt: skip
    norms.duty(region, "管理所属销售代表", "管理", "销售代表", concept="staff")
    norms.may(region, "manage", "销售代表", "staff", "管理所属销售代表", basis="implied")
    norms.duty(
        region, "每月开发新客户不少于3户", "开发", "新客户", concept="customer-development",
        measures=(
            Measure(text="不少于3户", operator=">=", value=3, unit="户", period="month"),
        ),
    )  # fmt: skip
    norms.may(agent, "propose", "客户选择", "customer", "有对客户选择的建议权")
    norms.may(agent, "request", "退货", "return-request", "有退货申请权")
    norms.duty(
        agent, "填写销售日报,每日报送区域经理", "填写", "销售日报", concept="report",
        counterparty="区域经理", frequency=Frequency(text="每日", value=1, period="day"),
        further_deeds=(
            Deed(action="报送", action_concept="report", object="销售日报", object_concept="report"),
        ),
    )  # fmt: skip
    clerk = _title("销售内勤")
    norms.duty(clerk, "登记退货台账", "登记", "退货台账", concept="return")
    norms.duty(clerk, "整理销售合同", "整理", "销售合同", concept="sales-contract")
    return norms


def _finance_norms() -> _Norms:
    norms = _Norms("finance.txt")
    head, accountant, cashier = _title("财务经理"), _title("会计"), _title("出纳")
    norms.duty(
        head, "审核销售费用单据", "审核", "销售费用单据",
        concept="sales-expense", action_concept="review",
    )  # fmt: skip
    norms.may(head, "review", "销售费用单据", "sales-expense", "审核销售费用单据", basis="implied")
    norms.may(
        head, "approve", "费用", "expense", "有一定额度的费用审批权",
        limit=Limit(text="一定额度"),
    )  # fmt: skip
    norms.duty(head, "负责编制年度预算", "编制", "年度预算", concept="budget")
    norms.duty(accountant, "登记账簿", "登记", "账簿", concept="account-books")
    norms.duty(accountant, "整理销售合同", "整理", "销售合同", concept="sales-contract")
    norms.duty(
        cashier, "每日盘点现金,差错率低于0.1%", "盘点", "现金", concept="cash",
        frequency=Frequency(text="每日", value=1, period="day"),
        measures=(Measure(text="差错率低于0.1%", operator="<", value=0.1, unit="%"),),
    )  # fmt: skip
    norms.duty(FINANCE_UNIT, "管理公司资金", "管理", "公司资金", concept="funds")
    return norms


def _line(
    lower: str, upper: str, words: str, path: str, kind: str = "line", basis: str = "stated"
) -> Line:
    evidence = _evidence(path, words)
    return Line(
        id=statement_id("line", path, evidence[0].start, evidence[0].end, lower, kind),
        lower=_title(lower),
        upper=_title(upper),
        kind=kind,
        basis=basis,
        reading=words,
        evidence=evidence,
    )


def _positions() -> tuple[Position, ...]:
    found = [
        _position("总经理", "总经理", en="General manager", role="general-manager"),
        _position("销售总监", "销售总监", SALES_UNIT, en="Sales director", role="sales-director"),
        _position(
            "区域经理", "区域经理", REGION_UNIT, en="Regional manager", role="regional-manager"
        ),
        _position("销售代表", "销售代表", REGION_UNIT, role="sales-representative"),
        _position("销售内勤", "销售内勤", SALES_UNIT),
        _position("财务经理", "财务经理", FINANCE_UNIT, "finance.txt", en="Finance manager"),
        _position("会计", "会计", FINANCE_UNIT, "finance.txt", role="accountant"),
        _position("出纳", "出纳", FINANCE_UNIT, "finance.txt"),
    ]
    return tuple(sorted(found, key=lambda p: p.id))


def statements() -> Statements:
    """Everything the two documents state: 8 positions, 3 units, 28 norms, 8 lines."""
    sales, finance = _sales_norms(), _finance_norms()
    told = _evidence("sales.txt", "不得私自收取货款")
    needs = _evidence("sales.txt", "大专以上学历")
    years = _evidence("sales.txt", "三年以上销售经验")
    career = _evidence("sales.txt", "晋升方向:区域经理")
    step = _evidence("sales.txt", "销售代表提出申请")
    decision = _evidence("sales.txt", "区域经理审批")
    judged = _evidence("finance.txt", "出纳的考核周期:每季度一次")
    return Statements(
        organisations=(
            Organisation(
                id=ORGANISATION,
                label=Label(hans="华明贸易有限公司"),
                documents=tuple(TEXTS),
                evidence=(
                    *_evidence("sales.txt", "华明贸易有限公司"),
                    *_evidence("finance.txt", "华明贸易有限公司"),
                ),
            ),
        ),
        units=(
            _unit("销售部", "sales-department", "销售部"),
            _unit("东区办事处", "region-office", "东区办事处", parent=SALES_UNIT),
            _unit("财务部", "finance-department", "财务部", "finance.txt"),
        ),
        positions=_positions(),
        duties=tuple(sorted((*sales.duties, *finance.duties), key=lambda n: n.id)),
        authorities=tuple(sorted((*sales.authorities, *finance.authorities), key=lambda n: n.id)),
        prohibitions=(
            Prohibition(
                id=statement_id("prohibition", "sales.txt", told[0].start, told[0].end),
                bearer=_title("销售代表"),
                reading="不得私自收取货款",
                action="收取",
                object="货款",
                evidence=told,
            ),
        ),
        qualifications=(
            Qualification(
                id=statement_id("qualification", "sales.txt", needs[0].start, needs[0].end),
                bearer=_title("区域经理"),
                reading="大专以上学历",
                kind="education",
                evidence=needs,
            ),
            Qualification(
                id=statement_id("qualification", "sales.txt", years[0].start, years[0].end),
                bearer=_title("区域经理"),
                reading="三年以上销售经验",
                kind="experience",
                minimum_years=3,
                evidence=years,
            ),
        ),
        appraisals=(
            Appraisal(
                id=statement_id("appraisal", "finance.txt", judged[0].start, judged[0].end),
                bearer=_title("出纳"),
                reading="出纳的考核周期:每季度一次",
                frequency=Frequency(text="每季度一次", period="quarter"),
                evidence=judged,
            ),
        ),
        lines=tuple(_lines()),
        career_steps=(
            CareerStep(
                id=statement_id("career", "sales.txt", career[0].start, career[0].end),
                source=_title("销售代表"),
                target=_title("区域经理"),
                reading="晋升方向:区域经理",
                evidence=career,
            ),
        ),
        steps=(
            Step(
                id=statement_id("step", "sales.txt", step[0].start, step[0].end),
                process="退货流程",
                order=1,
                organisation=ORGANISATION,
                reading="销售代表提出申请",
                evidence=step,
                performers=((_title("销售代表"), "R"),),
            ),
            Step(
                id=statement_id("step", "sales.txt", decision[0].start, decision[0].end),
                process="退货流程",
                order=2,
                organisation=ORGANISATION,
                reading="区域经理审批",
                evidence=decision,
                performers=((_title("区域经理"), "A"),),
            ),
        ),
    )


def _lines() -> Iterator[Line]:
    yield _line("销售总监", "总经理", "直接上级为总经理", "sales.txt")
    yield _line("区域经理", "销售总监", "直接上级为销售总监", "sales.txt")
    yield _line("销售代表", "区域经理", "直接上级为区域经理", "sales.txt")
    yield _line("销售代表", "区域经理", "每日报送区域经理", "sales.txt", "informs")
    yield _line("销售内勤", "财务经理", "业务上接受财务经理指导", "sales.txt", "functional")
    yield _line("财务经理", "总经理", "直接上级为总经理", "finance.txt")
    yield _line("会计", "财务经理", "直接上级为财务经理", "finance.txt")
    yield _line("出纳", "财务经理", "直接上级为财务经理", "finance.txt")
