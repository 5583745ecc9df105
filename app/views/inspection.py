"""The inspector: finds the card of whatever was picked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject, Slot

from app.lenses.base import Comparison, Lens, Passage, Passages
from app.lenses.passage import hint_card, passage_card, passages_card
from app.lenses.sources_panel import rules
from app.views.side_panel import SidePanel
from app.widgets.blocks import Block, Heading, Words

_TITLES = {"sources": "Selected statement", "wording": "Selected words", "tone": "Selected word"}


class Inspection(QObject):
    """Shows cards in the lower part of the side panel; a card follows its thing through new results."""

    def __init__(self, panel: SidePanel, lenses: Sequence[Lens]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._lenses = lenses
        self._key: Hashable = None
        self._differences = False
        self.more: Callable[[Comparison, Hashable], tuple[Block, ...]] = lambda _comparison, _key: ()
        """What else is to be said of something that was picked."""

    @property
    def open(self) -> bool:
        """Whether a card is shown."""
        return self._key is not None

    @property
    def key(self) -> Hashable:
        """What is picked, or None."""
        return self._key

    def show(self, comparison: Comparison, key: Hashable, differences: bool = False) -> None:
        """Show the card of a key.

        Args:
            comparison: What is compared.
            key: Passages, a passage, or an item of a lens.
            differences: Mark the words that differ in passages lined up.
        """
        self._key, self._differences = key, differences
        self.refresh(comparison)

    def close(self) -> None:
        """Forget what was picked."""
        self._key = None

    def refresh(self, comparison: Comparison | None) -> None:
        """Show the card again from newer results; a card whose thing is gone closes."""
        title, blocks = self._card(comparison) if comparison is not None else ("", None)
        if blocks is None:
            self._key = None
        self._panel.set_inspector_title(title if blocks else "Inspector", empty=blocks is None)
        self._panel.inspector.show_blocks(blocks or hint_card())
        more = self.more(comparison, self._key) if comparison is not None and blocks is not None else ()
        self._panel.inspector.show_more(more)

    def _card(self, comparison: Comparison) -> tuple[str, tuple[Block, ...] | None]:
        key = self._key
        known = {column.id for column in comparison.columns}
        if isinstance(key, Passages):
            there = all(place.article in known for place in key.places)
            return "Passages", passages_card(comparison, key) if there else None
        if isinstance(key, Passage):
            card = passage_card(comparison, key, self._differences) if key.article in known else None
            return "Selected passage", card
        for lens in self._lenses:
            blocks = lens.detail(comparison, key)
            if blocks is not None:
                return _TITLES.get(lens.id, "Selected"), blocks
        return "", None

    @Slot(str)
    def explain(self, result: str) -> None:
        """Say how something is counted; the analyzers' descriptions are loaded when first asked for.

        Args:
            result: Name of a kind of result, or of a figure that is counted here (see `rules`).
        """
        own = rules().get(result)
        if own is not None:
            self._key = None
            self._panel.set_inspector_title("How is this counted?")
            self._panel.inspector.show_blocks((Heading(own[0]), Words(own[1])))
            self._panel.inspector.show_more(())
            return
        from analyzers.registry import REGISTRY

        spec = next((a.spec for a in REGISTRY if a.spec.provides.__name__ == result), None)
        blocks: tuple[Block, ...]
        if spec is None:
            blocks = (Words("This is not counted in this version of the program."),)
        else:
            paragraphs = [Words(part.strip()) for part in spec.definition.split("\n\n") if part.strip()]
            version = Words(f"Version {spec.version} of this rule.", quiet=True)
            blocks = (Heading(spec.title or spec.id), *paragraphs, version)
        self._key = None
        self._panel.set_inspector_title("How is this counted?")
        self._panel.inspector.show_blocks(blocks)
        self._panel.inspector.show_more(())
