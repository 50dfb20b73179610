"""The vision: its newest version to work on, earlier ones to read beside it, and who adopted it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.goals import Vision
from planner.domain.record import N_, Record
from planner.operations.edit import Add
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.form import Form
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.example_way import example_way
from planner.ui.pages.goals import adopted
from planner.ui.pages.page import Page
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import Hairline, PageHeading, SectionHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine

BESIDE_EM = 58
STACKED_EM = 40
WIDEST = 640


def versions(desk: Desk) -> list[Vision]:
    """The versions of the present cycle, the newest first."""
    plan = desk.bridge.plan
    return sorted(plan.of_cycle(Vision, plan.cycle), key=lambda one: (one.version, one.id), reverse=True)


class AdoptionLine(QWidget):
    """Whether and by whom the version shown was adopted, with the way to record it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line = SignLine("step:done", "")
        self._record = Button(_("Record the resolution"), "link")
        self._record.clicked.connect(lambda: desk.go("adoption"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self._line)
        column.addWidget(self._record, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_record(self, record: Record | None) -> None:
        """Say it of another version."""
        if not isinstance(record, Vision):
            return
        is_adopted = adopted.is_adopted(self._desk, record)
        self._line.sign.set_name("step:done" if is_adopted else "step:open")
        self._line.label.setText(adopted.sentence(self._desk, record))
        self._record.setVisible(not is_adopted)


FORM = FormSpec(
    Vision,
    groups=(Group(("text", "authors", "resolution")),),
    labels={"text": N_("Text")},
    hints={
        "text": N_("What should be true for children here, in a few sentences anybody understands."),
        "authors": N_("Bodies and groups, no names of persons"),
    },
    above=AdoptionLine,
    caption=lambda _desk, one: _("Version {number}", number=one.version),
    titled=False,
)


class VisionPage(Page):
    """The newest version in a form; the earlier ones stay readable, and can be taken up again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Vision"))
        self.heading = PageHeading(_("Vision"))
        self.add = Button(_("New version"), "primary", icon="plus")
        self.add.clicked.connect(self.begin_version)
        self.heading.add_action(self.add)
        self.form = Form(desk, FORM)
        self.form.setMaximumWidth(metrics.px(WIDEST))
        self.empty = EmptyState(
            _("No vision yet"),
            _("A vision says what should be true for children here. Goals and measures lead towards it."),
            "list",
        )
        self._earlier = QScrollArea()
        self._blocks: list[QWidget] = []
        self._build()

    def _build(self) -> None:
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(metrics.gap(4), 0, metrics.gap(12), metrics.gap(8))
        self._column.setSpacing(metrics.gap(16))
        self._column.addWidget(SectionHeading(_("Earlier versions")))
        self._column.addStretch(1)
        self._earlier.setWidget(self._list)
        self._earlier.setWidgetResizable(True)
        self._earlier.setFrameShape(QFrame.Shape.NoFrame)
        self._earlier.setAccessibleName(_("Earlier versions"))
        self._earlier.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._earlier.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(metrics.gap(32))
        self._body.addWidget(self.form, 11)
        self._body.addWidget(self._earlier, 9)
        self.column.addWidget(self.heading)
        self.column.addLayout(self._body, 1)
        self.column.addWidget(self.empty, 1)
        self.column.setSpacing(metrics.gap(16))

    def refresh(self) -> None:
        """The newest version, and those before it."""
        found = versions(self.desk)
        self.say_title(self.heading, "Vision")
        self.heading.lead.setText(self._lead(found))
        writes = not self.desk.bridge.session.read_only
        self.add.setEnabled(writes)
        self.add.setVisible(bool(found))
        self.form.setVisible(bool(found))
        self._earlier.setVisible(len(found) > 1)
        self.empty.setVisible(not found)
        if found:
            self.form.show_record(found[0])
            self._show_earlier(found[1:], writes=writes)
        else:
            needs = Way(_("Look at the needs first"), "next", lambda: self.desk.go("needs", "priorities"))
            ways = (needs, *example_way(self.desk, "vision"))
            self.empty.set_ways(Way(_("Write the vision"), "plus", self.begin_version), None, ways)

    def _lead(self, found: Sequence[Vision]) -> str:
        if not found:
            return _("Nobody has written down yet what should be true for children here.")
        newest = found[0]
        if adopted.is_adopted(self.desk, newest):
            return _("Version {number} counts. It is adopted.", number=newest.version)
        return _("Version {number} counts. It is not adopted yet.", number=newest.version)

    def _show_earlier(self, found: Sequence[Vision], *, writes: bool) -> None:
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = [self._block(one, writes=writes) for one in found]
        for place, block in enumerate(self._blocks):
            self._column.insertWidget(1 + place, block)

    def _block(self, vision: Vision, *, writes: bool) -> QWidget:
        """One earlier version: number, text, who worked it out, whether it was adopted."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        head = QHBoxLayout()
        head.addWidget(Label(_("Version {number}", number=vision.version), "body_strong"))
        head.addStretch(1)
        take = Button(_("Take up again"), "link")
        take.setAccessibleName(_("Take up version {number} again", number=vision.version))
        take.setEnabled(writes)
        take.clicked.connect(partial(self._take_up, vision.id))
        head.addWidget(take)
        column.addLayout(head)
        text = Label(vision.text, "body", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        for words in (vision.authors, adopted.sentence(self.desk, vision)):
            if words:
                column.addWidget(Label(words, "caption", "ink2", wrap=True))
        column.addWidget(Hairline("line"))
        block.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return block

    def begin_version(self) -> None:
        """A new version that begins as the newest one; the old one is kept."""
        self.form.flush()
        found = versions(self.desk)
        self._add_like(found[0] if found else None)

    def _take_up(self, ident: str) -> None:
        """An earlier text becomes the newest version."""
        self._add_like(self.desk.bridge.plan.get(Vision, ident))

    def _add_like(self, vision: Vision | None) -> None:
        bridge = self.desk.bridge
        found = versions(self.desk)
        values = {
            "version": found[0].version + 1 if found else 1,
            "text": vision.text if vision is not None else "",
            "authors": vision.authors if vision is not None else "",
        }
        if bridge.run(Add(Vision.kind, values, bridge.session.new_id()), origin=self):
            self._refresh()
            self.form.focus_field("text")

    def visit(self, wanted: Destination) -> None:
        """Lead to the field asked for."""
        if wanted.field and versions(self.desk):
            self._refresh()
            self.form.focus_field(wanted.field)

    def arrange(self, em: float) -> None:
        """Side by side where there is room."""
        narrow = em < BESIDE_EM
        self.heading.set_stacked(em < STACKED_EM)
        self.empty.arrange(em)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        least = metrics.px(420) if narrow else 0
        self.form.setMinimumHeight(least)
        self._earlier.setMinimumHeight(metrics.px(160) if narrow else 0)
