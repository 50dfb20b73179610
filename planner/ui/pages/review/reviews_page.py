"""Review: which measures and goals were looked at, the story behind each curve, and what was decided."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from planner import texts
from planner.charts.figures.words import STATUS_WORDS
from planner.domain.goals import Goal
from planner.domain.lights import shape_of
from planner.domain.measures import Measure, MeasureState
from planner.domain.naming import numbered
from planner.domain.review import Review, Status
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.example_way import example_way
from planner.ui.pages.page import Page
from planner.ui.pages.review import subjects
from planner.ui.pages.review.closed_note import ClosedNote
from planner.ui.pages.review.decision_field import short_words
from planner.ui.pages.review.decision_log import DecisionLog
from planner.ui.pages.review.review_form import ReviewForm
from planner.ui.pages.review.side_by_side import SideBySide
from planner.ui.pages.review.subjects import Subject
from planner.ui.routes import Destination
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.segments import Segments

STORY, DECISIONS = "story", "decisions"
MEASURES, GOALS = "measures", "goals"

MISSING = NN_("One measure that has begun is not reviewed yet.", "{n} measures that have begun are not reviewed yet.")
STILL = NN_("The one measure that has begun is reviewed.", "All {n} measures that have begun are reviewed.")


class ReviewsPage(Page):
    """The list at the left (a combo where there is little room), the form at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review"))
        self._kind = MEASURES
        self._has_any = True
        self._chosen: dict[str, str] = {}
        self._heading = PageHeading(_("Review"))
        self.closed = ClosedNote(desk)
        self.kinds = Segments(_("What is reviewed"), ((MEASURES, _("Measures")), (GOALS, _("Goals"))), MEASURES)
        self.rows = RowsView(_("Measures and goals"), marks_current=True, scrolls=True)
        self._nothing = EmptyState("", "")
        self.form = ReviewForm(desk)
        self.log = DecisionLog(desk)
        self._view = STORY
        self.views = Segments(_("View"), ((STORY, _("Behind the curve")), (DECISIONS, _("Decisions"))), STORY)
        self.story = SideBySide(self, self.rows, self.form)
        self._lay_out()
        self.kinds.chosen.connect(self._choose_kind)
        self.story.chosen.connect(self._choose)
        self.story.taken.connect(self._take)
        self.views.chosen.connect(self._choose_view)
        self.log.taken.connect(self._open)
        self.form.focused.connect(self.story.show_widget)

    def _lay_out(self) -> None:
        self.column.setSpacing(metrics.gap(16))
        self.column.addWidget(self._heading)
        self.column.addWidget(self.closed)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(metrics.gap(8))
        self._bar.addWidget(self.kinds)
        self._bar.addStretch(1)
        self._bar.addWidget(self.views)
        self.column.addLayout(self._bar)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.story, 1)
        self.column.addWidget(self.log, 1)

    def refresh(self) -> None:
        """Bring list and form up to date; the one at hand stays at hand."""
        plan = self.desk.bridge.plan
        self.closed.refresh()
        self._heading.lead.setText(self._finding())
        found = self._listed()
        if self._chosen.get(self._kind) not in {one.id for one in found}:
            waiting = next((one for one in found if self._asks(one) and not subjects.reviews(plan, one)), None)
            first = waiting or next(iter(found), None)
            self._chosen[self._kind] = first.id if first else ""
        key = ("rows of reviews", texts.current().language, self.desk.bridge.session.today())
        rows = [plan.kept(key, (Review, Status), one, self._row) for one in found]
        self.story.set_rows(rows, self._chosen[self._kind])
        self.log.show_kind(self._kind)
        self._nothing.setVisible(not found)
        self._say_nothing()
        self._has_any = bool(found)
        self.form.show_subject(self._subject())
        self._show_parts()

    def visit(self, wanted: Destination) -> None:
        """Show a measure, a goal, or what a review speaks of."""
        subject = subjects.find(self.desk.bridge.plan, wanted.record)
        self._choose_view(wanted.view or (STORY if wanted.record else self._view))
        if subject is not None:
            self._kind = MEASURES if isinstance(subject, Measure) else GOALS
            self.kinds.show_current(self._kind)
            self._chosen[self._kind] = subject.id
            self.refresh()
        if self._view == DECISIONS:
            self._decide(wanted)
        elif wanted.field:
            self.form.focus_field(wanted.field)
        else:
            self.story.take_focus()

    def arrange(self, em: float) -> None:
        """List beside the form from 56 em on; below that a combo above it, and the page scrolls as a whole."""
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        crowded = self.kinds.sizeHint().width() + self.views.sizeHint().width() + metrics.gap(16) > width
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(down if crowded else across)
        self._nothing.arrange(em)
        self.form.set_width(self.story.arrange(em, width))

    def _show_parts(self) -> None:
        """List and form, or the log of decisions."""
        self.story.setVisible(self._view == STORY and self._has_any)
        self.log.setVisible(self._view == DECISIONS and self._has_any)

    def _say_nothing(self) -> None:
        """What is missing before anything can be reviewed, and the way there."""
        of_measures = self._kind == MEASURES
        self._nothing.set_words(
            _("No measures yet") if of_measures else _("No goals yet"),
            _("A review tells the story behind the curve and ends in a decision: go on, adapt, extend or end."),
        )
        place, words = ("measures", _("To the measures")) if of_measures else ("goals", _("To the goals"))
        example = example_way(self.desk, "reviews", self._view)
        self._nothing.set_ways(Way(words, "", lambda: self.desk.go(place)), None, example)

    def _listed(self) -> tuple[Subject, ...]:
        plan = self.desk.bridge.plan
        return subjects.measures(plan) if self._kind == MEASURES else subjects.goals(plan)

    def _subject(self) -> Subject | None:
        return subjects.find(self.desk.bridge.plan, self._chosen.get(self._kind, ""))

    def _finding(self) -> str:
        plan = self.desk.bridge.plan
        asked = subjects.begun(plan)
        missing = [one for one in asked if not subjects.reviews(plan, one)]
        if not asked:
            return _("No measure has begun yet, so there is nothing to review.")
        say = self.desk.words.say
        return say(Sentence(*MISSING, len(missing))) if missing else say(Sentence(*STILL, len(asked)))

    @staticmethod
    def _asks(subject: Subject) -> bool:
        return isinstance(subject, Goal) or subject.state is not MeasureState.PLANNED

    def _row(self, subject: Subject) -> Row:
        plan, today = self.desk.bridge.plan, self.desk.bridge.session.today()
        review = subjects.newest(plan, subject)
        if review is not None:
            second = _(
                "{decision}, reviewed {date}",
                decision=short_words(review.decision),
                date=texts.current().date(review.day),
            )
        else:
            second = _("not reviewed yet") if self._asks(subject) else _("not begun")
        title = numbered(subject.number, subject.name)
        if isinstance(subject, Goal):
            sign = "step:done" if review else "step:not_started"
            word = _("reviewed") if review else ""
        else:
            shape = shape_of(plan, subject, today).value
            sign, word = f"status:{shape}", _(STATUS_WORDS[shape])
        return Row(title, second, sign, word, "", subject.id, leads=False)

    def _choose_view(self, view: str) -> None:
        if view != self._view:
            self.form.flush()
        self._view = view
        self.views.show_current(view)
        self._show_parts()

    def _decide(self, wanted: Destination) -> None:
        """Put the keyboard on the decision of a row."""
        subject = self._subject()
        if subject is not None:
            self.log.grid.choose(subject.id, wanted.field or "decision")
        self.log.grid.setFocus()

    def _open(self, subject: Subject) -> None:
        self.visit(Destination("reviews", STORY, subject.id, "story"))

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self.refresh()

    def _choose(self, ident: str) -> None:
        self._chosen[self._kind] = ident
        self.form.show_subject(self._subject())

    def _take(self, ident: str) -> None:
        self._choose(ident)
        self.form.start()
