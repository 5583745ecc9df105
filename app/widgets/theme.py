"""Design tokens: colours, fonts and sizes, and the style sheet made from them.

Tokens live in `resources/themes/*.json`. Every text colour has a contrast of at least 4.5 : 1 on the surfaces it is
used on (WCAG 2.1, level AA; a test computes it). Blue, vermilion and grey for named, unnamed and institution follow
the palette of Okabe and Ito (2008), darkened where white text stands on them; line style and letter say the same.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

import resources

THEMES = ("light", "dark")
TEXT_SIZES = (12, 13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32)
"""Pixel sizes of the reading text."""
DEFAULT_TEXT_SIZE = 16
GROWTH = 0.6
"""How much of the growth of the reading text labels take part in."""
LARGEST = 1.4
"""Largest scale of labels: beyond it panels would hold too little."""
_FONT_SIZE = re.compile(r"font-size: (\d+)px")
UI_FAMILIES = ("Inter", "Noto Sans", "Noto Naskh Arabic")
READING_FAMILIES = ("Samestory Serif", "Noto Serif", "Noto Naskh Arabic")
_FONT_FILES = (
    ("screen", "Inter-Regular.ttf"),
    ("screen", "Inter-Bold.ttf"),
    ("screen", "Inter-Italic.ttf"),
    ("screen", "SamestorySerif-Regular.ttf"),
    ("screen", "SamestorySerif-Bold.ttf"),
    ("screen", "SamestorySerif-Italic.ttf"),
    ("screen", "SamestorySerif-BoldItalic.ttf"),
    ("document", "NotoNaskhArabic-Regular.ttf"),
    ("document", "NotoNaskhArabic-Bold.ttf"),
)


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts once; returns the names of files that could not be loaded.

    A missing font is no reason to stop: the system's fonts stand in.
    """
    lost = []
    for folder, name in _FONT_FILES:
        try:
            path = resources.path("fonts", folder, name)
        except FileNotFoundError:
            lost.append(name)
            continue
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            lost.append(name)
    return tuple(lost)


@cache
def tokens(name: str) -> dict[str, str]:
    """Colours of a theme, token -> "#rrggbb".

    Raises:
        ValueError: if there is no such theme.
    """
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}")
    data: dict[str, Any] = json.loads(resources.path("themes", f"{name}.json").read_text("utf-8"))
    return {key: str(value) for key, value in data["colours"].items()}


def system_theme() -> str:
    """What the desktop asks for: "dark" or "light"."""
    hints = QGuiApplication.styleHints()
    return "dark" if hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark else "light"


class Theme(QObject):
    """The look in force; painted widgets ask it for colours when they paint.

    Signals:
        changed: colours or the size of the reading text are different.
    """

    changed = Signal()

    def __init__(self, name: str = "light", text_size: int = DEFAULT_TEXT_SIZE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._name = name if name in THEMES else system_theme()
        self._text_size = _nearest_size(text_size)
        self._colours: dict[str, QColor] = {}

    @property
    def name(self) -> str:
        """Which theme is in force: "light" or "dark"."""
        return self._name

    @property
    def text_size(self) -> int:
        """Size of the reading text in pixels."""
        return self._text_size

    @property
    def scale(self) -> float:
        """By how much labels, lists and tables are larger than usual: they grow with the reading text, but less."""
        return min(LARGEST, max(1.0, 1 + (self._text_size / DEFAULT_TEXT_SIZE - 1) * GROWTH))

    def px(self, pixels: int) -> int:
        """A length of something that holds labels, in pixels, at the present scale."""
        return round(pixels * self.scale)

    def set_name(self, name: str) -> None:
        """Change the theme; "system" follows the desktop."""
        name = name if name in THEMES else system_theme()
        if name != self._name:
            self._name = name
            self._colours.clear()
            self.changed.emit()

    def set_text_size(self, size: int) -> None:
        """Change the size of the reading text (pixels; the nearest known size is taken)."""
        size = _nearest_size(size)
        if size != self._text_size:
            self._text_size = size
            self.changed.emit()

    def step_text_size(self, steps: int) -> None:
        """Make the reading text larger or smaller by known sizes."""
        at = TEXT_SIZES.index(self._text_size) + steps
        self.set_text_size(TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))])

    def colour(self, token: str) -> QColor:
        """Colour of a token.

        Raises:
            KeyError: if the theme has no such token.
        """
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(tokens(self._name)[token])
        return found

    def ui_font(self, pixels: int = 12, bold: bool = False, italic: bool = False) -> QFont:
        """Font of labels and tables; `pixels` at the usual text size."""
        return QFont(_font(UI_FAMILIES, self.px(pixels), bold, italic))

    def reading_font(self, factor: float = 1.0, bold: bool = False, italic: bool = False) -> QFont:
        """Font of the articles' text, scaled from the person's text size."""
        return QFont(_font(READING_FAMILIES, max(8, round(self._text_size * factor)), bold, italic))

    def palette(self) -> QPalette:
        """Palette for widgets that the style sheet does not reach."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "empty",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "selection_ink",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "faint",
            QPalette.ColorRole.Link: "link",
        }
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the whole window."""
        sheet = _sheet().replace("@@icons", resources.path("icons").as_posix())
        # Longest names first, so that "@border_strong" is not read as "@border" and the rest.
        for token, value in sorted(tokens(self._name).items(), key=lambda item: -len(item[0])):
            sheet = sheet.replace(f"@{token}", value)
        return _FONT_SIZE.sub(lambda size: f"font-size: {self.px(int(size[1]))}px", sheet)


@cache
def _sheet() -> str:
    return resources.path("themes", "window.qss").read_text("utf-8")


def _nearest_size(size: int) -> int:
    return min(TEXT_SIZES, key=lambda known: (abs(known - size), known))


@cache
def _font(families: tuple[str, ...], pixels: int, bold: bool, italic: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two "#rrggbb" colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = []
    for at in (1, 3, 5):
        value = int(colour[at : at + 2], 16) / 255
        parts.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
