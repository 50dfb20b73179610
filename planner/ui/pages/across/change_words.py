"""Changes as parts of a list: records under one another, field by field what stood there before and what stands there now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner import content, texts
from planner.domain.frame import Answer, Municipality, StepState
from planner.domain.kinds import BY_NAME, KINDS
from planner.domain.naming import shortened
from planner.domain.record import Record
from planner.operations.changed import ADDED, CHANGED, REMOVED, Changed, FieldChange, RecordChange
from planner.operations.past import PastPlan
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.columns import field_words
from planner.ui.desk import Desk
from planner.ui.form.spec import HIDDEN
from planner.ui.preferences import LANGUAGE_NAMES

LONGEST = 1200
"""Characters of a long text that are shown; the record itself shows the whole."""
SIGNS = {ADDED: "plus", REMOVED: "minus"}


@dataclass(frozen=True, slots=True)
class Part:
    """One line: a record (`head`) or a field with what it held before and after; "" for nothing.

    What does not compare says only `after`; a `count` stands on one line with its number at the right.
    """

    title: str
    before: str = ""
    after: str = ""
    sign: str = ""
    word: str = ""
    payload: Record | None = None
    head: bool = False
    count: bool = False
    compares: bool = True

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        if self.head:
            return ", ".join(part for part in (self.word, self.title) if part)
        if not self.compares:
            return f"{self.title}: {self.after or self.before}"
        empty = _("empty")
        return _(
            "{field}: from {before} to {after}",
            field=self.title,
            before=self.before or empty,
            after=self.after or empty,
        )


Item = tuple[RecordChange, FieldChange | None] | Part


def items_of(found: Changed) -> list[Item]:
    """What is to be listed: figures first, then every record with its fields; words are found when a line is seen."""
    items: list[Item] = [*_figures(found)]
    if found.erased:
        items.append(Part(_("A text was erased for good."), sign="erase", head=True))
    for record in found.records:
        items.append((record, None))
        whole = record.sort in (ADDED, REMOVED)
        items += [(record, field) for field in record.fields if not (whole and field.spec.name in HIDDEN)]
    return items


def part_of(desk: Desk, item: Item) -> Part:
    """The words of one line."""
    if isinstance(item, Part):
        return item
    change, field = item
    return _head(desk, change) if field is None else _field(desk, change, field)


def _figures(found: Changed) -> list[Part]:
    said = (
        (found.figures_added, ngettext("{n} new figure", "{n} new figures", found.figures_added)),
        (found.figures_changed, ngettext("{n} figure changed", "{n} figures changed", found.figures_changed)),
        (found.figures_removed, ngettext("{n} figure removed", "{n} figures removed", found.figures_removed)),
    )
    return [Part(words, sign="import", head=True) for n, words in said if n]


def _head(desk: Desk, change: RecordChange) -> Part:
    now = desk.bridge.plan.find(change.kind, change.id)
    whole = now if now is not None else None if change.sort == CHANGED else change.image
    name = _name(desk, whole) if whole is not None else ""
    word = {ADDED: _("added"), REMOVED: _("removed")}.get(change.sort, _(CHANGED))
    title = " · ".join(part for part in (desk.words.of(f"kind.{change.kind}"), name) if part)
    sign = SIGNS.get(change.sort, "edit")
    return Part(title, sign=sign, word=word, payload=now, head=True)


def _name(desk: Desk, record: Record) -> str:
    """What a person calls the record; steps and questions of the circle by their words."""
    if isinstance(record, StepState):
        return _told_id(desk, record.step) or desk.words.name(record)
    if isinstance(record, Answer):
        return shortened(_told_id(desk, record.question)) or desk.words.name(record)
    return desk.words.name(record)


def _field(desk: Desk, change: RecordChange, field: FieldChange) -> Part:
    plan, spec = desk.bridge.plan, field.spec

    def said(image: Record | None) -> str:
        if image is None or getattr(image, spec.name) in (None, "", ()):
            return ""
        words = _told_id(desk, getattr(image, spec.name)) if spec.is_text else ""
        return shortened(words or field_words(plan, image, spec), LONGEST) or _("no longer there")

    return Part(_(spec.label), said(field.before), said(field.after), compares=change.sort not in (ADDED, REMOVED))


def _told_id(desk: Desk, value: str) -> str:
    """The name behind a text that is an id: of a record, a kind, a step or a question of the circle, a language."""
    record = desk.bridge.plan.anywhere(value)
    if record is not None:
        return desk.words.name(record)
    if value in BY_NAME:
        return desk.words.of(f"kind.{value}")
    circle = content.circle(texts.current().language)
    told = {step.id: step.title for step in circle.steps}
    try:
        return told.get(value) or LANGUAGE_NAMES.get(value) or circle.question(value).text
    except KeyError:
        return ""


def counts_of(desk: Desk, past: PastPlan) -> list[Part]:
    """The plan as it was after a step, in counts, beside those of today."""
    now, words = desk.bridge.plan, texts.current()
    figures = desk.bridge.session.observation_count()
    rows: list[tuple[str, int, int]] = [(_("Figures"), len(past.rows), figures)]
    rows += [
        (desk.words.of(f"kinds.{cls.kind}"), past.plan.count(cls), now.count(cls))
        for cls in KINDS
        if cls is not Municipality
    ]
    return [
        Part(title, words.number(then), words.number(today), count=True, compares=then != today)
        for title, then, today in rows
        if then or today
    ]


def sum_of(found: Changed) -> str:
    """The net effect in one sentence."""
    if not found:
        return _("Nothing differs.")
    sorts = Counter(one.sort for one in found.records)
    said = (
        (sorts[ADDED], ngettext("{n} record added", "{n} records added", sorts[ADDED])),
        (sorts[CHANGED], ngettext("{n} record changed", "{n} records changed", sorts[CHANGED])),
        (sorts[REMOVED], ngettext("{n} record removed", "{n} records removed", sorts[REMOVED])),
        (found.figures, ngettext("{n} figure touched", "{n} figures touched", found.figures)),
    )
    return ", ".join(words for n, words in said if n) or _("A text was erased for good.")
