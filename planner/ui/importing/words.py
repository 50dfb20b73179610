"""What an import says of a file, in the language of the interface."""

from __future__ import annotations

from decimal import Decimal

from planner import texts
from planner.domain.figures import Area, State
from planner.exchange.messages import CellPlace, Question, Say
from planner.exchange.tables import TableRead
from planner.operations.border_proposal import BorderProposal
from planner.operations.proposal import FigureProposal
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.importing.work import Borders, Found
from planner.ui.widgets.fact_table import Fact

SHOWN = 3
ENCODINGS = {
    "utf-8": "UTF-8", "cp1252": "Windows-1252", "iso-8859-1": "ISO-8859-1", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16 BE",
}  # fmt: skip
WHOLE_NAME = 60
ROWS = ("row", "first", "last")


def say(sentence: Say) -> str:
    """A sentence of the reader; numbers in the language's form."""
    words = texts.current()
    shown = {
        name: words.number(value, _decimals(value)) if isinstance(value, (int, float)) and name not in ROWS else value
        for name, value in sentence.params.items()
    }
    return words.gettext(sentence.msgid, **shown)


def _decimals(value: float) -> int:
    """As many decimals as the number has."""
    return 0 if isinstance(value, int) else max(0, -int(Decimal(str(value)).as_tuple().exponent))


def head_and_rest(sentence: Say) -> tuple[str, str]:
    """What is said first, as a heading, and the rest of it."""
    first, point, rest = say(sentence).partition(". ")
    return (f"{first}.", rest) if point else (first, "")


def facts(found: Found) -> list[Fact]:
    """What is in the file and what it would bring."""
    if isinstance(found, Borders):
        return _border_facts(found.proposal)
    return _figure_facts(found.proposal) if found.proposal is not None else []


def _figure_facts(proposal: FigureProposal) -> list[Fact]:
    read = proposal.read
    rows = [
        (_("Format"), _(str(read.format.label))),
        (_("Rows"), texts.current().number(read.rows)),
        (_("Areas"), _counts((len(proposal.new_areas), "new"), (len(proposal.matched_areas), "known"),
                             (len(proposal.unmatched), "open"))),
        (_("Characteristics"), _counts((len(proposal.new_variables), "new"),
                                       (len(proposal.matched_variables), "known"))),
        (_("Period"), _span(read)),
        (_("Figures"), _counts((proposal.new, "new"), (proposal.same, "same"), (proposal.changed, "changed"),
                               (proposal.conflicts, "conflict"))),
    ]  # fmt: skip
    signs = [
        f"{texts.current().number(count)} {_(str(state.label))}"
        for state, count in proposal.states.items()
        if state is not State.VALUE and count
    ]
    return [*rows, (_("Signs"), " · ".join(signs))] if signs else rows


def _border_facts(proposal: BorderProposal) -> list[Fact]:
    changed, areas, fresh = len(proposal.changes), len(set(proposal.pairs.values())), len(proposal.new_areas)
    rows = [
        (_("Borders"), texts.current().number(len(proposal.read.features))),
        (_("Areas"), _counts((fresh, "new"), (areas - fresh, "matched"), (len(proposal.unmatched), "open"))),
        (_("To write"), _counts((changed, "new or different"), (areas - changed, "same"))),
    ]
    if proposal.match.lacking:
        lacking = frozenset(proposal.match.lacking) - frozenset(proposal.pairs.values())
        rows.append((_("Without border"), ngettext("{n} area", "{n} areas", len(lacking))))
    return rows


def _counts(*parts: tuple[int, str]) -> str:
    """Counts with their names: "96 new · 2 open"; parts of none are left out, all of none is "none"."""
    names = {
        "new": _("new"), "known": _("known"), "open": _("open"), "same": _("unchanged"), "changed": _("different"),
        "conflict": _("contradictory"), "matched": _("assigned"), "new or different": _("new or different"),
    }  # fmt: skip
    number = texts.current().number
    return " · ".join(f"{number(count)} {names[key]}" for count, key in parts if count) or _("none")


def _span(read: TableRead) -> str:
    """The first and the last period."""
    said = [texts.current().period(period) for period in read.periods]
    if len(said) < 2:
        return "".join(said)
    return f"{said[0]}–{said[-1]}" if len(said[0]) == len(said[-1]) == 4 else f"{said[0]} – {said[-1]}"


def question_detail(question: Question, sheet: str = "") -> str:
    """How many cells a question is about, and where the first of them stand."""
    count = ngettext("{n} cell stays out.", "{n} cells stay out.", question.count)
    places = [place_words(cell, sheet) for cell in question.cells[:SHOWN]]
    more = [_("and others")] if question.count > len(places) else []
    return " ".join([count, " · ".join([*places, *more])]) if places else count


def place_words(cell: CellPlace, sheet: str) -> str:
    """Where a cell stands and what it says; rows are counted as spreadsheets do."""
    row = str(cell.row)
    text = cell.text[:WHOLE_NAME] or _("blank")
    sheet = cell.sheet or sheet
    if not cell.column:
        return _("Row {row}: “{text}”", row=row, text=text)
    if sheet:
        return _(
            "“{sheet}”, row {row}, column “{column}”: “{text}”", sheet=sheet, row=row, column=cell.column, text=text
        )
    return _("Row {row}, column “{column}”: “{text}”", row=row, column=cell.column, text=text)


def take_in_words(found: Found | None, count: int) -> str:
    """The words of the button that takes the file in."""
    if isinstance(found, Borders):
        return ngettext("Take in {n} border", "Take in {n} borders", count)
    return ngettext("Take in {n} figure", "Take in {n} figures", count)


def ready_words(found: Found | None, count: int) -> str:
    """How much is ready to be taken in."""
    if count == 0:
        return _("Nothing is ready yet.") if found is not None and found.waiting else _("This file brings nothing new.")
    if isinstance(found, Borders):
        return ngettext("{n} border ready.", "{n} borders ready.", count)
    return ngettext("{n} figure ready.", "{n} figures ready.", count)


def waiting_words(found: Found | None, waiting: int) -> str:
    """How much stays out until somebody answers."""
    if not waiting:
        return ""
    if isinstance(found, Borders):
        return ngettext("{n} border belongs to no area yet.", "{n} borders belong to no area yet.", waiting)
    return ngettext("{n} cell stays out.", "{n} cells stay out.", waiting)


def written_words(found: Found, count: int) -> str:
    """What was written, as a heading."""
    if isinstance(found, Borders):
        return ngettext("{n} border taken in", "{n} borders taken in", count)
    return ngettext("{n} figure taken in", "{n} figures taken in", count)


def area_options(areas: tuple[Area, ...], nothing: str) -> list[tuple[str, str]]:
    """The areas of the plan to choose from, by level and name; first the choice of none."""
    ordered = sorted(areas, key=lambda area: (area.level, area.name, area.key))
    named = [
        (area.id, f"{area.name} ({area.key})" if area.key and area.key != area.name else area.name) for area in ordered
    ]
    return [("", nothing), *named]
