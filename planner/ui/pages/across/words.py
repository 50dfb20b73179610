"""The words of the town: which shipped set it speaks by, and its own word for any term in each language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner import content, texts, tokens
from planner.domain.frame import Label as Word
from planner.domain.frame import Municipality
from planner.domain.plan import Changes
from planner.domain.record import N_, field_of
from planner.domain.sentence import NN_, Sentence
from planner.operations.edit import Change
from planner.operations.frame import SetLabel
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.pages.across.terms import GROUPS, Term, chosen_set, meaning, setting, terms
from planner.ui.pages.page import Page
from planner.ui.preferences import LANGUAGE_NAMES
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments

SET_WIDTH = 380
SIDE_BY_SIDE = 46


OWN = replace(field_of(Word, "text"), default="")
"""The field of the own word; here it may be empty, which means the shipped word."""


def listing(language: str) -> Listing:
    """The terms in a language: what each means, the shipped word, the town's own to be typed."""
    return Listing(
        Word,
        (
            Column("term", N_("Term"), lambda _desk, term: _cell(meaning(term)), fixed=True),
            Column("shipped", N_("Shipped word"), lambda _desk, term: _cell(term.shipped, quiet=bool(term.text))),
            field(
                Word,
                "text",
                title=N_("Own word"),
                read=lambda _desk, term: _cell(term.text),
                write=lambda _desk, term, word: setting(term, word or ""),
                spec=OWN,
                stretch=True,
                fixed=True,
            ),
        ),
        lambda desk: terms(desk, language),
        group=lambda _desk, term: _(GROUPS[term.group]),
        chips=(Chip("own", N_("Own words"), "step:done", lambda _desk, term: bool(term.text)),),
        grows=False,
    )


def _cell(words: str, *, quiet: bool = False) -> Cell:
    return Cell(words, words, words.casefold() or None, quiet=quiet)


class WordsPage(Page):
    """What is chosen and typed here is the plan's: whoever opens it reads these words, in the window and on paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Words"))
        self._language = texts.current().language
        self.heading = PageHeading(_("Words"))
        self.back = Button(_("Back to the shipped word"), "plain", icon="back")
        self.heading.add_action(self.back)
        self.set = ComboField(_("Set of words"))
        self.set.setMaximumWidth(metrics.px(SET_WIDTH))
        self._phases = Label("", "caption", "ink2", wrap=True)
        self.languages = Segments(
            _("Language of the words"),
            [(code, LANGUAGE_NAMES.get(code, code)) for code in texts.languages()],
            self._language,
        )
        self.grid = Grid(desk, listing(self._language), _("Words of the town"), "words")
        self.bar = FilterBar(self.grid)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.set.taken.connect(self._choose_set)
        self.languages.chosen.connect(self._choose_language)
        self.grid.current_changed.connect(self._show_back)
        self.grid.arranged.connect(lambda: self._show_back(self.grid.current))
        self.back.clicked.connect(self.reset)

    def _build(self) -> None:
        self._controls.setSpacing(metrics.gap(12))
        self._controls.addWidget(self.bar, 1)
        side = QHBoxLayout()
        side.addWidget(self.languages)
        self._controls.addLayout(side)
        chosen = QVBoxLayout()
        chosen.setSpacing(metrics.gap(tokens.LABEL_GAP))
        chosen.addWidget(self.set)
        chosen.addWidget(self._phases)
        holder = QWidget()
        holder.setLayout(chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(metrics.gap(16))
        self.column.addWidget(self.heading)
        self.column.addWidget(holder)
        self.column.addLayout(self._controls)
        self.grid.setMinimumHeight(metrics.px(tokens.HEIGHTS.grid_row * 8))
        self.column.addWidget(self.grid, 1)

    def concerns(self, changes: Changes) -> bool:
        """Words and the set they come from."""
        return not changes.ids

    def refresh(self) -> None:
        """Say which set holds and how many words are the town's own."""
        plan, words = self.desk.bridge.plan, texts.current()
        sets = [(one.id, one.names[words.language]) for one in content.label_sets()]
        chosen = chosen_set(self.desk)
        self.set.combo.set_options(sets, chosen.id)
        phases = [chosen.of(f"phase.{phase.id}", words.language) for phase in content.circle(words.language).phases]
        self._phases.setText(" · ".join(phase for phase in phases if phase))
        one, many = NN_("One word is the town’s own", "{n} words are the town’s own")
        count = plan.count(Word)
        own = self.desk.words.say(Sentence(one, many, count)) if count else _("No word is the town’s own yet")
        self.heading.lead.setText(_("{set}. {own}.", set=chosen.names[words.language], own=own))
        may_write = not self.desk.bridge.session.read_only
        self.set.setEnabled(may_write)
        self._show_back(self.grid.current)
        self.settle()

    def visit(self, wanted: Destination) -> None:
        """Show one of the town's words."""
        word = self.desk.bridge.plan.get(Word, wanted.record)
        if word is not None:
            self._choose_language(word.language)
            self.grid.clear_filter()
            self.grid.choose(f"{word.key} {word.language}", "text")
        self.grid.setFocus()

    def reset(self) -> None:
        """Go back to the shipped word of the current term."""
        term = self.grid.current
        if isinstance(term, Term) and term.text:
            self.desk.bridge.run(SetLabel(term.key, term.language, ""))
            self.grid.setFocus()

    def _choose_set(self, key: str) -> None:
        town = self.desk.bridge.plan.municipality
        if key != town.label_set:
            self.desk.bridge.run(Change(Municipality.kind, town.id, {"label_set": key}))

    def _choose_language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.languages.show_current(language)
            self.grid.set_listing(listing(language))

    def _show_back(self, term: object) -> None:
        may_write = self.desk.bridge.is_open and not self.desk.bridge.session.read_only
        self.back.setEnabled(may_write and isinstance(term, Term) and bool(term.text))

    def arrange(self, em: float) -> None:
        """Buttons and the language below where the page is narrow."""
        narrow = em < SIDE_BY_SIDE
        self.heading.set_stacked(narrow)
        self._controls.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
