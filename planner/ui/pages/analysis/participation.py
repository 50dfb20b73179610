"""Participation: who was asked, how and how many, what they said, and whether anybody told them what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner import texts
from planner.domain.analysis import Evidence, Knowledge, Participation, Voice
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Part
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way

HEARD_AS = {Voice.PROFESSIONALS: Knowledge.PROFESSIONALS, Voice.VOLUNTEERS: Knowledge.PRACTICE}
"""What kind of knowledge comes from whom; all others are families."""


def participations(desk: Desk) -> Sequence[Participation]:
    """All of them, the newest first: every cycle shares them."""
    found = desk.bridge.plan.all(Participation)
    return sorted(found, key=lambda one: (one.day or date.min, one.name), reverse=True)


def unanswered(desk: Desk) -> Sequence[Participation]:
    """Those of which nobody has said what changed, the oldest first: they have waited longest."""
    return [one for one in reversed(participations(desk)) if not _is_answered(desk, one)]


def _is_answered(_desk: Desk, one: Participation) -> bool:
    return bool(one.changed.strip())


def _answer(desk: Desk, one: Participation) -> Cell:
    """What changed, or that nobody has said so yet."""
    if _is_answered(desk, one):
        return Cell(one.changed, one.changed, one.changed.casefold(), sign="step:done")
    return Cell(_("not said yet"), "", None, sign="step:open", quiet=True)


def _evidence(desk: Desk, one: Participation) -> Cell:
    """How many pieces of evidence rest on it."""
    count = len(desk.bridge.plan.pointing(Evidence, "participation", one.id))
    return Cell(texts.current().number(count) if count else "", count, count or None)


def _fresh(desk: Desk) -> Mapping[str, Any]:
    return {"day": desk.bridge.session.today()}


def _voice_chip(voice: Voice) -> Chip:
    return Chip(voice.value, voice.label, "", lambda _desk, one: one.voice is voice)


COLUMNS = (
    field(Participation, "name", stretch=True, fixed=True),
    field(Participation, "day"),
    field(Participation, "voice"),
    field(Participation, "people"),
    field(Participation, "method"),
    field(Participation, "said", optional=True),
    field(Participation, "changed", read=_answer, leans_on=frozenset()),
    field(Participation, "areas", optional=True),
    Column("evidence", N_("Evidence from it"), _evidence, right=True, leans_on=frozenset({"evidence"})),
)

ALL = Listing(
    Participation,
    COLUMNS,
    participations,
    chips=(
        Chip("unanswered", N_("not told yet"), "step:open", lambda desk, one: not _is_answered(desk, one)),
        *(_voice_chip(voice) for voice in Voice),
    ),
    fresh=_fresh,
)

FEEDBACK = Listing(
    Participation,
    (
        field(Participation, "name", stretch=True, fixed=True),
        field(Participation, "day"),
        field(Participation, "voice"),
        field(Participation, "people"),
        field(Participation, "said"),
        field(Participation, "changed", read=_answer, leans_on=frozenset()),
    ),
    unanswered,
    chips=tuple(_voice_chip(voice) for voice in Voice),
    fresh=_fresh,
)


def _lead(desk: Desk) -> str:
    found, say = participations(desk), desk.words.say
    people = sum(one.people or 0 for one in found)
    said = say(Sentence(*NN_("People were asked once.", "People were asked {n} times."), n=len(found)))
    if not found:
        return _("Nobody has been asked yet.")
    if people:
        said += " " + ngettext("One took part.", "{n} took part.", people)
    return f"{said} {_lead_of_feedback(desk)}"


def _lead_of_feedback(desk: Desk) -> str:
    waiting = len(unanswered(desk))
    if not participations(desk):
        return _("Nobody has been asked yet.")
    if not waiting:
        return _("All know what came of it.")
    words = NN_("One group does not know yet what came of it.", "{n} groups do not know yet what came of it.")
    return desk.words.say(Sentence(*words, n=waiting))


def _evidence_of(ident: str) -> Listing:
    def rows(desk: Desk) -> Sequence[Evidence]:
        return desk.bridge.plan.pointing(Evidence, "participation", ident)

    def fresh(desk: Desk) -> Mapping[str, Any]:
        record = desk.bridge.plan.one(Participation, ident)
        kind = HEARD_AS.get(record.voice, Knowledge.FAMILIES)
        values = {"participation": ident, "knowledge": kind, "source": record.name, "areas": record.areas}
        return {**values, "day": record.day}

    columns = (field(Evidence, "statement", stretch=True, fixed=True), field(Evidence, "confidence"))
    return Listing(Evidence, columns, rows, fresh=fresh)


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Write down evidence from elsewhere"), "sheet", lambda: desk.go("evidence")),)


FORM = FormSpec(
    Participation,
    groups=(
        Group(("name", ("day", "people"), "voice", "method", "areas"), N_("Who was asked, and how")),
        Group(("said", "changed"), N_("What they said, and what came of it")),
        Group(("who",), N_("Who took part"), folded=True),
    ),
    parts=(Part(N_("Evidence from it"), "participation", _evidence_of, N_("Add evidence")),),
    hints={
        "name": N_("Where people met: “Survey at the daycare gate”."),
        "people": N_("A number, no names."),
        "method": N_("A walk, cards, talks at the gate: so that it can be done again."),
        "areas": N_("Without an area it speaks for the whole town."),
        "said": N_("In their own words where you can."),
        "changed": N_(
            "Also when nothing could be changed, and why. People take part again when they learn what came of it."
        ),
        "who": N_("Groups are enough. Names stay here: no report, room or file shows them."),
    },
    optional=frozenset({"day", "people", "method", "areas", "said", "changed", "who"}),
)

SHEET = Sheet(
    place="participation",
    kind=Participation,
    title=N_("Participation"),
    lead=_lead,
    views=(
        SheetView("all", N_("All"), ALL),
        SheetView(
            "feedback",
            N_("Still to be told"),
            FEEDBACK,
            lead=_lead_of_feedback,
            beside=True,
            empty=Empty(
                N_("Nobody waits for an answer"),
                N_("Each group that was asked stands here until it is said what changed because of it."),
            ),
        ),
    ),
    form=FORM,
    empty=Empty(
        N_("Nobody has been asked yet"),
        N_("Children, parents and professionals know what figures do not show. Their view supports needs."),
        ways=_ways,
    ),
)
