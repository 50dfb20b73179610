"""Looking at a window as a person would: names, focus, contrast, clipping, words. Findings come back as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from planner import tokens
from planner.ui import metrics
from planner.ui.guidance.parts import JumpLink
from planner.ui.wheel import Wheel
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel

SHARPER = 2
BOX = 18
"""How far from the left a box to tick or its ring reaches, at 100 % text."""
OUTSIDE = 6
"""How far left of a field its surroundings are looked at: beyond the ring of the focus."""
MOST_TABS = 400
WHOLE_ENOUGH = 0.6
"""Share of its height and width that must be seen before the contrast of a widget's words is measured."""


def seen(root: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The visible widgets below `root`, itself included."""
    for widget in [root, *root.findChildren(kind)]:
        if isinstance(widget, kind) and widget.isVisible() and widget.width() > 0:
            yield widget


def told(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def unnamed(window: QWidget) -> list[str]:
    """Controls a screen reader cannot name, or knows no role for."""
    found = []
    for widget in seen(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget is not window:
            interface = QAccessible.queryAccessibleInterface(widget)
            role = interface.role() if interface is not None else QAccessible.Role.NoRole
            if not told(widget).strip() or role in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
                found.append(f"{type(widget).__name__} {told(widget)!r} {role}")
            if isinstance(widget, QAbstractItemView):
                found += _unnamed_rows(widget)
    return found


def _unnamed_rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [
        f"row {row} of {told(view)}"
        for row in range(model.rowCount())
        if not (model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or model.index(row, 0).data())
    ]


def tab_chain(
    window: QWidget, *, backwards: bool = False, arrive: Callable[[QWidget], None] | None = None
) -> list[QWidget]:
    """The widgets Tab reaches from the window on, until the first comes again; `arrive` looks at each."""
    window.activateWindow()
    window.setFocus()
    key = Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
    chain: list[QWidget] = []
    for _press in range(MOST_TABS):
        before = QApplication.focusWidget()
        QTest.keyClick(before or window, key)
        now = QApplication.focusWidget()
        if now is before:
            QTest.keyClick(before or window, key)
            now = QApplication.focusWidget()
        assert now is not None
        assert now is not before, f"the focus cannot leave {type(before).__name__} {told(before or window)!r}"
        if now in chain:
            return chain
        chain.append(now)
        if arrive is not None:
            arrive(now)
    raise AssertionError("Tab never comes round")


def unreached(window: QWidget, chain: list[QWidget]) -> list[str]:
    """Enabled controls that Tab does not reach; parts of a wheel and rows are reached by arrow keys."""
    wanted = [
        widget
        for widget in seen(window)
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [f"{type(one).__name__} {told(one)!r}" for one in wanted if one not in chain and not _in_group(one, chain)]


def _in_group(widget: QWidget, chain: list[QWidget]) -> bool:
    """Whether a fellow of the widget's exclusive group is reached: the arrow keys lead on from there."""
    if not isinstance(widget, QAbstractButton) or widget.group() is None:
        return False
    return any(fellow in chain for fellow in widget.group().buttons())


def picture(window: QWidget) -> np.ndarray:
    """The window's pixels, twice as sharp as the screen, as rows × columns of 0xRRGGBB."""
    image = QImage(window.size() * SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPER)
    image.fill(QColor("magenta"))
    window.render(image, QPoint())
    raw = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return raw[:, : image.width()] & 0xFFFFFF  # a copy: the image's memory goes with the image


def faint(window: QWidget, pixels: np.ndarray | None = None) -> list[str]:
    """Words whose contrast to their ground is below 4.5:1, measured in the picture; disabled ones are exempt (U-09)."""
    pixels = picture(window) if pixels is None else pixels
    found = []
    for widget in seen(window):
        if not widget.isEnabled() or not _words_of(widget).strip() or _is_cut_off(widget):
            continue
        ratio = _contrast(_cut(pixels, window, widget))
        if ratio is not None and ratio < tokens.TEXT_CONTRAST - 0.05:
            found.append(f"{ratio:.2f} {type(widget).__name__} {_words_of(widget)!r}")
    return found


def pale(window: QWidget, pixels: np.ndarray | None = None) -> list[str]:
    """Edges of fields and boxes, pictograms that stand alone, below 3:1 to what is around them (U-10).

    A line typed into on the top bar has no edge: its pictogram and its words say where it is.
    """
    pixels = picture(window) if pixels is None else pixels
    found = []
    for widget in seen(window):
        if not widget.isEnabled() or _is_cut_off(widget):
            continue
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and widget.property("place") != "bar":
            ratio = _edge_contrast(pixels, window, widget)
        elif isinstance(widget, QCheckBox | QRadioButton):
            ratio = _contrast(_cut(pixels, window, widget)[:, : metrics.px(BOX) * SHARPER], 1)
        elif isinstance(widget, Button) and not widget.words:
            ratio = _contrast(_cut(pixels, window, widget), 1)
        else:
            continue
        if ratio is not None and ratio < tokens.SHAPE_CONTRAST - 0.05:
            found.append(f"pale {ratio:.2f} {type(widget).__name__} {told(widget)!r}")
    return found


def _edge_contrast(pixels: np.ndarray, window: QWidget, widget: QWidget) -> float | None:
    """The contrast of a field's left edge, halfway down, with what lies left of it; None where that is out of sight."""
    middle = widget.height() // 2
    corner = widget.mapTo(window, QPoint(0, middle))
    if corner.x() < OUTSIDE or not widget.visibleRegion().contains(QPoint(0, middle)):
        return None
    row, left = corner.y() * SHARPER, corner.x() * SHARPER
    ground = _luminance(pixels[row, left - OUTSIDE * SHARPER][None])[0] + 0.05
    edge = _luminance(pixels[row, left : left + 2 * SHARPER]) + 0.05
    return float(np.maximum(edge / ground, ground / edge).max())


def _is_cut_off(widget: QWidget) -> bool:
    """Whether scrolling, or what lies over it, left so little of the widget that its words cannot be judged."""
    shown = widget.visibleRegion().boundingRect()
    if shown.height() < WHOLE_ENOUGH * widget.height() or shown.width() < WHOLE_ENOUGH * widget.width():
        return True
    window = widget.window()
    over = window.childAt(widget.mapTo(window, shown.center()))
    return over is not None and over is not widget and not widget.isAncestorOf(over) and not over.isAncestorOf(widget)


def _cut(pixels: np.ndarray, window: QWidget, widget: QWidget) -> np.ndarray:
    """The part of the picture where the widget can be seen."""
    shown = widget.visibleRegion().boundingRect()
    corner = widget.mapTo(window, shown.topLeft())
    left, top = corner.x() * SHARPER, corner.y() * SHARPER
    return pixels[top : top + shown.height() * SHARPER, left : left + shown.width() * SHARPER]


def _contrast(part: np.ndarray, fewest: int = 3) -> float | None:
    """The contrast of the commonest colour with the one farthest from it; None where there are too few for words."""
    if part.size == 0 or part.shape[0] < 12:
        return None
    values, counts = np.unique(part, return_counts=True)
    if len(values) < fewest:
        return None
    light = _luminance(values[counts >= 3])
    ground = float(_luminance(values[counts.argmax()][None])[0])
    low, high = (min(float(light.min()), ground), max(float(light.max()), ground))
    return max((high + 0.05) / (ground + 0.05), (ground + 0.05) / (low + 0.05))


def contrasts(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The contrast of each pixel of a picture with the same pixel of another: 1 where nothing changed."""
    found = np.ones(one.shape)
    changed = one != other
    light = [_luminance(picture[changed]) + 0.05 for picture in (one, other)]
    found[changed] = np.maximum(light[0] / light[1], light[1] / light[0])
    return found


def _luminance(colours: np.ndarray) -> np.ndarray:
    """The relative luminance of WCAG 2.2 of many 0xRRGGBB at once (`tokens.luminance` takes one)."""
    channels = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    weighted: np.ndarray = np.array([0.2126, 0.7152, 0.0722]) @ linear
    return weighted


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return ""


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit and say so nowhere, neighbours that overlap, pages wider than their view."""
    found = []
    for widget in seen(window):
        if isinstance(widget, ElidedLabel):
            if widget.text() != widget.words and widget.toolTip() != widget.words:
                found.append(f"elided without a tooltip: {widget.words!r}")
        elif isinstance(widget, QLabel) and widget.text():
            found += _clipped_label(widget)
        elif isinstance(widget, JumpLink):
            if widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"too low: {widget.text()!r}")
        elif isinstance(widget, Button) and not widget.may_shrink and _less(widget.size(), widget.sizeHint()):
            found.append(f"too small: {widget.words!r} {widget.size()} < {widget.sizeHint()}")
        if isinstance(widget, QScrollArea) and widget.widget() is not None:
            content = widget.widget()
            if content.width() > widget.viewport().width():
                found.append(f"wider than its view: {told(widget)!r} {content.width()} > {widget.viewport().width()}")
    return found + list(_overlaps(window))


def _clipped_label(label: QLabel) -> list[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return [f"too low: {label.text()!r} {label.height()} < {needed}"] if label.height() < needed else []
    if _less(label.size(), label.sizeHint()):
        return [f"too small: {label.text()!r} {label.size()} < {label.sizeHint()}"]
    return []


def _less(size: QSize, needed: QSize) -> bool:
    return size.width() < needed.width() or size.height() < needed.height() - 1


def _overlaps(window: QWidget) -> Iterator[str]:
    """Words of neighbours in one layout that lie over one another."""
    for parent in seen(window):
        if isinstance(parent, Wheel) or parent.layout() is None:
            continue
        shown = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        worded = [one for one in shown if one.isVisible() and _words_of(one)]
        for number, one in enumerate(worded):
            for other in worded[number + 1 :]:
                shared: QRect = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    yield f"overlap: {_words_of(one)!r} and {_words_of(other)!r}"


def all_words(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every piece of text in the window with where it stands: labels, buttons, rows, names, hints, menus."""
    for widget in seen(window):
        where = type(widget).__name__
        whole = widget.words if isinstance(widget, ElidedLabel) else _words_of(widget)
        yield where, whole.replace("&&", "&")
        for more in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            yield f"{where} (told)", more
        if isinstance(widget, QLineEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(model.rowCount()):
                yield f"{where} row", str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for action in widget.actions():
            yield f"{where} action", action.text().replace("&&", "&")
