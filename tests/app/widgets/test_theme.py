"""Tokens: both themes hold the same, with enough contrast."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from app.widgets.theme import TEXT_SIZES, THEMES, Theme, contrast, load_fonts, tokens

GROUNDS = ("window", "side", "surface", "empty", "band", "band_selected")
PAIRS = (
    *(("text", ground) for ground in (*GROUNDS, "hover", "chip", "family_fill")),
    *(("muted", ground) for ground in GROUNDS),
    *(("faint", ground) for ground in ("window", "side", "surface", "empty", "band")),
    *(("link", ground) for ground in ("surface", "window", "side")),
    *(
        (f"{kind}_ink", f"{kind}_fill")
        for kind in ("named", "unnamed", "institution", "generic", "negative", "positive")
    ),
    *((f"on_{kind}", kind) for kind in ("named", "unnamed", "negative", "positive")),
    *((f"on_{kind}", f"{kind}_bar") for kind in ("institution", "generic", "neutral")),
    *(("actor_ink", f"actor{number}_fill") for number in range(4)),
    *((token, "surface") for token in ("named", "unnamed", "institution", "negative", "positive", "family", "flag")),
    *((token, "surface") for token in ("actor0", "actor1", "actor2", "actor3", "distinct", "reuse")),
    *((f"code_{name}", "surface") for name in ("blue", "orange", "green", "purple", "olive", "rose", "teal", "grey")),
    ("flag", "band"),
    ("flag", "side"),
    ("flag", "band_selected"),
    ("accent_ink", "accent"),
    ("active_ink", "active"),
    ("notice_ink", "notice"),
    ("found_ink", "found"),
    ("found_ink", "found_now"),
    ("selection_ink", "selection"),
    ("picked_ink", "picked"),
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_has_enough_contrast(theme: str, ink: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_contrast_agrees_with_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_themes_hold_the_same_tokens() -> None:
    assert set(tokens("light")) == set(tokens("dark"))


def test_the_style_sheet_uses_known_tokens_only(qtbot: QtBot) -> None:
    raw = resources.path("themes", "window.qss").read_text("utf-8")
    used = set(re.findall(r"@(\w+)", raw)) - {"name", "icons"}
    assert used <= set(tokens("light"))
    assert "@" not in Theme("dark").style_sheet().split("*/")[1]


def test_all_fonts_load(qtbot: QtBot) -> None:
    assert load_fonts() == ()


def test_text_size_steps_and_stops_at_the_ends(qtbot: QtBot) -> None:
    theme = Theme("light", 15)
    theme.step_text_size(1)
    assert theme.text_size == 16
    theme.step_text_size(-100)
    assert theme.text_size == TEXT_SIZES[0]
    theme.set_text_size(1000)
    assert theme.text_size == TEXT_SIZES[-1]


def test_an_unknown_theme_follows_the_system(qtbot: QtBot) -> None:
    assert Theme("none of them").name in THEMES
    with pytest.raises(ValueError, match="no theme"):
        tokens("sepia")


def test_labels_grow_with_the_reading_text_but_less(qapp: QApplication) -> None:
    theme = Theme("light", 16)
    assert (theme.scale, theme.px(20), theme.ui_font(12).pixelSize()) == (1.0, 20, 12)
    assert "font-size: 11px" in theme.style_sheet()
    theme.set_text_size(24)
    assert 1.2 < theme.scale < 24 / 16
    assert theme.ui_font(12).pixelSize() == theme.px(12) > 14
    assert f"font-size: {theme.px(11)}px" in theme.style_sheet()
    assert "font-size: 11px" not in theme.style_sheet()
    theme.set_text_size(12)
    assert theme.scale == 1.0  # small reading text makes no label unreadable
    theme.set_text_size(32)
    assert theme.scale <= 1.4
