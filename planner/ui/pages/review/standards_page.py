"""Self-assessment: how far the town meets each standard, and how that changed since the last cycle."""

from __future__ import annotations

from planner.domain.catalogues import Standard
from planner.domain.frame import Cycle
from planner.domain.naming import DOT
from planner.domain.review import Rating
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.pages.review.closed_note import ClosedNote
from planner.ui.pages.review.profile import ProfileView, Standing, profile
from planner.ui.pages.review.rating_form import RatingForm, said_on
from planner.ui.pages.review.side_by_side import SideBySide
from planner.ui.routes import Destination
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row

ASSESSED = NN_("One of {whole} standards is assessed.", "{n} of {whole} standards are assessed.")
NONE_YET = NN_("The one standard is not assessed yet.", "None of the {n} standards is assessed yet.")
RISEN = NN_("One has risen since the last cycle.", "{n} have risen since the last cycle.")
FALLEN = NN_("One has fallen.", "{n} have fallen.")


class StandardsPage(Page):
    """The profile at the left, the levels of one standard at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Self-assessment"))
        self._chosen = ""
        self._heading = PageHeading(_("Self-assessment"))
        self.closed = ClosedNote(desk)
        self.rows = ProfileView(_("Standards"))
        self.form = RatingForm(desk)
        self.body = SideBySide(self, self.rows, self.form)
        self._legend = Label("", "caption", "ink2", wrap=True)
        self._nothing = EmptyState(
            _("There is no standard to assess yet."),
            _("Standards say what good prevention looks like, in four levels. They come from the catalogue."),
        )
        self.column.setSpacing(metrics.gap(16))
        for part in (self._heading, self.closed, self._legend, self._nothing):
            self.column.addWidget(part)
        self.column.addWidget(self.body, 1)
        self.body.chosen.connect(self._choose)
        self.body.taken.connect(self._take)
        self.form.focused.connect(self.body.show_widget)

    def refresh(self) -> None:
        """Bring profile and form up to date; the one at hand stays at hand."""
        plan = self.desk.bridge.plan
        found = profile(plan)
        self.closed.refresh()
        self._heading.lead.setText(self._finding(found))
        self.rows.standings = {one.standard.id: one for one in found}
        if self._chosen not in self.rows.standings:
            waiting = next((one for one in found if one.now is None), None) or next(iter(found), None)
            self._chosen = waiting.standard.id if waiting else ""
        self.body.set_rows([_row(one) for one in found], self._chosen)
        self.body.setVisible(bool(found))
        self._nothing.setVisible(not found)
        earlier = plan.get(Cycle, plan.cycle.predecessor)
        self._legend.setVisible(earlier is not None and any(one.before for one in found))
        if earlier is not None:
            self._legend.setText(_("The upright line marks the level of cycle {number}.", number=earlier.number))
        if self._chosen:
            self.form.show_standing(self.rows.standings[self._chosen])

    def visit(self, wanted: Destination) -> None:
        """Show a standard, or the one a rating speaks of."""
        plan = self.desk.bridge.plan
        rating = plan.get(Rating, wanted.record)
        standard = plan.get(Standard, rating.standard if rating else wanted.record)
        if standard is not None:
            self._choose(standard.id)
            self.refresh()
        if wanted.field:
            self.form.focus_field(wanted.field)
        else:
            self.body.take_focus()

    def arrange(self, em: float) -> None:
        """Profile beside the form, or a combo above it."""
        margins = self.column.contentsMargins()
        self.body.arrange(em, self.viewport().width() - margins.left() - margins.right())
        self._nothing.arrange(em)

    def _finding(self, found: tuple[Standing, ...]) -> str:
        say = self.desk.words.say
        assessed = [one for one in found if one.now]
        if not found:
            return ""
        if not assessed:
            return say(Sentence(*NONE_YET, len(found)))
        parts = [say(Sentence(*ASSESSED, len(assessed), {"whole": len(found)}))]
        both = [one for one in assessed if one.before]
        for words, count in (
            (RISEN, sum(one.level > one.level_before for one in both)),
            (FALLEN, sum(one.level < one.level_before for one in both)),
        ):
            if count:
                parts.append(say(Sentence(*words, count)))
        return " ".join(parts)

    def _choose(self, ident: str) -> None:
        self._chosen = ident
        standing = self.rows.standings.get(ident)
        if standing is not None:
            self.form.show_standing(standing)

    def _take(self, ident: str) -> None:
        self._choose(ident)
        self.form.start()


def _row(standing: Standing) -> Row:
    if standing.now is None:
        second = _("not assessed yet")
    else:
        second = DOT.join(part for part in (_("Level {number}", number=standing.level), said_on(standing.now)) if part)
    word = _("level {number} before", number=standing.level_before) if standing.before else ""
    return Row(standing.standard.name, second, "", word, "", standing.standard.id, leads=False)
