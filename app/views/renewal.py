"""Results of older analyzers: the offer to make them anew, what a change has made anew, and which counts differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.export.changes import COUNTED, Count
from app.lenses.base import Comparison
from app.views.notices import NoticeStack

if TYPE_CHECKING:
    from app.services.session import Session

SHOWN = 3
"""Titles of analyzers, and differences, that a bar names; the rest is counted or stands in the table."""


class Renewal(QObject):
    """The bars "newer", "renewing" and "renewed"."""

    def __init__(self, session: Session, notices: NoticeStack, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._notices, self._window = session, notices, window
        self._counts: tuple[Count, ...] = ()
        session.stale_changed.connect(self.refresh)
        session.results_changed.connect(self.refresh)
        session.analysis_cancelled.connect(self.refresh)
        session.analysis_failed.connect(self.refresh)
        session.renewing.connect(self._renewing)
        session.analysed_again.connect(self._renewed)
        session.path_changed.connect(self._other_comparison)
        notices.pressed.connect(self._pressed)

    @Slot()
    @Slot(str)
    def refresh(self, _why: str = "") -> None:
        """Offer to analyse again as long as the results on screen are of older analyzers."""
        newer = [analyzer.title for analyzer in self._session.stale_analyzers()]
        if not newer or self._session.analysis is None or self._session.busy:
            self._notices.hide_bar("newer")
            return
        self._notices.show_bar(
            "newer",
            f"These results are the ones the file was saved with. This program finds some things in a newer way: "
            f"{listed(newer)}. Analyse again makes the results anew and tells which counts differ.",
            (("again", "Analyse again"),),
        )

    @Slot()
    def _renewing(self) -> None:
        newer = [analyzer.title for analyzer in self._session.stale_analyzers()]
        self._notices.hide_bar("newer")
        kept = " The file with its earlier results is kept: File, Earlier versions."
        self._notices.show_bar(
            "renewing",
            f"After your change the results are made anew by this program, which finds some things in a newer way than "
            f"when the file was saved: {listed(newer)}. Which counts differ is told when they are there."
            + ("" if self._session.read_only or self._session.path is None else kept),
        )

    @Slot(object)
    def _renewed(self, counts: tuple[Count, ...]) -> None:
        self._counts = counts
        for bar in ("newer", "renewing", "renewed"):
            self._notices.hide_bar(bar)
        self._notices.show_bar(
            "renewed", sentence(counts, self._names()), (("table", "All differences…"),) if len(counts) > SHOWN else ()
        )

    @Slot()
    def _other_comparison(self) -> None:
        if not self._session.document.articles:
            self._counts = ()

    def _names(self) -> dict[str, str]:
        analysis = self._session.analysis
        return {c.id: c.name for c in Comparison(analysis).columns} if analysis is not None else {}

    @Slot(str, str)
    def _pressed(self, bar: str, button: str) -> None:
        if (bar, button) == ("newer", "again"):
            self._notices.hide_bar("newer")
            self._session.analyse_again()
        elif (bar, button) == ("renewed", "table"):
            dialog = DifferencesDialog(self._counts, self._names(), self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()


class DifferencesDialog(QDialog):
    """Every count that differs, as a table."""

    def __init__(self, counts: Sequence[Count], names: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What differs after analysing again")
        self.resize(620, 420)
        layout = QVBoxLayout(self)
        words = QLabel("Counts that are not named are as they were.")
        words.setWordWrap(True)
        layout.addWidget(words)
        self.table = QTableWidget(len(counts), 4)
        self.table.setAccessibleName("Counts that differ")
        self.table.setHorizontalHeaderLabels(["Where", "What", "Before", "Now"])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for line, count in enumerate(counts):
            where = names.get(count.article, "an article") if count.article else "the comparison"
            for column, text in enumerate((where, COUNTED[count.what], f"{count.before:,}", f"{count.after:,}")):
                item = QTableWidgetItem(text)
                if column > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, column, item)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        layout.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def sentence(counts: Sequence[Count], names: dict[str, str]) -> str:
    """What a bar says: "Analysed again. Rows 38 → 37; Harbour Wire: statements 12 → 14"."""
    if not counts:
        return "Analysed again with this program’s way of finding things: every count is as it was."
    parts: list[str] = []
    where = ""
    for count in counts[:SHOWN]:
        if count.article == where:
            parts.append((", " if parts else "") + count.words)
        else:
            parts.append(("; " if parts else "") + f"{names.get(count.article, 'an article')}: {count.words}")
            where = count.article
    told = "".join(parts)
    more = len(counts) - SHOWN
    rest = f"; and {more} more {'counts differ' if more > 1 else 'count differs'}" if more > 0 else ""
    return f"Analysed again. {told[:1].upper()}{told[1:]}{rest}."


def listed(titles: Sequence[str]) -> str:
    """Titles in a row: "Sources, Tone and 3 more"."""
    if len(titles) > SHOWN + 1:
        return f"{', '.join(titles[:SHOWN])} and {len(titles) - SHOWN} more"
    return " and ".join([", ".join(titles[:-1]), titles[-1]]) if len(titles) > 1 else "".join(titles)
