"""Charts as SVG texts. No text inside: the figures stand beside a chart, and its alternative text repeats them.

Parts differ by pattern as well as by colour, so a grey print or a photocopy still tells them apart: named sources are
solid, unnamed hatched, institutions dotted, generic ones empty; negative tone is hatched, positive solid, neutral
empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.export.report import Chart

_PATTERNS = {
    "unnamed": '<pattern id="unnamed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" fill="#fbe6d4"/><rect width="2" height="5" fill="#b4560f"/></pattern>',
    "institution": '<pattern id="institution" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#e4e5e7"/><circle cx="2.5" cy="2.5" r="1" fill="#5d6470"/></pattern>',
    "negative": '<pattern id="negative" width="4" height="4" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(-45)">'
    '<rect width="4" height="4" fill="#e9dcea"/><rect width="2.2" height="4" fill="#6b3a72"/></pattern>',
}
_FILLS = {
    "named": "#1f5f99",
    "unnamed": "url(#unnamed)",
    "institution": "url(#institution)",
    "generic": "#ffffff",
    "negative": "url(#negative)",
    "neutral": "#ffffff",
    "positive": "#3f7d6a",
}
_EDGES = {
    "named": "#1f5f99",
    "unnamed": "#b4560f",
    "institution": "#5d6470",
    "generic": "#5d6470",
    "negative": "#6b3a72",
    "neutral": "#8b919a",
    "positive": "#3f7d6a",
}

WIDTH = 330.0
"""Width of a bar in the drawing's units, unless it says otherwise."""


def stacked_bar(
    parts: Sequence[tuple[str, int]], alt: str, *, full: int | None = None, width: float = WIDTH, height: float = 16.0
) -> Chart:
    """A bar of parts side by side.

    Args:
        parts: (kind, count): named, unnamed, institution, generic, negative, neutral or positive. Zeros are left out.
        alt: What the bar shows, in words.
        full: Count that fills the whole width; the sum of the parts by default. Bars of one table share it.
        width: Width in units; smaller for a bar that is printed small, so that its pattern stays as coarse.
        height: Height in units.

    Raises:
        KeyError: for an unknown kind.
        ValueError: for a negative count.
    """
    if any(count < 0 for _, count in parts):
        raise ValueError("a count below zero")
    total = max(1, sum(count for _, count in parts) if full is None else full)
    out: list[str] = []
    used: list[str] = []
    at = 0.75
    scale = (width - 1.5) / total
    for kind, count in parts:
        if not count:
            continue
        length = count * scale
        out.append(
            f'<rect x="{at:.2f}" y="0.75" width="{length:.2f}" height="{height - 1.5:.2f}" '
            f'fill="{_FILLS[kind]}" stroke="{_EDGES[kind]}" stroke-width="1"/>'
        )
        if kind in _PATTERNS and kind not in used:
            used.append(kind)
        at += length
    defs = f"<defs>{''.join(_PATTERNS[kind] for kind in used)}</defs>" if used else ""
    # A drawing of nothing has no size for some readers: an empty bar keeps its base line.
    out = out or [f'<path d="M0.75 {height - 1:.2f}H{width - 0.75:.2f}" stroke="#8b919a" stroke-width="1"/>']
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}">{defs}{"".join(out)}</svg>'
    )
    return Chart(svg, alt, height / width)
