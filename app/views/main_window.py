"""The main window: start screen or workspace, menus, and the way between the session and what is on screen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

import resources
from analyzers.analysis import Analysis
from app.lenses.base import Comparison, GoToRow, HeadPart, Lens, OpenLens, Passages, unanalysed
from app.lenses.plain import PlainLens
from app.lenses.sources import SourcesLens
from app.lenses.tone import ToneLens
from app.lenses.wording import WordingLens
from app.version import NAME
from app.views.actions import build_menus
from app.views.article_card import ArticleCard
from app.views.cards import article_cards, done_sentence, title_words
from app.views.clean_up import CleanUp
from app.views.correcting import Correcting
from app.views.document_parts import DocumentParts
from app.views.file_commands import FileCommands
from app.views.inspection import Inspection
from app.views.last_look import FIRST, LastLook
from app.views.named_views import NamedViews
from app.views.notices import NoticeStack
from app.views.panes import show_page, step_pane
from app.views.paste_dialog import PasteDialog
from app.views.row_hand import RowHand
from app.views.saved_state import saved_words
from app.views.shortcuts import ShortcutsDialog, show_about
from app.views.source_actions import SourceActions
from app.views.start import StartScreen
from app.views.status_bar import StatusBar
from app.views.top_bar import TopBar
from app.views.viewing import Viewing
from app.views.workspace import Workspace
from app.widgets.blocks import Block
from app.widgets.theme import DEFAULT_TEXT_SIZE, Theme

if TYPE_CHECKING:
    from app.services.session import Session

_DEFAULT_OFF = {
    "wording": frozenset({"reuse", "distinct"}),
    "sources": frozenset({"content", "beliefs"}),
    "tone": frozenset({"left_out", "neutral"}),
}
"""Groups of marks that are off until somebody switches them on: all at once they hide the text."""


class MainWindow(QMainWindow):
    """The window of one comparison."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        settings = session.settings
        self.theme = Theme(str(settings.get("theme")), int(settings.get("text_size") or DEFAULT_TEXT_SIZE), self)
        # Before any widget is made: a style sheet keeps the font that a widget had when it was polished.
        QApplication.setFont(self.theme.ui_font(12))
        self.setFont(self.theme.ui_font(12))
        sources, wording, tone = SourcesLens(), WordingLens(), ToneLens()
        self._sources = sources
        self._lenses: dict[str, Lens] = {lens.id: lens for lens in (PlainLens(), wording, sources, tone)}
        self._lens = FIRST.lens
        self._off: dict[str, frozenset[str]] = {key: _DEFAULT_OFF.get(key, frozenset()) for key in self._lenses}
        self._comparison: Comparison | None = None

        self.setWindowTitle(NAME)
        self.resize(1280, 820)
        self.setMinimumSize(QSize(760, 480))
        self.files = FileCommands(session, self)
        self.clean_up = CleanUp(self.theme, self)
        self.clean_up.restored.connect(session.restore_site_text)
        self.clean_up.all_restored.connect(session.restore_all)
        self.clean_up.hidden_.connect(session.hide_site_text)
        self._actions = build_menus(self, self._run)
        self._build((sources, wording, tone))
        self._connect()
        self.parts = DocumentParts(session, self.theme, self.work, self.notices, self.files, self._actions, self)
        self.parts.state_changed.connect(self._refresh_title)
        selection, off = self.parts.annotating.selection, lambda: self._off["sources"]
        self.sources = SourceActions(
            session, self.work, self.inspection, self._actions, selection, self._sources, off, self
        )
        self.sources.picked.connect(self.pick)
        self.sources.told.connect(self.status.tell)
        self.sources.panel_changed.connect(self._show_panel)
        self.viewing = Viewing(session, self.work, self.top, self.status, self._actions, self)
        self.rows = RowHand(session, self.view, self._actions, self)
        self.rows.told.connect(self.status.tell)
        lens = (lambda: self._lens, self.set_lens)
        self.named_views = NamedViews(session, self.view, self._actions, lens, self)
        self.named_views.told.connect(self.status.show_idle)
        self.last_look = LastLook(session, self.named_views, self)
        self.files.leaving.connect(self.last_look.remember)
        self.correcting = Correcting(session, lambda: self._comparison, self)
        self.parts.counted.connect(self.viewing.recount)
        self.parts.counted.connect(lambda: self.inspection.refresh(self._comparison))
        self.inspection.more = self.parts.annotating.card
        self.parts.picked.connect(self.pick)
        self.parts.article_requested.connect(self._review)
        self._apply_theme()
        self.theme.changed.connect(self._apply_theme)
        self.panel.setVisible(bool(settings.get("panel_visible")))
        self._show_states()
        self._check("theme", str(settings.get("theme")))
        self.set_lens(self._lens)
        self.start.set_recent(self.files.recent())
        self._document_changed()
        self._results_changed()
        self._undo_changed()

    # --- building ------------------------------------------------------------------------------------------------
    def _build(self, parts: tuple[HeadPart, ...]) -> None:
        self.top = TopBar(self.theme, tuple((lens.id, lens.title) for lens in self._lenses.values()))
        self.notices = NoticeStack()
        self.start = StartScreen(self.theme)
        self.work = Workspace(self.theme, parts)
        self.sidebar, self.view = self.work.sidebar, self.work.view
        self.panel, self.second = self.work.panel, self.work.second
        self.inspection = Inspection(self.panel, tuple(self._lenses.values()))
        self.status = StatusBar()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.work)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in (self.top, self.notices, self.pages, self.status):
            layout.addWidget(row, 1 if row is self.pages else 0)
        self.setCentralWidget(page)
        with contextlib.suppress(FileNotFoundError):  # a window without its icon is a window
            self.setWindowIcon(QIcon(str(resources.path("icons", "samestory-256.png"))))

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self.status.forget)
        session.document_changed.connect(self._document_changed)
        session.stepped.connect(self.status.tell)
        session.results_changed.connect(self._results_changed)
        session.progress_changed.connect(self._progress)
        session.analysis_finished.connect(self._idle)
        session.analysis_cancelled.connect(self._cancelled)
        session.analysis_failed.connect(self._failed)
        session.undo_changed.connect(self._undo_changed)
        session.path_changed.connect(self._path_changed)
        self.top.lens_chosen.connect(self.set_lens)
        self.top.export_requested.connect(self.files.export_pdf)
        self.top.title_changed.connect(session.set_title)
        for giver in (self.start, self.second):
            giver.text_given.connect(self._take_text)
            giver.files_given.connect(self.files.take)
        self.start.open_files_requested.connect(self.files.open_files)
        self.second.open_requested.connect(self.files.open_files)
        self.start.open_comparison_requested.connect(self.files.open_comparison)
        self.start.example_requested.connect(self.files.open_example)
        self.start.recent_requested.connect(self.files.open_recent)
        self.sidebar.add_requested.connect(self._add)
        self.sidebar.files_dropped.connect(self.files.take)
        self.sidebar.text_dropped.connect(self._take_text)
        self.sidebar.card_requested.connect(self._show_card)
        self.sidebar.clean_up_requested.connect(self._review)
        self.sidebar.removed.connect(session.remove_article)
        self.view.picked.connect(self.pick)
        self.view.zoom_requested.connect(self._zoom)
        self.view.review_requested.connect(self._review)
        self.view.heads.chosen.connect(self._show_card)
        self.panel.lens.picked.connect(self.pick)
        self.panel.lens.help_requested.connect(self.inspection.explain)
        self.panel.lens.toggled.connect(self._toggle)
        self.panel.inspector.picked.connect(self.pick)
        self.panel.inspector.help_requested.connect(self.inspection.explain)
        self.status.cancel_requested.connect(session.cancel)
        self.files.told.connect(self.status.show_idle)
        self.notices.pressed.connect(self._bar_pressed)

    # --- look ----------------------------------------------------------------------------------------------------
    def set_theme(self, name: str) -> None:
        """Show a theme: "light", "dark" or "system"; the preference stays as it is."""
        self.theme.set_name(name)
        self._check("theme", name)

    @Slot(str)
    def set_lens(self, lens: str) -> None:
        """Show a lens: "plain", "wording", "sources" or "tone"; others leave things as they are."""
        if lens not in self._lenses:
            return
        self._lens = lens
        self.top.set_lens(lens)
        self._check("lens", lens)
        if self._comparison is not None:
            self.view.set_lens(self._lenses[lens], self._off[lens])
            self._show_panel()

    def _check(self, group: str, value: str) -> None:
        action = self._actions.get(f"{group}_{value}")
        if action is not None:
            action.setChecked(True)

    @Slot()
    def _apply_theme(self) -> None:
        self.setPalette(self.theme.palette())
        self.work.resize_to(self.theme)
        self.setStyleSheet(self.theme.style_sheet())
        if self._comparison is not None:
            self._refresh_title()

    # --- session -------------------------------------------------------------------------------------------------
    @Slot()
    def _document_changed(self) -> None:
        articles = self._session.document.articles
        show_page(self.pages, *((self.work, self.view.page) if articles else (self.start, self.start.areas[0])))
        self.top.setVisible(bool(articles))
        self.status.setVisible(bool(articles))
        self.work.invite_second(len(articles) == 1)
        for key in ("save", "save_as", "export_pdf", "clean_up"):
            self._actions[key].setEnabled(bool(articles))
        self.top.set_export_enabled(bool(articles))
        if not articles:
            self.notices.hide_bar("clean_up")
            self.notices.hide_bar("analysis")
            self.setWindowTitle(NAME)
        elif self._session.analysis is None:
            self._show(unanalysed(e.article() for e in self._session.document.articles), pending=self._session.stale)
        else:
            self._follow_articles([entry.id for entry in articles])
        if articles and self._session.stale:
            self.status.show_progress("Preparing the analysis …", 0.0)
        self._refresh_title()

    def _follow_articles(self, known: Sequence[str]) -> None:
        """Take columns of removed articles away and follow a new order at once; the newer results follow.

        Args:
            known: Ids of the articles there are, in their order.
        """
        shown = self._session.analysis
        if shown is not None and self._comparison is not None:
            left = tuple(article for article in shown.articles if article.id in known)
            if len(left) < len(self._comparison.columns) or self._comparison.moves(known):
                self._show(replace(shown, articles=left), pending=self._comparison.pending)

    @Slot()
    def _results_changed(self) -> None:
        analysis = self._session.analysis
        if analysis is None:
            if not self._session.document.articles:
                self._comparison = None
            return
        self._show(analysis, pending=bool(self._session.unread))
        said = "\n".join(dict.fromkeys(notice.message for notice in analysis.notices))
        if said:
            self.notices.show_bar("analysis", said)
        else:
            self.notices.hide_bar("analysis")
        if self._comparison is not None:
            self.clean_up.tell(self.notices, self._comparison, self._session.document.decisions)

    def _show(self, analysis: Analysis, pending: bool = False) -> None:
        order = [entry.id for entry in self._session.document.articles]
        self._comparison = Comparison(analysis, self._session.document.title, pending, order)
        lens = self._lenses[self._lens]
        self.view.show_comparison(self._comparison, lens, self._off[self._lens])
        self.viewing.refresh()
        self.sidebar.set_articles(article_cards(self._comparison, self._session.document.decisions))
        self._show_panel()
        self.inspection.refresh(self._comparison)
        self._refresh_title()
        if not (self._session.busy or pending):
            self._idle()

    @Slot()
    def _show_panel(self) -> None:
        if self._comparison is not None:
            self.panel.lens.show_blocks(self._panel_of(self._lens), True, self._lens)
            others = (key for key in self._lenses if key != self._lens)
            self.panel.lens.prepare({key: partial(self._panel_of, key) for key in others})

    def _panel_of(self, lens: str) -> Sequence[Block]:
        """What the panel shows of a lens."""
        return self._lenses[lens].panel(self._comparison, self._off[lens]) if self._comparison is not None else ()

    @Slot()
    def _refresh_title(self) -> None:
        document = self._session.document
        words = title_words(len(document.articles), self._comparison, saved_words(self._session))
        self.top.show_title(document.title, words)
        if document.articles:
            self.setWindowTitle(f"{document.title} – {NAME}")

    @Slot(str, float)
    def _progress(self, words: str, share: float) -> None:
        self.status.show_progress(f"{words} …" if words else "Working …", share)

    @Slot()
    def _idle(self) -> None:
        if self._comparison is not None and self._session.analysis is not None:
            self.status.show_idle(done_sentence(self._comparison, self._session.document.decisions))
        else:
            self.status.show_idle("")

    @Slot()
    def _cancelled(self) -> None:
        if self._session.analysis is None and self._session.document.articles:
            self._show(unanalysed(e.article() for e in self._session.document.articles))
            self.status.show_idle("Analysis cancelled. The bare texts are shown.")
        else:
            self.status.show_idle("Analysis cancelled. The results shown are those from before.")

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self.notices.show_bar("failed", sentence, (("again", "Try again"),))
        if self._session.analysis is None and self._session.document.articles:
            self._show(unanalysed(e.article() for e in self._session.document.articles))
        self.status.show_idle("The analysis did not finish.")

    @Slot()
    def _undo_changed(self) -> None:
        session = self._session
        for key, can, label in (
            ("undo", session.can_undo, session.undo_label),
            ("redo", session.can_redo, session.redo_label),
        ):
            self._actions[key].setEnabled(can)
            self._actions[key].setText(f"&{key.capitalize()} {label}".strip())
        self._refresh_title()

    @Slot()
    def _path_changed(self) -> None:
        if not self._session.document.articles:
            self.notices.forget()
            self.inspection.close()
        self.files.remember()
        self.start.set_recent(self.files.recent())
        self._refresh_title()

    # --- picking -------------------------------------------------------------------------------------------------
    @Slot(object)
    def pick(self, key: Hashable) -> None:
        """Open what a clickable thing stands for: passages, a lens, a row, an item's card."""
        if self._comparison is None or key is None:
            return
        if isinstance(key, OpenLens):
            self.set_lens(key.lens)
            return
        if isinstance(key, GoToRow):
            self.view.go_to_row(key.row)
            return
        if self.correcting.take(key):
            return
        if isinstance(key, Passages):
            self.view.show_passages(key)
            if len(key.places) == 1 and self.inspection.open:
                return  # a link inside a card goes to its place and leaves the card
        self.inspection.show(self._comparison, key, differences=self._lens == "wording")

    @Slot(str, bool)
    def _toggle(self, group: str, on: bool) -> None:
        off = set(self._off[self._lens])
        off.discard(group) if on else off.add(group)
        self._off[self._lens] = frozenset(off)
        if self._comparison is not None:
            self.view.set_lens(self._lenses[self._lens], self._off[self._lens])
            self._show_panel()

    # --- commands ------------------------------------------------------------------------------------------------
    def _run(self, key: str) -> None:
        """Do what a menu entry or its key says."""
        group, _, value = key.partition("_")
        if group == "lens":
            self.set_lens(value)
        elif group == "theme":
            self.set_theme(value)
            self._session.settings.set("theme", value)
        else:
            commands: dict[str, Callable[[], object]] = {
                "new": self.files.new,
                "open_comparison": self.files.open_comparison,
                "example": self.files.open_example,
                "save": self.files.save,
                "save_as": self.files.save_as,
                "export_pdf": self.files.export_pdf,
                "quit": self.close,
                "open_files": self.files.open_files,
                "paste": self._paste,
                "add": self._add,
                "clean_up": lambda: self._review(""),
                "undo": self._session.undo,
                "redo": self._session.redo,
                "larger": lambda: self._zoom(1),
                "smaller": lambda: self._zoom(-1),
                "usual": lambda: self._zoom(0),
                "show_list": lambda: self.sidebar.setVisible(self.sidebar.isHidden()),
                "show_panel": self._switch_panel,
                "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
                "next_pane": lambda: self._step_pane(1),
                "previous_pane": lambda: self._step_pane(-1),
                "shortcuts": lambda: ShortcutsDialog(self).open(),
                "about": lambda: show_about(self),
                **self.parts.commands(),
                **self.viewing.commands(),
                **self.correcting.commands(),
                **self.rows.commands(),
                **self.named_views.commands(),
                **self.sources.commands(),
            }
            commands[key]()
        self._show_states()

    def _show_states(self) -> None:
        """Tick the menu entries of what is shown."""
        self._actions["show_list"].setChecked(not self.sidebar.isHidden())
        self._actions["show_panel"].setChecked(not self.panel.isHidden())
        self._actions["full_screen"].setChecked(self.isFullScreen())

    def _switch_panel(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        self._session.settings.set("panel_visible", not self.panel.isHidden())

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        if steps:
            self.theme.step_text_size(steps)
        else:
            self.theme.set_text_size(DEFAULT_TEXT_SIZE)
        self._session.settings.set("text_size", self.theme.text_size)

    def _step_pane(self, step: int) -> None:
        if self._session.document.articles:
            view, panel = self.view, self.panel
            step_pane((self.top, self.sidebar, view.bar, view.heads, view.page, *panel.pages, panel.inspector), step)
        else:
            step_pane((self.start,), step)

    def _take_text(self, text: str, html: str = "") -> None:
        self._session.add_text(text, html or None)

    @Slot()
    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if not self.second.take(data):
            self.notices.show_bar(
                "paste", "The clipboard holds no text. Copy an article’s text first, then paste it here."
            )

    @Slot()
    def _add(self) -> None:
        dialog = PasteDialog(self.theme, self)
        dialog.text_given.connect(self._take_text)
        dialog.files_given.connect(self.files.take)
        dialog.open_requested.connect(self.files.open_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work."""
        if self.files.may_leave():
            event.accept()
        else:
            event.ignore()

    @Slot(str)
    def _show_card(self, article: str) -> None:
        if self._comparison is None or article not in {c.id for c in self._comparison.columns}:
            return
        card = ArticleCard(self._comparison.column(article), self)
        card.changed.connect(self._session.set_about)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.open()

    @Slot(str)
    def _review(self, article: str) -> None:
        if self._comparison is not None:
            self.clean_up.review(self._comparison, article)

    @Slot(str, str)
    def _bar_pressed(self, bar: str, button: str) -> None:
        if bar == "clean_up" and button == "review":
            self._review("")
        elif bar == "clean_up" and button == "hide_again":
            self._session.hide_again()
        elif bar == "clean_up" and self._comparison is not None:
            self.clean_up.show_all(self._comparison)
        elif bar == "failed":
            self.notices.hide_bar("failed")
            self._session.analyse()
