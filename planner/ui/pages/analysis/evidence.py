"""Evidence by kind of knowledge: what figures, professionals and families say, how sure that is, and what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.domain.analysis import Confidence, Evidence, Knowledge, Need
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.analysis.need_links import NeedLinks
from planner.ui.pages.analysis.needs import SHORT
from planner.ui.pages.sheet import Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way

PROFESSIONALS = (Knowledge.PROFESSIONALS, Knowledge.PRACTICE)
FAMILIES = (Knowledge.FAMILIES,)
DATA = (Knowledge.STATISTICS, Knowledge.RESEARCH)
ORDER = {kind: place for place, kind in enumerate(Knowledge)}


def evidence(desk: Desk, kinds: Sequence[Knowledge] = tuple(Knowledge)) -> Sequence[Evidence]:
    """Evidence of these kinds, kind by kind, the newest first: every cycle shares it."""
    found = [one for one in desk.bridge.plan.all(Evidence) if one.knowledge in kinds]
    found.sort(key=lambda one: one.day or date.min, reverse=True)
    return sorted(found, key=lambda one: ORDER[one.knowledge])


def needs_on(desk: Desk, record: Evidence) -> Sequence[Need]:
    """The needs of the present cycle that rest on it."""
    plan = desk.bridge.plan
    return [one for one in plan.pointing(Need, "evidence", record.id) if one.cycle == plan.cycle.id]


def _supports(desk: Desk, record: Evidence) -> Cell:
    found = needs_on(desk, record)
    words = ", ".join(one.name for one in found)
    return Cell(words or _("no need yet"), len(found), words.casefold() or None, quiet=not found)


def _source(_desk: Desk, record: Evidence) -> Cell:
    if record.source.strip():
        return Cell(record.source, record.source, record.source.casefold())
    return Cell(_("not stated"), "", None, sign="step:open", quiet=True)


def _knowledge_chip(kind: Knowledge) -> Chip:
    return Chip(kind.value, SHORT[kind], "", lambda _desk, one: one.knowledge is kind)


def _confidence_chip(confidence: Confidence) -> Chip:
    title = {
        Confidence.LOW: N_("hardly sure"),
        Confidence.MEDIUM: N_("fairly sure"),
        Confidence.HIGH: N_("very sure"),
    }[confidence]
    return Chip(f"sure.{confidence.value}", title, "", lambda _desk, one: one.confidence is confidence)


UNUSED = Chip("unused", N_("supports no need"), "step:open", lambda desk, one: not needs_on(desk, one))
SOURCELESS = Chip("sourceless", N_("without source"), "step:open", lambda _desk, one: not one.source.strip())
SURE = tuple(_confidence_chip(one) for one in Confidence)


def _listing(kinds: Sequence[Knowledge], chips: tuple[Chip, ...]) -> Listing:
    several = len(kinds) > 1

    def rows(desk: Desk) -> Sequence[Evidence]:
        return evidence(desk, kinds)

    def group(_desk: Desk, record: Evidence) -> str:
        words = _(record.knowledge.label)
        return words[:1].upper() + words[1:]

    def fresh(desk: Desk) -> Mapping[str, Any]:
        return {"knowledge": kinds[0], "day": desk.bridge.session.today()}

    columns = (
        field(Evidence, "statement", stretch=True, fixed=True),
        field(Evidence, "source", read=_source, leans_on=frozenset()),
        field(Evidence, "day"),
        field(Evidence, "confidence"),
        Column("supports", N_("Supports"), _supports, leans_on=frozenset({"need", "cycle"})),
        field(Evidence, "knowledge", optional=True),
        field(Evidence, "areas", optional=True),
        field(Evidence, "indicator", optional=True),
        field(Evidence, "participation", optional=True),
    )
    return Listing(Evidence, columns, rows, group=group if several else None, chips=chips, fresh=fresh)


def _lead(desk: Desk) -> str:
    found, say = evidence(desk), desk.words.say
    said = say(there_are("kind.evidence", len(found)))
    if not found:
        return said
    missing = [kind for kind in (PROFESSIONALS, FAMILIES, DATA) if not any(one.knowledge in kind for one in found)]
    if missing:
        names = {PROFESSIONALS: _("professionals"), FAMILIES: _("families"), DATA: _("figures")}
        return said + " " + _("Still missing: {kinds}.", kinds=", ".join(names[kind] for kind in missing))
    return f"{said} {_lead_of_unused(desk, found)}"


def _lead_of_unused(desk: Desk, found: Sequence[Evidence]) -> str:
    unused = sum(not needs_on(desk, one) for one in found)
    if not unused:
        return _("Every one supports a need.")
    words = NN_("One supports no need of this cycle.", "{n} support no need of this cycle.")
    return desk.words.say(Sentence(*words, n=unused))


def _lead_of(kinds: Sequence[Knowledge], one: str, many: str, none: str) -> Callable[[Desk], str]:
    def lead(desk: Desk) -> str:
        found = evidence(desk, kinds)
        said = desk.words.say(Sentence(one, many, n=len(found), none=none))
        return f"{said} {_lead_of_unused(desk, found)}" if found else said

    return lead


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Ask families and professionals"), "idea", lambda: desk.go("participation")),
        Way(_("Look at the figures"), "chart", lambda: desk.go("figures")),
    )


FORM = FormSpec(
    Evidence,
    groups=(
        Group(("statement", "knowledge", "confidence")),
        Group(("source", "day", "participation", "indicator"), N_("Where this comes from")),
        Group(("areas",), N_("Where it holds")),
    ),
    hints={
        "statement": N_("One thing that is known, in one sentence."),
        "knowledge": N_("A need should rest on more than one kind."),
        "confidence": N_("How sure you are. Doubt is worth writing down."),
        "source": N_("So that others can look it up."),
        "participation": N_("Where it was said, if people were asked."),
        "indicator": N_("Where it can be seen, if it is a figure."),
        "areas": N_("Without an area it holds for the whole town."),
    },
    optional=frozenset({"day", "participation", "indicator", "areas"}),
    above=NeedLinks,
)

SHEET = Sheet(
    place="evidence",
    kind=Evidence,
    title=N_("Evidence by kind of knowledge"),
    lead=_lead,
    views=(
        SheetView(
            "all",
            N_("All"),
            _listing(tuple(Knowledge), (UNUSED, *(_knowledge_chip(kind) for kind in Knowledge))),
        ),
        SheetView(
            "professionals",
            N_("Professionals"),
            _listing(PROFESSIONALS, (UNUSED, SOURCELESS, *SURE)),
            lead=_lead_of(
                PROFESSIONALS,
                *NN_("Professionals say one thing.", "Professionals say {n} things."),
                N_("Professionals have not been heard yet."),
            ),
            empty=Empty(
                N_("No view of professionals yet"),
                N_("Those who meet families every day see what figures show years later."),
                ways=_ways,
            ),
        ),
        SheetView(
            "families",
            N_("Families"),
            _listing(FAMILIES, (UNUSED, SOURCELESS, *SURE)),
            lead=_lead_of(
                FAMILIES,
                *NN_("Families say one thing.", "Families say {n} things."),
                N_("Families have not been heard yet."),
            ),
            empty=Empty(
                N_("No view of families yet"),
                N_("Who lives there knows what figures do not show."),
                ways=_ways,
            ),
        ),
        SheetView(
            "data",
            N_("Figures and research"),
            _listing(DATA, (UNUSED, SOURCELESS, *SURE)),
            lead=_lead_of(
                DATA,
                *NN_("Figures and research say one thing.", "Figures and research say {n} things."),
                N_("Figures and research do not say anything yet."),
            ),
            empty=Empty(
                N_("No evidence from figures yet"),
                N_("A figure alone is thin; it shows how many families a need concerns."),
                ways=_ways,
            ),
        ),
    ),
    form=FORM,
    empty=Empty(
        "",
        N_("Evidence says what is known and from whom. Needs rest on it, best on more than one kind."),
        ways=_ways,
    ),
)
