"""Painting of a timeline: the calendar behind it, the bars, their milestones, today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from planner import texts
from planner.texts import gettext as _
from planner.ui import cells, metrics, paint, theme
from planner.ui.columns import Span
from planner.ui.grid.time_scale import TimeScale

THICK, DIAMOND, NOTCH, HALO = 12, 6, 6, 2
QUARTERS = ("I", "II", "III", "IV")
HEAD = 46


def x_of(rect: QRectF, share: float) -> float:
    """The place of a share of the time in a cell."""
    return rect.left() + share * rect.width()


def bar_of(scale: TimeScale, rect: QRectF, span: Span) -> tuple[float, float] | None:
    """The left and right end of a bar inside a cell; None where nothing of it is seen."""
    if span.starts is None or span.until is None:
        return None
    left, right = scale.share(span.starts), scale.share(span.until)
    if right < 0 or left > 1:
        return None
    return x_of(rect, max(left, 0.0)), x_of(rect, min(right, 1.0))


def paint_calendar(painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
    """Years on rules, quarters on lines where there is room."""
    wide = rect.width() / len(scale.years) / 4 >= metrics.px(18)
    for year in scale.years:
        for quarter in range(4 if wide else 1):
            x = x_of(rect, scale.share(_quarter(year, quarter)))
            paint.hairline(painter, x, rect.top(), x, rect.bottom(), "line" if quarter else "rule")


def paint_today(painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
    """Today as a line in ink."""
    share = scale.share(scale.today)
    if 0 <= share <= 1:
        x = round(x_of(rect, share))
        painter.fillRect(QRectF(x, rect.top(), 2, rect.height()), theme.colour("ink"))


def paint_span(painter: QPainter, rect: QRectF, span: Span, scale: TimeScale) -> None:
    """The bar: planned pale, carried out dark, milestones over it; a notch or point where it leaves the view."""
    ends = bar_of(scale, rect, span)
    middle = rect.center().y()
    if ends is None:
        _paint_absent(painter, rect, span, scale)
    else:
        cut = bool(span.starts and span.starts < scale.starts), bool(span.until and span.until >= scale.ends)
        _paint_bar(painter, ends, middle, cut, "r2")
        if span.done_until is not None and span.starts is not None and span.done_until > max(span.starts, scale.starts):
            reach = min(x_of(rect, min(scale.share(span.done_until), 1.0)), ends[1])
            whole = cut[1] and reach >= ends[1]
            _paint_bar(painter, (ends[0], reach), middle, (cut[0], whole), "accent")
    for point in span.points:
        share = scale.share(point.day)
        if 0 <= share <= 1:
            _paint_diamond(painter, QPointF(x_of(rect, share), middle), reached=point.reached)


def _paint_absent(painter: QPainter, rect: QRectF, span: Span, scale: TimeScale) -> None:
    """Why there is no bar: no dates, or another time."""
    if span.starts is None or span.until is None:
        words, right = _("without dates"), False
    else:
        right = span.starts >= scale.ends
        words = texts.current().date(span.starts if right else span.until)
    pad = metrics.px(cells.PADDING)
    room = rect.adjusted(pad, 0, -pad, 0)
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    paint.text(painter, room, words, role="caption", ink="ink2", align=align)


def _paint_bar(painter: QPainter, ends: tuple[float, float], middle: float, cut: tuple[bool, bool], role: str) -> None:
    left, right = ends
    right = max(right, left + 2)
    half, notch = metrics.px(THICK) / 2, metrics.px(NOTCH)
    top, bottom = round(middle - half), round(middle - half) + metrics.px(THICK)
    points = [QPointF(left, top)]
    if cut[1]:
        points += [QPointF(right - notch, top), QPointF(right, (top + bottom) / 2), QPointF(right - notch, bottom)]
    else:
        points += [QPointF(right, top), QPointF(right, bottom)]
    points.append(QPointF(left, bottom))
    if cut[0]:
        points.append(QPointF(left + notch, (top + bottom) / 2))
    with paint.saved(painter):
        paint.smooth(painter, on=cut[0] or cut[1])
        # the fill of what is planned is too pale on paper to be seen by itself
        edged = role == "r2" or theme.is_high_contrast()
        painter.setPen(theme.hair("edge") if edged else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(role))
        painter.drawPolygon(QPolygonF(points))


def _paint_diamond(painter: QPainter, centre: QPointF, *, reached: bool) -> None:
    """A milestone with a halo of paper; one that is reached is hollow."""
    with paint.saved(painter):
        paint.smooth(painter)
        for reach, fill, edge in ((DIAMOND + HALO, "paper", None), (DIAMOND, "paper" if reached else "ink", "ink")):
            size = metrics.px(reach)
            painter.setPen(QPen(theme.colour(edge), 1.2) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(fill))
            sides = ((0, -size), (size, 0), (0, size), (-size, 0))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in sides]))


def paint_head(painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
    """Years over quarters, and the flag of today."""
    year_row = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * 0.58)
    quarter_row = QRectF(rect.left(), year_row.bottom(), rect.width(), rect.bottom() - year_row.bottom())
    wide = rect.width() / len(scale.years) / 4 >= metrics.px(18)
    for year in scale.years:
        x = x_of(rect, scale.share(_quarter(year, 0)))
        paint.hairline(painter, x, rect.top() + 2, x, rect.bottom(), "rule")
        room = QRectF(x + metrics.px(6), year_row.top(), rect.width() / len(scale.years), year_row.height())
        paint.text(painter, room, str(year), role="body_strong")
        for quarter in range(4 if wide else 0):
            left = x_of(rect, scale.share(_quarter(year, quarter)))
            right = x_of(rect, scale.share(_quarter(year, quarter + 1)))
            if quarter:
                paint.hairline(painter, left, quarter_row.top(), left, rect.bottom(), "line")
            box = QRectF(left, quarter_row.top(), right - left, quarter_row.height() - 2)
            centre = Qt.AlignmentFlag.AlignHCenter
            paint.text(painter, box, QUARTERS[quarter], role="caption", ink="ink2", align=centre)
    _paint_flag(painter, rect, year_row, quarter_row, scale)


def flag_place(rect: QRectF, scale: TimeScale, x: float, width: float) -> float | None:
    """The left end of the flag of today: right of its line, else left of it, over no year's number; None without room."""
    gap = metrics.px(4)
    starts = [x_of(rect, scale.share(_quarter(year, 0))) + metrics.px(6) for year in scale.years]
    numbers = [
        (start - gap, start + paint.width_of(str(year), "body_strong") + gap)
        for start, year in zip(starts, scale.years, strict=True)
    ]
    for left in (x, x + 2 - width):
        inside = rect.left() <= left and left + width <= rect.right()
        if inside and all(left + width <= start or left >= end for start, end in numbers):
            return left
    return None


def _paint_flag(painter: QPainter, rect: QRectF, years: QRectF, quarters: QRectF, scale: TimeScale) -> None:
    share = scale.share(scale.today)
    if not 0 <= share <= 1:
        return
    words = _("Today, {date}", date=texts.current().date(scale.today))
    if rect.width() / len(scale.years) < paint.width_of(words, "caption_strong") * 1.5:
        words = _("Today")
    x = round(x_of(rect, share))
    width = paint.width_of(words, "caption_strong") + metrics.px(12)
    left = flag_place(rect, scale, x, width)
    # between two numbers without room the flag stands a row lower, over the quarters
    row = years if left is not None else quarters
    left = max(rect.left(), x + 2 - width) if left is None else left
    painter.fillRect(QRectF(x, row.top() + 3, 2, rect.bottom() - row.top()), theme.colour("ink"))
    height = metrics.measure("caption_strong").height() + metrics.px(4)
    box = QRectF(left, min(row.top() + 3, rect.bottom() - height), width, height)
    painter.fillRect(box, theme.colour("ink"))
    paint.text(
        painter, box, words, role="caption_strong", ink="paper", align=Qt.AlignmentFlag.AlignHCenter, elide=False
    )


def _quarter(year: int, number: int) -> date:
    return date(year + number // 4, 1 + 3 * (number % 4), 1)
