from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.content import circle
from planner.content.words import Words, shown
from planner.domain.frame import Cycle, Label, Municipality, Progress, StepState
from planner.domain.measures import Measure, MeasureState
from planner.domain.overview import Before, Coverage, overview, rows_of
from planner.domain.plan import Plan
from planner.domain.record import new_like
from planner.domain.review import Light, Status
from planner.domain.rules import RULES, remarks
from planner.domain.sentence import SILENCE, Sentence, Term
from planner.texts import Texts
from tests.domain.sound_plan import ACTUALS, SOUND, TODAY, but, with_

PHASES = circle("de").phases
DE, EN = Texts("de"), Texts("en")
DONE = [
    StepState(id=f"state{step.number}", cycle="cycle", step=step.id, state=Progress.DONE)
    for phase in PHASES[:2]
    for step in phase.steps
]


def seen(plan=SOUND, **more):
    return overview(plan, ACTUALS, TODAY, PHASES, **more)


def late_plan():
    measure = SOUND.anywhere("measure")
    return but(
        new_like(SOUND.anywhere("milestone"), done=None),
        Status(id="slow", measure="measure", day=date(2026, 10, 1), implementation=Light.LATE),
        new_like(measure, id="camp", name="Sprachcamp", state=MeasureState.PLANNED),
    )


def test_nothing_waits_in_a_sound_plan():
    found = seen()
    assert found.rows == ()
    assert Words(SOUND, DE).say(found.waiting) == "Nichts wartet auf Sie."
    assert Words(SOUND, DE).say(found.where) == "Sie sind in der Phase „Analyse“."


def test_phases_count_what_is_done():
    found = seen(but(*DONE))
    assert [one.done for one in found.phases] == [6, 7, 0, 0, 0]
    assert found.current == "goals"
    assert found.next_step == "goals.vision"
    looked_at = but(*DONE, StepState(id="open", cycle="cycle", step="goals.targets", state=Progress.OPEN))
    assert seen(looked_at).next_step == "goals.targets"


def test_when_all_is_done_there_is_no_next_step():
    steps = [step for phase in PHASES for step in phase.steps]
    plan = but(*(StepState(id=f"s{n}", cycle="cycle", step=one.id, state=Progress.DONE) for n, one in enumerate(steps)))
    found = seen(plan)
    assert (found.current, found.next_step) == ("review", "")


def test_what_is_late_comes_first_and_the_late_measures_are_as_many_as_the_key_figure_says():
    plan = late_plan()
    words = Words(plan, DE)
    found = seen(plan)
    late = [row for row in found.rows if row.sign == "late"]
    assert list(found.rows[: len(late)]) == late
    measures = next(row for row in late if row.remarks[0].code == "V03")
    assert words.say(measures.headline) == "Eine Maßnahme ist verzögert"
    figure = next(one for one in found.figures if one.id == "measures")
    assert figure.note.params["late"] == len(measures.remarks)
    overdue = next(row for row in late if row.remarks[0].code != "V03")
    assert words.say(overdue.headline) == "Eine Maßnahme hat überfällige Meilensteine"


def test_a_single_finding_keeps_its_own_headline_and_day():
    plan = with_("measure", until=date(2028, 6, 30))
    words = Words(plan, DE)
    row = next(one for one in seen(plan).rows if one.remarks[0].code == "M02")
    assert row.sign == "at_risk"
    assert words.say(row.headline) == "Förderung endet vor der Maßnahme"
    assert words.say(row.detail) == "Lotsendienst: 31.12.2027"
    said = "Die Förderung von „Lotsendienst“ endet am 31.12.2027, die Maßnahme am 30.06.2028."
    assert words.remark(row.remarks[0]) == said


def test_at_most_five_rows_the_urgent_first():
    running = {"cycle": "cycle", "state": MeasureState.RUNNING}
    plan = but(*(Measure(id=f"bare{sign}", name=f"Leer {sign}", **running) for sign in "abcdef"))
    found = seen(plan)
    assert len(found.rows) == 5
    assert found.more > 0
    signs = [row.sign for row in found.rows]
    assert signs == sorted(signs, key=["late", "at_risk", "open"].index)
    assert Words(plan, EN).say(found.rows[0].detail).endswith("· …")


def test_rows_of_the_current_phase_come_first_among_equals():
    plan = but(
        new_like(SOUND.anywhere("need"), priority_reason=""),
        new_like(SOUND.anywhere("conflict"), answer=""),
    )
    found = remarks(plan, ACTUALS, TODAY)
    assert [row.remarks[0].code for row in rows_of(found)] == ["N05", "G13"]
    assert [row.remarks[0].code for row in rows_of(found, {"G13"})] == ["G13", "N05"]


def test_key_figures():
    plan = but(*DONE, new_like(SOUND.anywhere("status"), implementation=Light.AT_RISK))
    found = seen(plan, coverage=Coverage(8, 12), before=Before(10, date(2026, 3, 10)))
    words = Words(plan, DE)
    lines = {one.id: [words.say(one.value), words.say(one.noun), words.say(one.note)] for one in found.figures}
    assert lines == {
        "steps": ["13 von 34", "Schritte bereit", "3 mehr als am 10.03.2026"],
        "measures": ["1 von 2", "Maßnahmen im Plan", "0 verzögert, 1 gefährdet"],
        "money": ["900\N{NO-BREAK SPACE}€", "von 1.500\N{NO-BREAK SPACE}€", "verausgabt bis 01.09.2026"],
        "areas": ["8 von 12", "Stadtteile vollständig", "4 mit Datenlücken"],
    }


def test_key_figures_of_a_new_plan():
    plan = Plan().changed([Municipality(id="town", name="Ort"), Cycle(id="cycle", number=1)])
    words = Words(plan, EN)
    found = seen(plan, before=Before(0, TODAY))
    assert [words.say(one.value) for one in found.figures] == ["0 of 34", "0 of 0", "€0", "0 of 0"]
    assert [words.say(one.note) for one in found.figures][1:] == ["", "nothing spent yet", "no figures yet"]
    assert words.say(seen(plan, before=Before(2, TODAY)).figures[0].note) == "2 fewer than on 21 Nov 2026"


def test_words_are_the_towns_own_then_the_sets_then_the_programs():
    assert Words(SOUND, DE).of("level.guiding") == "Leitziel"
    assert Words(SOUND, EN).of("level.guiding") == "Guiding goal"
    own = but(Label(id="word", key="level.guiding", language="de", text="Oberstes Ziel"))
    assert Words(own, DE).of("level.guiding") == "Oberstes Ziel"
    assert Words(own, EN).of("level.guiding") == "Guiding goal"
    assert Words(with_("town", label_set="isa"), DE).of("phase.review") == "Neuausrichtung"
    assert Words(with_("town", label_set="gone"), DE).of("phase.review") == "Überprüfung"
    assert Words(SOUND, EN).of("nothing.known") == "nothing.known"


def test_sentences_are_said_in_a_language():
    words = Words(SOUND, DE)
    assert words.say(SILENCE) == ""
    counted = Sentence("A measure is late", "{n} measures are late", 1)
    assert words.say(counted) == "Eine Maßnahme ist verzögert"
    assert words.say(Sentence(counted.one, counted.many, 12)) == "Zwölf Maßnahmen sind verzögert"
    assert words.say(Sentence(counted.one, counted.many, 1300)) == "1.300 Maßnahmen sind verzögert"
    assert words.say(Sentence("of {amount}", params={"amount": Term("level.action")})) == "von Handlungsziel"
    assert words.why("M02").startswith("Geld")
    assert words.why("X99") == ""
    assert words.name(SOUND.anywhere("grant")).startswith("2026 · ")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1300, "1.300"),
        (Decimal("1.5"), "1,50\N{NO-BREAK SPACE}€"),
        (date(2026, 3, 1), "01.03.2026"),
        (80.0, "80"),
        (80.25, "80,3"),
        (("a", "b"), "a und b"),
        ("{x}", "{x}"),
        (True, "True"),
        (Light.LATE, "verzögert"),
    ],
)
def test_parameters_are_shown_in_the_language(value, said):
    assert shown(value, DE) == said


def test_every_rule_is_said_in_german():
    for rule in RULES:
        for msgid in (rule.sentence, rule.why):
            assert DE.gettext(msgid) != msgid, msgid
        assert DE.ngettext(rule.one, rule.many, 1) != rule.one
        assert "{name}" in DE.gettext(rule.sentence) or "{name}" not in rule.sentence
