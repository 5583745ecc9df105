"""Site text: what was hidden, why, and how to bring it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from analyzers.decisions import Decision
from analyzers.records import Article, CleaningResult, SiteText
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text import Span
from app.export.counts import site_lines
from app.lenses.base import Comparison
from app.views.explained_dialog import ExplainedDialog
from app.views.notices import NoticeStack
from app.widgets.offsets import display_text
from app.widgets.theme import Theme

_ROLE = Qt.ItemDataRole.UserRole


def hidden_lines(article: Article, found: CleaningResult) -> int:
    """Lines of an article that are hidden as site text; what moved to the card is not counted."""
    return sum(site_lines(article, found).values())


def clean_up_sentence(comparison: Comparison) -> str:
    """A sentence such as "23 lines in 5 articles look like site text …", or "" if nothing is hidden."""
    counts = []
    doubtful = 0
    for column in comparison.columns:
        found = comparison.find(column.id, CleaningResult)
        if found is not None:
            counts.append(hidden_lines(column.article, found))
            doubtful += sum(not part.hidden for part in found.site_text)
    lines, articles = sum(counts), sum(1 for count in counts if count)
    if not lines and not doubtful:
        return ""
    out = ""
    if lines:
        where = "" if articles == 1 and len(counts) == 1 else f" in {articles} article{'s' if articles != 1 else ''}"
        verb = "looks" if lines == 1 else "look"
        pronoun = "is" if lines == 1 else "are"
        out = (
            f"{lines} line{'s' if lines != 1 else ''}{where} {verb} like site text and {pronoun} hidden. "
            "Hidden text is not counted."
        )
    if doubtful:
        out += f" {doubtful} more may be site text and {'are' if doubtful > 1 else 'is'} shown."
    return out.strip()


class CleanUpDialog(ExplainedDialog):
    """Every article's raw text as a list of stretches; hidden ones are grey and have an empty box.

    Signals:
        restored: (article, raw spans).
        hidden_: (article, raw spans).
    """

    restored = Signal(str, list)
    hidden_ = Signal(str, list)

    def __init__(self, theme: Theme, comparison: Comparison, article: str = "", parent: QWidget | None = None) -> None:
        words = (
            "Ticked text is the article. Unticked grey text looks like site text: it is kept, but not counted. "
            "One click on a box brings it back or hides it."
        )
        super().__init__("Review site text", (760, 600), words, parent)
        self._theme = theme
        self._comparison = comparison
        self._filling = False
        top = QHBoxLayout()
        self._which = QComboBox()
        self._which.setAccessibleName("Article")
        for column in comparison.columns:
            self._which.addItem(column.name, column.id)
        at = self._which.findData(article)
        self._which.setCurrentIndex(max(0, at))
        self._which.currentIndexChanged.connect(self._fill)
        all_back = QPushButton("Show all of this article")
        all_back.clicked.connect(self._restore_all)
        top.addWidget(self._which, 1)
        top.addWidget(all_back)
        self.body.addLayout(top)
        self._list = QListWidget()
        self._list.setAccessibleName("Stretches of the article")
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.itemChanged.connect(self._changed)
        self.body.addWidget(self._list, 1)
        self.end()
        self._fill()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show newer results while the dialog is open."""
        place = self._list.verticalScrollBar().value()
        self._comparison = comparison
        if self._which.currentData() in {column.id for column in comparison.columns}:
            self._fill()
            self._list.verticalScrollBar().setValue(place)

    @Slot()
    def _fill(self) -> None:
        self._filling = True
        self._list.clear()
        column = self._comparison.column(self._which.currentData())
        found = self._comparison.find(column.id, CleaningResult) or CleaningResult()
        for span, part in stretches(column.article.raw, found.site_text):
            text = " ".join(display_text(span.of(column.article.raw)).split())
            if not text:
                continue
            hidden = part is not None and part.hidden
            shown = text if not hidden else (text if len(text) <= 160 else text[:150].rstrip() + " …")
            if part is not None:
                label = part.kind.replace("_", " ")
                moved = "on the article card" if part.kind in CARD_KINDS else part.reason
                shown = f"{shown}\n▸ {label}: {moved}"
            item = QListWidgetItem(shown)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            item.setData(_ROLE, (span.start, span.end))
            item.setFont(
                self._theme.ui_font(11, italic=True)
                if hidden
                else self._theme.reading_font(self._theme.px(14) / self._theme.text_size)
            )
            item.setForeground(self._theme.colour("faint" if hidden else "flag" if part is not None else "text"))
            self._list.addItem(item)
        self._filling = False

    @Slot(QListWidgetItem)
    def _changed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        span = Span(*item.data(_ROLE))
        article = self._which.currentData()
        if item.checkState() == Qt.CheckState.Checked:
            self.restored.emit(article, [span])
        else:
            self.hidden_.emit(article, [span])

    @Slot()
    def _restore_all(self) -> None:
        article = self._which.currentData()
        spans = _hidden(self._comparison, article)
        if spans:
            self.restored.emit(article, spans)


class CleanUp(QObject):
    """Reviews site text, one dialog at a time.

    Signals:
        restored: (article, raw spans).
        hidden_: (article, raw spans).
        all_restored: article -> raw spans.
    """

    restored = Signal(str, list)
    all_restored = Signal(dict)
    hidden_ = Signal(str, list)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.dialog: CleanUpDialog | None = None

    def review(self, comparison: Comparison, article: str = "") -> None:
        """Open the dialog, at an article if one is given."""
        if not comparison.columns:
            return
        self._forget()
        self.dialog = CleanUpDialog(self._theme, comparison, article, self._window)
        self.dialog.restored.connect(self.restored)
        self.dialog.hidden_.connect(self.hidden_)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def refresh(self, comparison: Comparison) -> None:
        """Show newer results in an open dialog."""
        if self.dialog is not None:
            self.dialog.show_comparison(comparison)

    def show_all(self, comparison: Comparison) -> None:
        """Bring all hidden text back but what stands on the article cards, as one step."""
        found = {column.id: _hidden(comparison, column.id) for column in comparison.columns}
        self.all_restored.emit({article: spans for article, spans in found.items() if spans})

    def tell(self, notices: NoticeStack, comparison: Comparison, decisions: Sequence[Decision]) -> None:
        """Show the bar about site text, and newer results in an open dialog."""
        sentence = clean_up_sentence(comparison)
        hidden = any(_hidden(comparison, column.id) for column in comparison.columns)
        if not hidden and any(d.analyzer == "cleaning" and d.action == "dismiss" for d in decisions):
            shown = f"All text of the articles is shown and counted, site text too. {sentence}".strip()
            notices.show_bar("clean_up", shown, (("review", "Review"), ("hide_again", "Hide again")))
        elif sentence:
            notices.show_bar("clean_up", sentence, (("review", "Review"), ("show_all", "Show all")))
        else:
            notices.hide_bar("clean_up")
        self.refresh(comparison)

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
        self.dialog = None


def _hidden(comparison: Comparison, article: str) -> list[Span]:
    """Raw spans of an article's hidden site text, without what moved to its card."""
    found = comparison.find(article, CleaningResult) or CleaningResult()
    return [part.span for part in found.site_text if part.hidden and part.kind not in CARD_KINDS]


def stretches(raw: str, site_text: Sequence[SiteText]) -> list[tuple[Span, SiteText | None]]:
    """The raw text from start to end: site text as found, the rest cut at line breaks."""
    out: list[tuple[Span, SiteText | None]] = []
    at = 0
    for part in sorted(site_text, key=lambda p: p.span):
        out += [(span, None) for span in _lines(raw, at, part.span.start)]
        out.append((part.span, part))
        at = max(at, part.span.end)
    return out + [(span, None) for span in _lines(raw, at, len(raw))]


def _lines(raw: str, start: int, end: int) -> list[Span]:
    out = []
    at = start
    for line in raw[start:end].splitlines(keepends=True):
        span = Span(at, at + len(line)).trimmed(raw)
        if span.length:
            out.append(span)
        at += len(line)
    return out
