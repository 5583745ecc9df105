"""How a comparison is looked at: which view, which rows in which order, which columns. No part of the document."""

from __future__ import annotations

from dataclasses import dataclass

VIEWS: tuple[tuple[str, str, str], ...] = (
    ("lined_up", "Lined up", "Passages that report the same, side by side (Alt+1)"),
    ("full_text", "Full text", "Whole articles, scrolling linked through matched passages (Alt+2)"),
    ("matrix", "Matrix", "Passages, actors and figures by outlet at a glance (Alt+3)"),
)
"""Views: (id, name, tool tip)."""
TABLES: tuple[tuple[str, str], ...] = (("passages", "Passages"), ("actors", "Actors"), ("figures", "Figures"))
"""What the matrix can show: (id, name)."""


@dataclass(frozen=True)
class ViewState:
    """The choices of one comparison; plain values, so that they can be kept.

    Attributes:
        view: Id of a view.
        filter: Id of a passage filter.
        order: Article in whose order the rows stand; "" for the comparison's own order.
        hidden: Articles whose columns are hidden.
        linked: Whether scrolling one whole article moves the others.
        table: What the matrix shows.
        words: Whether the chosen row's passages are compared word by word.
        partner: Article that the chosen passage is compared with; "" for the next one.
    """

    view: str = "lined_up"
    filter: str = "all"
    order: str = ""
    hidden: frozenset[str] = frozenset()
    linked: bool = True
    table: str = "passages"
    words: bool = False
    partner: str = ""
