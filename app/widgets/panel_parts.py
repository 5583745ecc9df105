"""Small parts that panels are made of: labels, links, swatches, passages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets import blocks as b
from app.widgets.chips import ClickFrame
from app.widgets.shortened import shortened
from app.widgets.theme import Theme


def plain_label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """A label that takes its text as it is; `role` is a name of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def link_button(text: str, name: str) -> QPushButton:
    """A button that looks like a link; `name` is for screen readers."""
    button = QPushButton(text.replace("&", "&&"))
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class CountLink(QPushButton):
    """A link with a count; where there is no room its words end in "…", and the count stays."""

    def __init__(self, text: str, count: int | None, name: str) -> None:
        super().__init__()
        self._words = text
        self._count = "" if count is None else f" {count}"
        self.setProperty("role", "link")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A button's own policy takes its hint as least width: a long name would make the whole panel count as wider.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit(10_000)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._words + self._count) + _LINK_EDGES, hint.height())

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(30, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        metrics = self.fontMetrics()
        words = self._words
        # Measured as a whole first: parts measured one by one are wider by a rounding.
        if metrics.horizontalAdvance(words + self._count) + _LINK_EDGES > width:
            room = width - _LINK_EDGES - metrics.horizontalAdvance(self._count)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(12, room))
        text = (words + self._count).replace("&", "&&")
        if text != self.text():
            self.setText(text)


_LINK_EDGES = 8
"""Padding and border of a link, in pixels."""


class ElidedLabel(QWidget):
    """One line of text, with "…" where there is no room; labels of one column can still be told apart then."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        width: int,
        token: str = "text",
        *,
        right: bool = False,
        small: bool = False,
        among: Sequence[str] = (),
    ) -> None:
        """Build it.

        Args:
            theme: Colours and fonts.
            text: What it says.
            width: Its usual width, in pixels at the usual text size.
            token: Colour.
            right: At the right edge.
            small: In small letters.
            among: All texts that stand in its column, this one with them.
        """
        super().__init__()
        self._among = (text, *(other for other in among if other != text))
        self._theme, self._text, self._width, self._token = theme, text, width, token
        self._side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._pixels = 11 if small else 12
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its usual width."""
        return QSize(self._theme.px(self._width), self._theme.px(17))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than usual."""
        return QSize(self._theme.px(self._width), self._theme.px(17))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        with QPainter(self) as painter:
            painter.setFont(self._theme.ui_font(self._pixels))
            painter.setPen(self._theme.colour(self._token))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self._side, self.shown())

    def shown(self) -> str:
        """What there is room for."""
        metrics = QFontMetrics(self._theme.ui_font(self._pixels))
        return shortened(self._among, lambda text: metrics.horizontalAdvance(text) <= self.width())[0]


class ElidedButton(ClickFrame):
    """A link that ends in "…" where there is no room."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._text = theme, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(90, self._theme.px(18))

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        with QPainter(self) as painter:
            painter.setFont(self._theme.ui_font(12))
            painter.setPen(self._theme.colour("link"))
            shown = QFontMetrics(painter.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Swatch(QWidget):
    """A colour and its name."""

    def __init__(self, theme: Theme, fill: str, text: str) -> None:
        super().__init__()
        self._theme, self._fill, self._text = theme, fill, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for both."""
        return QSize(QFontMetrics(self._theme.ui_font(11)).horizontalAdvance(self._text) + 15, self._theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        with QPainter(self) as painter:
            painter.fillRect(0, 4, 9, 9, self._theme.colour(self._fill))
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(13, 0, self.width(), self._theme.px(17), int(Qt.AlignmentFlag.AlignVCenter), self._text)


class QuoteBox(ClickFrame):
    """A passage in reading type with a coloured edge and a line above."""

    def __init__(self, theme: Theme, block: b.Quote) -> None:
        super().__init__()
        self._theme = theme
        self._hue = block.hue
        self.setAccessibleName(f"{block.where}: {block.text}")
        self.setToolTip("Go to this passage" if block.key is not None else "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.setSpacing(2)
        where = plain_label(block.where, role="faint", wrap=True)
        words = QLabel(_rich(block.text, block.strong))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setProperty("role", "quote")
        words.setFont(theme.reading_font())
        for label in (where, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The edge, the ground under the pointer, the focus."""
        with QPainter(self) as painter:
            if self.underMouse() or self.hasFocus():
                painter.fillRect(self.rect(), self._theme.colour("hover"))
            painter.fillRect(0, 0, 3, self.height(), self._theme.colour(self._hue or "border_strong"))
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the pointer."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without it."""
        self.update()


def _rich(text: str, strong: Sequence[tuple[int, int]]) -> str:
    """`text` as rich text with stretches in bold; everything in it is escaped."""
    bold = [False] * len(text)
    for start, end in strong:
        for at in range(max(0, start), min(end, len(text))):
            bold[at] = True
    out: list[str] = []
    on = False
    for at, char in enumerate(text):
        if bold[at] != on:
            out.append("<b>" if bold[at] else "</b>")
            on = bold[at]
        out.append({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(char, char))
    return "".join(out) + ("</b>" if on else "")
