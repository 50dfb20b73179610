"""The preview: thumbnails, the page, a bar with where one is and how large; pages turn by keys, wheel and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.preferences import LANGUAGE_NAMES
from planner.ui.reporting.flow import ReportFlow
from planner.ui.reporting.page_view import FIT_PAGE, FIT_WIDTH, PageView
from planner.ui.reporting.thumbs import Thumbs
from planner.ui.widgets.button import Button, icon_button
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.progress import Progress
from planner.ui.widgets.sign_line import Sign

THUMBS_EM = 34
"""Width of the preview in em from which the thumbnails are shown."""
ABOUT_EM = 38
"""Width from which the bar says what the pages show."""
ABOUT_EM_OLD = 56
"""The same while the bar also says that the plan has changed."""
FITTING_EM = 26
"""Width from which the bar has room for the buttons that fit the page."""
SCROLL_SHARE = 0.85


class Preview(QWidget):
    """Shows the PDF of a `ReportFlow`."""

    def __init__(self, flow: ReportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._em = 0.0
        self.setAccessibleName(_("Preview of the report"))
        self.thumbs = Thumbs(flow)
        self.view = PageView(flow)
        self.where = ElidedLabel("", "body")
        self._about = ElidedLabel("", "body", "ink2")
        self.previous = icon_button("previous", _("Previous page"))
        self.next = icon_button("next", _("Next page"))
        self.smaller = icon_button("minus", _("Smaller"))
        self.larger = icon_button("plus", _("Larger"))
        self.whole = Button(_("Whole page"), "quiet")
        self.wide = Button(_("Width"), "quiet")
        self.wide.setAccessibleName(_("Fit the width"))
        self._stale_sign = Sign("status:at_risk", 13)
        self._stale_words = ElidedLabel(_("The plan has changed since."), "caption")
        self.refresh = Button(_("Set again"), "quiet")
        self._progress = Progress(_("Progress"))
        self._nothing = Label("", "lead", "ink2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._build()
        self._connect()
        self.show_state()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(metrics.gap(8), metrics.gap(4), metrics.gap(8), metrics.gap(4))
        bar.setSpacing(metrics.gap(4))
        for widget in (self.previous, self.where, self.next):
            bar.addWidget(widget)
        bar.addWidget(self._stale_sign)
        bar.addWidget(self._stale_words)
        bar.addWidget(self.refresh)
        bar.addStretch(1)
        bar.addWidget(self._about)
        for widget in (self.whole, self.wide, self.smaller, self.larger):
            bar.addWidget(widget)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sides = QHBoxLayout()
        sides.setContentsMargins(metrics.gap(8), 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.thumbs)
        sides.addWidget(self._nothing, 1)
        sides.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._progress)
        column.addLayout(sides, 1)

    def _connect(self) -> None:
        self._flow.changed.connect(self.show_state)
        self._flow.progressed.connect(self._progress.set_share)
        self.thumbs.turned.connect(self.go)
        self.view.turn_wanted.connect(self._turn)
        self.previous.clicked.connect(lambda: self._turn(-1, from_top=True))
        self.next.clicked.connect(lambda: self._turn(1))
        self.smaller.clicked.connect(lambda: self._zoom(False))
        self.larger.clicked.connect(lambda: self._zoom(True))
        self.whole.clicked.connect(lambda: self._set_fit(FIT_PAGE))
        self.wide.clicked.connect(lambda: self._set_fit(FIT_WIDTH))
        self.refresh.clicked.connect(self._flow.make)

    @property
    def pages(self) -> int:
        """How many pages the preview has; 0 before there is one."""
        return self._flow.made.pages if self._flow.made is not None else 0

    def show_state(self) -> None:
        """Bring everything up to date with the flow."""
        flow, made = self._flow, self._flow.made
        self.thumbs.set_count(self.pages)
        self._nothing.setVisible(made is None)
        self.view.setVisible(made is not None)
        self._nothing.setText(flow.failure or _("The report is being set …"))
        self._progress.setVisible(flow.busy == "make")
        is_old = made is not None and flow.is_stale and not flow.busy
        for widget in (self._stale_sign, self._stale_words, self.refresh):
            widget.setVisible(is_old)
        for button in (self.whole, self.wide, self.smaller, self.larger):
            button.setEnabled(made is not None)
        if made is not None:
            protected = made.settings.audience == "public"
            parts = (
                _("protected figures") if protected else _("raw figures, internal"),
                LANGUAGE_NAMES.get(made.settings.language, made.settings.language),
                "A4",
            )
            self._about.set_words(" · ".join(parts))
            self.go(min(self.view.page, made.pages - 1), keep=True)
        self._show_where()
        self._fit_bar()

    def go(self, number: int, *, keep: bool = False, at_end: bool = False) -> None:
        """Show a page (from 0); with `keep` the place on it stays."""
        if not 0 <= number < self.pages:
            return
        if not keep or number != self.view.page:
            self.view.show_page(number, at_end=at_end)
        self.thumbs.show_page(number)
        self._show_where()
        self.view.viewport().update()

    def _turn(self, way: int, *, from_top: bool = False) -> None:
        self.go(self.view.page + way, at_end=way < 0 and not from_top)

    def _zoom(self, up: bool) -> None:
        self.view.zoom(up)

    def _set_fit(self, fit: str) -> None:
        self.view.set_fit(fit)

    def _show_where(self) -> None:
        page = self.view.page
        self.where.set_words(_("Page {n} of {of}", n=page + 1, of=self.pages) if self.pages else "")
        self.previous.setEnabled(page > 0 and self.pages > 0)
        self.next.setEnabled(page + 1 < self.pages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll and turn, Home and End go to the ends, plus and minus zoom."""
        step = round(self.view.viewport().height() * SCROLL_SHARE)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.view.scroll(0, step)
            case Qt.Key.Key_PageUp:
                self.view.scroll(0, -step)
            case Qt.Key.Key_Home:
                self.go(0)
            case Qt.Key.Key_End:
                self.go(self.pages - 1)
            case Qt.Key.Key_Plus:
                self._zoom(True)
            case Qt.Key.Key_Minus:
                self._zoom(False)
            case _:
                super().keyPressEvent(event)

    def fit(self, width: int) -> None:
        """Show only what there is room for in this width: thumbnails, words of the bar, buttons to fit the page."""
        self._em = metrics.current().em(width)
        self._fit_bar()

    def _fit_bar(self) -> None:
        em, is_old = self._em, not self.refresh.isHidden()
        self.thumbs.setVisible(em >= THUMBS_EM and self.pages > 0)
        self._about.setVisible(em >= (ABOUT_EM_OLD if is_old else ABOUT_EM))
        self._stale_words.setVisible(is_old and em >= ABOUT_EM)
        for button in (self.whole, self.wide):
            button.setVisible(em >= (ABOUT_EM if is_old else FITTING_EM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground a page lies on, a line below the bar and towards the form."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("fill"))
            y = self._bar.geometry().bottom()
            paint.hairline(painter, 0, y, self.width() - 1, y)
            paint.hairline(painter, 0, 0, 0, self.height() - 1)
