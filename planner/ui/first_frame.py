"""The first frame: the shell with its navigation, painted by one widget before anything heavy is imported.

It stands where the real shell will stand, for the fraction of a second until that is built. Nothing here touches `Qt`,
the namespace of Qt's constants: looking at it once costs as much as half of this frame.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui.metrics import Metrics
from planner.ui.places import PLACES
from planner.ui.shell import navigation_sizes as sizes

COVER = 0.39


def paint_shell(widget: QWidget, colours: tokens.Colours, metrics: Metrics) -> None:
    """Bar, navigation, page, guidance and status line, as `shell.body` will lay them out."""
    width, height = float(widget.width()), float(widget.height())
    bar, status = metrics.px(tokens.HEIGHTS.top_bar), metrics.px(tokens.HEIGHTS.status_line)
    em = metrics.em(width)
    navigation = metrics.px(tokens.NAVIGATION_WIDTH if em >= tokens.NARROW_EM else tokens.RAIL_WIDTH)
    wide, narrow = em >= tokens.WIDE_EM, em < tokens.NARROW_EM
    guidance = metrics.px(tokens.GUIDANCE_WIDTH) if wide else 0 if narrow else metrics.px(tokens.STRIP_WIDTH)
    painter = QPainter(widget)
    try:
        _fill(painter, (0, 0, width, height), colours.paper)
        _fill(painter, (0, bar, navigation, height - bar), colours.ground)
        _fill(painter, (width - guidance, bar, guidance, height - bar), colours.ground)
        _fill(painter, (0, height - status, width, status), colours.ground)
        _fill(painter, (0, 0, width, bar), colours.bar)
        for box in (
            (navigation - 1, bar, 1, height - bar - status),
            (width - guidance, bar, 1, height - bar - status),
            (0, height - status, width, 1),
        ):
            _fill(painter, box, colours.line)
        _paint_navigation(painter, colours, metrics, bar, navigation - 1)
    finally:
        painter.end()


def paint_start(widget: QWidget, colours: tokens.Colours, metrics: Metrics) -> None:
    """The ground of the start page: blue beside paper."""
    cover = min(metrics.px(560), round(widget.width() * COVER)) if metrics.em(widget.width()) >= 56 else 0
    painter = QPainter(widget)
    try:
        _fill(painter, (0, 0, widget.width(), widget.height()), colours.paper)
        _fill(painter, (0, 0, cover, widget.height()), colours.bar)
    finally:
        painter.end()


def _paint_navigation(painter: QPainter, colours: tokens.Colours, metrics: Metrics, top: float, width: float) -> None:
    """One line for each row that is there before a plan is; the first is the open one."""
    y = top + metrics.gap(12)
    is_rail = width < metrics.px(tokens.NAVIGATION_WIDTH) - 1
    before = "overview"
    for number, (sort, words) in enumerate(_rows()):
        row = sizes.height(metrics, sort, rail=is_rail, apart=False)
        y += metrics.gap(sizes.SEPARATOR) if sort != before else 0
        before = sort
        if number == 0:
            _fill(painter, (0, y, width, row), colours.soft)
            _fill(painter, (0, y, 3, row), colours.accent)
        if not is_rail:
            role = "body" if sort == "place" else "body_strong"
            painter.setFont(metrics.font(role))
            painter.setPen(QColor(colours.accent if number == 0 else colours.ink))
            left = metrics.px(sizes.OVERVIEW_WORDS_LEFT if number == 0 else sizes.WORDS_LEFT)
            middle = y + row / 2 + metrics.measure(role).capHeight() / 2
            painter.drawText(QPointF(left, middle), words)
        y += row


def _rows() -> list[tuple[str, str]]:
    """Kind and words of the rows: overview, phases by their usual names, places of work."""
    places = [("place", _(one.title)) for one in PLACES if one.group == "work"]
    return [("overview", _(PLACES[0].title)), *(("phase", _(name)) for _id, name, _icon in sizes.PHASES), *places]


def _fill(painter: QPainter, box: tuple[float, float, float, float], colour: str) -> None:
    painter.fillRect(QRectF(*box), QColor(colour))
