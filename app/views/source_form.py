"""The card for a source that was not found: what is said, who says it, the saying word, the class of the source.

It stands as a page of the side panel, so that words can be selected in the text while it is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from analyzers.records import SourceEntity, broad_class
from analyzers.text import Span
from app.export.counts import LETTERS
from app.export.names import CLASSES
from app.widgets.chips import FlowLayout
from app.widgets.panel_parts import plain_label

NOBODY, IN_TEXT = "", "*"
"""Entries of the list of sources that are none of the article's sources."""


@dataclass(frozen=True)
class NewSource:
    """What the card asks to add; spans are clean offsets of the article.

    Attributes:
        article: Article id.
        content: What is said.
        source: Who says it: words of the text, or a mention of a source of the article; may be empty.
        cue: The saying word; may be empty.
        source_class: Class of the source; "" leaves it as it is.
    """

    article: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source_class: str = ""


class SourceForm(QFrame):
    """The card; its buttons stay in sight under what scrolls.

    Signals:
        wanted: "source" or "cue": the next selected words are meant for it, the text should have the focus.
        changed: other words stand in the card.
        added: it is complete (`NewSource`).
        left: it was put away.
    """

    wanted = Signal(str)
    changed = Signal()
    added = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Add a source")
        self.area = QScrollArea()
        self.area.setAccessibleName("What is said, who says it, the saying word, the class")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.article = ""
        self._text = ""
        self._sources: tuple[SourceEntity, ...] = ()
        self._parts: dict[str, tuple[Span, ...]] = {}
        self._selected: tuple[Span, ...] = ()
        self.next = ""
        """The part that the next selected words are for."""
        self.content = plain_label("", wrap=True)
        self.who = QComboBox()
        self.source_words = plain_label("", role="muted", wrap=True)
        self.cue_words = plain_label("", role="muted", wrap=True)
        self.take_source = QPushButton("Words in the text …")
        self.take_cue = QPushButton("Words in the text …")
        self.kind = QComboBox()
        self.add = QPushButton("Add source")
        self.cancel = QPushButton("Cancel")
        self._build()
        self.who.activated.connect(self._who_chosen)
        self.take_source.clicked.connect(lambda: self._want("source"))
        self.take_cue.clicked.connect(lambda: self._want("cue"))
        self.add.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.leave)

    def _build(self) -> None:
        for key, name in CLASSES.items():
            self.kind.addItem(name.capitalize(), key)
        for box in (self.who, self.kind):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 14, 16)
        layout.setSpacing(5)

        def section(text: str, *widgets: QWidget) -> None:
            head = QLabel(text.upper())
            head.setProperty("role", "section")
            head.setAccessibleName(text)
            layout.addSpacing(6)
            layout.addWidget(head)
            for widget in widgets:
                layout.addWidget(widget)

        section("What is said", self.content)
        section("Who says it", self.who, self.source_words, self.take_source)
        section("Saying word (may be empty)", self.cue_words, self.take_cue)
        section("Class of the source", self.kind)
        layout.addSpacing(6)
        hint = plain_label(
            "Select words in the text and press S: they become who says it, then the saying word. "
            "Enter adds, Esc leaves.",
            role="faint",
            wrap=True,
        )
        layout.addWidget(hint)
        layout.addStretch(1)
        self.area.setWidget(page)
        line = QWidget()
        flow = FlowLayout(line, 6)  # in a narrow panel one stands under the other
        flow.addWidget(self.add)
        flow.addWidget(self.cancel)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 14, 8)
        foot.addWidget(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)
        self.who.setAccessibleName("Who says it")
        self.kind.setAccessibleName("Class of the source")
        self.take_source.setAccessibleName("Who says it: select words in the text")
        self.take_cue.setAccessibleName("Saying word: select words in the text")

    # --- filling -------------------------------------------------------------------------------------------------
    @property
    def open(self) -> bool:
        """Whether something is being added."""
        return bool(self.article)

    @property
    def parts(self) -> dict[str, tuple[Span, ...]]:
        """The words chosen so far: "content", "source", "cue"."""
        return dict(self._parts)

    def begin(self, article: str, text: str, content: Sequence[Span], sources: Sequence[SourceEntity]) -> None:
        """Start with the words of what is said.

        Args:
            article: Article id.
            text: Its clean text.
            content: What is said.
            sources: The article's sources, in their order.
        """
        self.article, self._text, self._sources = article, text, tuple(sources)
        self._parts = {"content": tuple(content)}
        self.next = "source"
        self.who.clear()
        self.who.addItem("Nobody is named", NOBODY)
        for source in sources:
            if source.mentions:
                self.who.addItem(f"{LETTERS[broad_class(source.source_class)]}  {source.name}", source.entity)
        self.who.setCurrentIndex(0)
        self._set_kind("hearsay")
        self._show()
        self.who.setFocus()

    def take(self, spans: Sequence[Span], part: str = "") -> str:
        """Take selected words for a part, the next one by default.

        Returns:
            The part that took them.
        """
        part = part or self.next or "cue"
        self._parts[part] = tuple(spans)
        if part == "source":
            self._selected = tuple(spans)
            if self.who.findData(IN_TEXT) < 0:
                self.who.insertItem(1, "The selected words", IN_TEXT)
            self.who.setCurrentIndex(self.who.findData(IN_TEXT))
            known = self._known(spans)
            self._set_kind(known.source_class if known else _likely(self._words("source")))
        self.next = "cue" if part == "source" else ""
        self._show()
        self.changed.emit()
        return part

    def fits(self, article: str, text: str) -> bool:
        """Whether the article is still the one whose words were chosen."""
        return article == self.article and text == self._text

    def _known(self, spans: Sequence[Span]) -> SourceEntity | None:
        return next((s for s in self._sources if any(a.overlaps(m) for a in spans for m in s.mentions)), None)

    def _words(self, part: str) -> str:
        return " … ".join(" ".join(span.of(self._text).split()) for span in self._parts.get(part, ()))

    def _show(self) -> None:
        self.content.setText(f"“{self._words('content')}”")
        self.content.setAccessibleName(f"What is said: {self._words('content')}")
        for part, label, empty in (
            ("source", self.source_words, ""),
            ("cue", self.cue_words, "none"),
        ):
            words = self._words(part)
            label.setText(f"“{words}”" if words else empty)
            label.setVisible(bool(label.text()))

    def _set_kind(self, key: str) -> None:
        self.kind.setCurrentIndex(max(0, self.kind.findData(key)))

    # --- what a person does --------------------------------------------------------------------------------------
    @Slot()
    def _who_chosen(self) -> None:
        chosen = str(self.who.currentData())
        self._parts.pop("source", None)
        self.next = "cue"
        if chosen == IN_TEXT:
            self._parts["source"] = self._selected
            known = self._known(self._selected)
            self._set_kind(known.source_class if known else _likely(self._words("source")))
        else:
            source = self._source(chosen)
            self._set_kind(source.source_class if source else "hearsay")
        self._show()
        self.changed.emit()

    def _source(self, entity: str) -> SourceEntity | None:
        return next((s for s in self._sources if entity and s.entity == entity), None)

    def _want(self, part: str) -> None:
        self.next = part
        self.wanted.emit(part)

    def request(self) -> NewSource:
        """What would be added now."""
        source = self._source(str(self.who.currentData()))
        words = self._parts.get("source", ())
        kind = str(self.kind.currentData())
        if source is not None:
            at = min(self._parts["content"]).start
            words = (min(source.mentions, key=lambda span: (abs(span.start - at), span.start)),)
        known = source or self._known(words)
        same = known is not None and known.source_class == kind
        return NewSource(self.article, self._parts["content"], words, self._parts.get("cue", ()), "" if same else kind)

    @Slot()
    def _finish(self) -> None:
        if self.open:
            wanted = self.request()
            self._close()
            self.added.emit(wanted)

    @Slot()
    def leave(self) -> None:
        """Put the card away without adding anything."""
        if self.open:
            self._close()
            self.left.emit()

    def _close(self) -> None:
        self.article, self.next = "", ""
        self._parts = {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _likely(words: str) -> str:
    """The class that is suggested for words of the text: a capital inside speaks for a name."""
    rest = words.split()
    if rest and rest[0].casefold() in ("the", "a", "an", "some", "one", "two", "three", "several"):
        first, rest = rest[0].casefold(), rest[1:]
        if not any(word[:1].isupper() for word in rest):
            return {"the": "institution_collective", "a": "unnamed_person", "an": "unnamed_person"}.get(
                first, "unnamed_person" if first == "one" else "unnamed_group"
            )
    return "named_person" if any(word[:1].isupper() for word in rest) else "unnamed_person"
