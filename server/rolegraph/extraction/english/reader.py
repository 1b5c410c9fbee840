"""Read the items of an English section: duties, powers, prohibitions, lines, requirements."""

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.clauses.cuts import last_sentence, segments, sentences
from rolegraph.extraction.english.lists.arrows import chained
from rolegraph.extraction.english.lists.asked_for import is_requirement
from rolegraph.extraction.english.lists.conditional_lists import hold_if, of_condition, so_far
from rolegraph.extraction.english.lists.leads import (
    below_topic,
    consent_asked,
    is_introduction,
    lead,
    led,
    over,
)
from rolegraph.extraction.english.lists.list_speakers import lead_speaker, takes_up
from rolegraph.extraction.english.lists.matters import Lead, announced, names_unknown, pointed
from rolegraph.extraction.english.lists.rosters import graded
from rolegraph.extraction.english.lists.scales import scales
from rolegraph.extraction.english.lists.shared_leads import shared
from rolegraph.extraction.english.norms.appraisals import appraisals
from rolegraph.extraction.english.norms.context import Context, Findings
from rolegraph.extraction.english.norms.delegations import delegated
from rolegraph.extraction.english.norms.grounds import proposed
from rolegraph.extraction.english.norms.obligations import is_note
from rolegraph.extraction.english.norms.qualifications import qualification
from rolegraph.extraction.english.norms.reporting import lines, listed_below
from rolegraph.extraction.english.norms.resting import stepwise
from rolegraph.extraction.english.norms.speakers import headed, named_by
from rolegraph.extraction.english.page.sections import kind_of_section
from rolegraph.extraction.english.sentence_reading import Reading
from rolegraph.extraction.english.wording.modes import lead_in
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.structure import Item


def read_items(context: Context, findings: Findings) -> None:
    """Read every item of the context's section into the findings."""
    findings.speaker, findings.several = (context if context.bearer else None), ()
    findings.about = ""
    findings.bounded = findings.category = None
    title = context.section.title
    head = None if kind_of_section(title) == "other" else lead(title, context)  # "Who may apply"
    if head and head.title and not head.deeds and context.bearer:
        head = None  # "Powers delegated to the Clerk": the entries are the Clerk's own
    above: Lead | None = None
    graduated = {} if context.bearer else scales(context.section.items, "", context)
    for at, item in enumerate(context.section.items):
        if at in graduated:
            findings.authorities += graduated[at]
            continue
        here = delegated(item, context)
        # "Debts may be written off as follows:" over lines that no mark counts
        if above and not item.number and _below_lead(item, above, here, findings):
            continue
        above = announced(item)
        asked = consent_asked(item, context)
        told = asked or below_topic(head, item, context)
        # What needs somebody's consent is not the bearer's own, however it is worded.
        if not (told and _below_lead(item, told, here, findings)) and not asked:
            _item(item, "", here, findings, told)


def _below_lead(item: Item, head: Lead, context: Context, findings: Findings) -> bool:
    """Read an item as things that the head of its list is about; say whether it is such a list."""
    parts = () if item.children else tuple(segments(item.body))
    made = [tuple(over(part, head, context)) for part in parts]
    whole = bool(made) and all(made)
    for part, several in zip(parts if whole else (), made, strict=False):
        grounded = proposed(part, parse(part.text), context, several)
        findings.authorities += (*several, *grounded)
    return whole


def _item(
    item: Item, mode: str, context: Context, findings: Findings, told: Lead | None = None
) -> None:
    """Read an item and the list below it; ``told`` is what the heading says of all that is listed."""
    kind = context.section.kind
    if kind in {"qualifications", "measures"} and not context.bearer:
        return
    context = headed(item, context)
    conditional = None if kind in {"qualifications", "measures"} else of_condition(item)
    if conditional:
        _under_condition(conditional, (item, mode), context, findings)
    elif kind == "qualifications":
        stated = list(lines(item.body, parse(item.body.text), context))
        findings.lines += stated
        if not stated and is_requirement(item):
            findings.qualifications.append(qualification(item, context))
    elif kind == "measures":
        findings.appraisals += appraisals(item, context)
    elif not _led(item, context, findings) and not _asks_for_each(item, context):
        _sentences(item, mode, context, findings)
    if item.children and not conditional:
        _children(item, mode, context, findings, told)


def _under_condition(
    conditional: tuple[Item, str], whole: tuple[Item, str], context: Context, findings: Findings
) -> None:
    """Read an item that holds if what is listed below it does, and the list as nobody's deeds."""
    (bare, condition), (item, mode) = conditional, whole
    since = so_far(findings)
    _sentences(bare, mode, context, findings)
    listed = tuple(evidence_of(context.document, child.body) for child in item.children)
    hold_if(condition, listed, findings, since)
    nobody, speaker = context.of("", ""), findings.speaker
    findings.speaker = None  # "it has been recorded" is no deed of his
    for child in item.children if context.section.kind != "prohibitions" else ():
        _item(child, "", nobody, findings)
    findings.speaker = speaker


def _asks_for_each(item: Item, context: Context) -> bool:
    """Say whether an item only says whose consent each entry below it needs ("… of the Director for:")."""
    head = lead(item.body.text, context) if item.children else None
    return head is not None and bool(head.title)


def _children(
    item: Item, mode: str, context: Context, findings: Findings, told: Lead | None
) -> None:
    """Read the list below an item, whose head may name two who have a say over each entry."""
    both = shared(item, context)
    findings.authorities += both
    if not both:
        _listed(item, mode, context, findings, told)


def _listed(
    item: Item, mode: str, context: Context, findings: Findings, told: Lead | None
) -> None:
    """Read the list below an item, as what its first words, or the heading above, say of each entry."""
    findings.lines += listed_below(item, context)
    below = lead_in(item.body.text) or mode
    here = lead_speaker(item, context) or takes_up(item, findings.speaker) or context
    said = last_sentence(item.body.text)
    head = lead(said, here)
    if head and head.matter:
        head = pointed(head, item.body.text[: -len(said)].rstrip(" ."))
    if head is None and not below and here is context and is_introduction(item.body.text):
        head = told
    if head and head.title and not head.deeds:  # whose the powers below are
        here = named_by(head.title, item.body, here) or here
        below = below or "grant"
    graduated = {} if here.bearer else scales(item.children, item.body.text, here)
    for at, child in enumerate(item.children):
        if at in graduated:
            findings.authorities += graduated[at]
        elif head and head.matter and names_unknown(child.body.text):
            continue  # "the RFO, with the agreement of the Chair, for items below £500"
        elif not (head and _below_lead(child, head, here, findings)):
            _item(child, below, delegated(child, here), findings)


def _led(item: Item, context: Context, findings: Findings) -> bool:
    """Read an item that lists behind its own head what may be done; say whether it is one."""
    found = led(item, context)
    if found is None:
        return False
    head, parts = found
    made = [tuple(over(part, head, context, item.body)) for part in parts]
    findings.authorities += [one for several in made for one in several if all(made)]
    return all(made)


def _sentences(item: Item, mode: str, context: Context, findings: Findings) -> None:
    """Read the sentences of an item; the first one with a duty makes the item a duty."""
    # Sentences of prose go on with the limit before: "Bookings above this are approved by …".
    here = Reading(item, mode, context, findings, last=None if item.number else findings.bounded)
    every = sentences(item.body)
    # "Grants up to £5,000: Warden. Up to £50,000: Director. Larger ones: the Board."
    scale = len(every) > 1 and ":" in item.body.text and tuple(stepwise(item, item.body, context))
    for whole in (item.body,) if scale else every:
        steps = tuple(chained(item, whole, context)) or tuple(stepwise(item, whole, context))
        steps = steps or tuple(graded(item, whole, context))
        findings.authorities += steps
        here.last = steps[-1] if steps else here.last
        for passage in () if steps else segments(whole):
            here.read(passage)
    findings.bounded = here.last
    for made in here.made:
        if not is_note(item) and not (item.children and not made.object):
            findings.duties.append(made)
