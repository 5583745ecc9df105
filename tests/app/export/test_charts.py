from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from app.export.charts import WIDTH, stacked_bar


def widths(svg: str) -> list[float]:
    return [float(found) for found in re.findall(r'<rect x="[\d.]+" y="0.75" width="([\d.]+)"', svg)]


def test_parts_have_the_width_of_their_count() -> None:
    chart = stacked_bar((("named", 3), ("unnamed", 0), ("institution", 1)), "alt")
    assert widths(chart.svg) == pytest.approx([(WIDTH - 1.5) * 0.75, (WIDTH - 1.5) * 0.25], abs=0.02)
    ElementTree.fromstring(chart.svg)


def test_bars_of_one_table_share_a_scale() -> None:
    short = stacked_bar((("named", 2),), "alt", full=8)
    assert widths(short.svg) == pytest.approx([(WIDTH - 1.5) / 4], abs=0.01)


def test_classes_differ_without_colour() -> None:
    svg = stacked_bar((("named", 1), ("unnamed", 1), ("institution", 1), ("generic", 1)), "alt").svg
    assert 'id="unnamed"' in svg
    assert 'id="institution"' in svg
    assert re.findall(r'fill="(#1f5f99|url\(#\w+\)|#ffffff)"', svg) == [
        "#1f5f99",
        "url(#unnamed)",
        "url(#institution)",
        "#ffffff",
    ]


def test_no_text_and_no_empty_drawing() -> None:
    empty = stacked_bar((("named", 0),), "nothing")
    assert "<path" in empty.svg
    assert "<text" not in stacked_bar((("named", 1),), "a <b> & c").svg


def test_bad_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        stacked_bar((("named", -1),), "alt")
    with pytest.raises(KeyError):
        stacked_bar((("left", 1),), "alt")
