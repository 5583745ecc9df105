"""The main window: start screen or workspace, menus, and the way between the session and what is on screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import resources
from analyzers.analysis import Analysis
from analyzers.records import CleaningResult
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text import Revision, Span
from app.export.names import day, day_range, plural
from app.lenses.base import (
    ChangeClass,
    Comparison,
    GoToRow,
    Lens,
    NotASource,
    OpenLens,
    Passage,
    Passages,
)
from app.lenses.passage import hint_card, passage_card, passages_card
from app.lenses.plain import PlainLens
from app.lenses.rows import FILTERS
from app.lenses.sources import SourcesLens
from app.lenses.tone import ToneLens
from app.lenses.wording import WordingLens
from app.version import NAME, VERSION
from app.views.actions import build_menus
from app.views.article_card import ArticleCard
from app.views.cards import article_cards
from app.views.clean_up import CleanUpDialog, clean_up_sentence
from app.views.lined_up import LinedUpView
from app.views.notices import NoticeStack
from app.views.paste_dialog import PasteDialog
from app.views.shortcuts import ShortcutsDialog
from app.views.side_panel import SidePanel
from app.views.sidebar import Sidebar
from app.views.start import PasteArea, StartScreen
from app.views.status_bar import StatusBar
from app.views.top_bar import TopBar
from app.widgets.blocks import Heading, Words
from app.widgets.theme import DEFAULT_TEXT_SIZE, Theme

if TYPE_CHECKING:
    from app.services.session import Session

_ARTICLES = "Articles (*.txt *.html *.htm *.md);;All files (*)"
_COMPARISONS = "Comparisons (*.samestory);;All files (*)"
_DEFAULT_OFF = {"wording": frozenset({"reuse", "distinct"}), "tone": frozenset({"left_out", "neutral"})}
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
        self._lenses: dict[str, Lens] = {lens.id: lens for lens in (PlainLens(), wording, sources, tone)}
        self._lens = str(settings.get("lens") or "sources")
        self._off: dict[str, frozenset[str]] = {key: _DEFAULT_OFF.get(key, frozenset()) for key in self._lenses}
        self._comparison: Comparison | None = None
        self._filter = "all"
        self._counts: dict[str, int] = {}
        self._clean_up: CleanUpDialog | None = None
        self._card: tuple[str, Hashable] | None = None
        self._shown: Analysis | None = None
        self._said = ""

        self.setWindowTitle(NAME)
        self.resize(1280, 820)
        self.setMinimumSize(QSize(760, 480))
        self._actions = build_menus(self, self._run)
        self._build((sources, wording, tone))
        self._connect()
        self._apply_theme()
        self.theme.changed.connect(self._apply_theme)
        self.set_lens(self._lens)
        self._document_changed()
        self._results_changed()
        self._undo_changed()

    # --- building ------------------------------------------------------------------------------------------------
    def _build(self, parts: tuple[object, ...]) -> None:
        lenses = tuple((lens.id, lens.title) for lens in self._lenses.values())
        self.top = TopBar(self.theme, lenses)
        self.notices = NoticeStack()
        self.start = StartScreen(self.theme)
        self.sidebar = Sidebar(self.theme, FILTERS)
        self.view = LinedUpView(self.theme, parts)
        self.panel = SidePanel(self.theme)
        self.status = StatusBar()
        self.second = PasteArea(self.theme, "Paste the second article here")
        centre = QSplitter(Qt.Orientation.Horizontal)
        centre.setHandleWidth(1)
        centre.setChildrenCollapsible(False)
        frame = QFrame()
        frame.setProperty("role", "centre")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(18, 18, 18, 18)
        inner.addWidget(self.second, 1)
        inner.addStretch(1)
        self._second_frame, self._centre = frame, centre
        frame.hide()
        centre.addWidget(self.view)
        centre.addWidget(frame)
        centre.setStretchFactor(0, 3)
        centre.setStretchFactor(1, 2)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for widget, stretch in ((self.sidebar, 0), (centre, 1), (self.panel, 0)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(self.split.count() - 1, stretch)
        self.panel.setMinimumWidth(220)
        self.view.setMinimumWidth(240)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.split)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in (self.top, self.notices, self.pages, self.status):
            layout.addWidget(row, 1 if row is self.pages else 0)
        self.setCentralWidget(page)
        self._sized = False
        for name in ("icon-256.png",):
            try:
                self.setWindowIcon(QIcon(str(resources.path("icons", name))))
            except FileNotFoundError:
                continue

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._document_changed)
        session.results_changed.connect(self._results_changed)
        session.progress_changed.connect(self._progress)
        session.analysis_finished.connect(self._idle)
        session.analysis_cancelled.connect(self._cancelled)
        session.analysis_failed.connect(self._failed)
        session.notice_raised.connect(lambda sentence: self.notices.show_bar(f"notice {sentence}", sentence))
        session.undo_changed.connect(self._undo_changed)
        session.path_changed.connect(self._path_changed)
        session.export_finished.connect(self._exported)
        session.export_failed.connect(lambda sentence: self.notices.show_bar("export", sentence))
        self.top.lens_chosen.connect(self._choose_lens)
        self.top.export_requested.connect(self._export)
        self.top.title_changed.connect(session.set_title)
        for giver in (self.start, self.second):
            giver.text_given.connect(self._take_text)
            giver.files_given.connect(self._take_files)
        self.start.open_files_requested.connect(self._open_files)
        self.second.open_requested.connect(self._open_files)
        self.start.open_comparison_requested.connect(self._open_comparison)
        self.start.example_requested.connect(self._open_example)
        self.sidebar.add_requested.connect(self._add)
        self.sidebar.files_dropped.connect(self._take_files)
        self.sidebar.text_dropped.connect(self._take_text)
        self.sidebar.card_requested.connect(self._show_card)
        self.sidebar.clean_up_requested.connect(self._review)
        self.sidebar.moved.connect(self._move)
        self.sidebar.removed.connect(session.remove_article)
        self.sidebar.filter_chosen.connect(self._choose_filter)
        self.view.picked.connect(self.pick)
        self.view.row_changed.connect(self.status.show_row)
        self.view.zoom_requested.connect(self._zoom)
        self.view.filter_dropped.connect(lambda: self._choose_filter("all", apply=False))
        self.view.heads.chosen.connect(self._show_card)
        self.panel.lens.picked.connect(self.pick)
        self.panel.lens.help_requested.connect(self._explain)
        self.panel.lens.toggled.connect(self._toggle)
        self.panel.inspector.picked.connect(self.pick)
        self.panel.inspector.chosen.connect(self._act)
        self.panel.inspector.help_requested.connect(self._explain)
        self.status.cancel_requested.connect(session.cancel)
        self.notices.pressed.connect(self._bar_pressed)

    # --- look ----------------------------------------------------------------------------------------------------
    def set_theme(self, name: str) -> None:
        """Show a theme: "light", "dark" or "system"; the preference stays as it is."""
        self.theme.set_name(name)
        self._check("theme", name)

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
        self.setStyleSheet(self.theme.style_sheet())
        if self._comparison is not None:
            self._refresh_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panes their first widths once the window has its size."""
        super().resizeEvent(event)
        if not self._sized or not self.isVisible():
            self._share_width(event.size().width())

    def _share_width(self, width: int) -> None:
        side = 206 if width >= 1300 else 188 if width >= 1150 else 168
        panel = max(244, min(340, round(width * 0.205)))
        self.split.setSizes([side, width - side - panel, panel])

    # --- session -------------------------------------------------------------------------------------------------
    @Slot()
    def _document_changed(self) -> None:
        articles = self._session.document.articles
        self.pages.setCurrentWidget(self.split if articles else self.start)
        self.top.setVisible(bool(articles))
        self.status.setVisible(bool(articles))
        if self._second_frame.isHidden() and len(articles) == 1:
            self._centre.setSizes([600, 440])
        self._second_frame.setVisible(len(articles) == 1)
        for key in ("save", "save_as", "export_pdf", "find", "clean_up", "next_row", "previous_row"):
            self._actions[key].setEnabled(bool(articles))
        self.top.set_export_enabled(bool(articles))
        if not articles:
            self.notices.hide_bar("clean_up")
            self.notices.hide_bar("analysis")
            self.setWindowTitle(NAME)
        elif self._session.analysis is None:
            self._show(_unanalysed(self._session))
        if self._session.busy and articles:
            self.status.show_progress("Starting …", 0.0)
        self._refresh_title()

    @Slot()
    def _results_changed(self) -> None:
        analysis = self._session.analysis
        if analysis is None:
            if not self._session.document.articles:
                self._comparison, self._shown = None, None
            return
        self._show(analysis)
        sentence = clean_up_sentence(self._comparison) if self._comparison else ""
        if sentence:
            self.notices.show_bar("clean_up", sentence, (("review", "Review"), ("show_all", "Show all")))
        else:
            self.notices.hide_bar("clean_up")
        said = "\n".join(dict.fromkeys(notice.message for notice in analysis.notices))
        if said:
            self.notices.show_bar("analysis", said)
        else:
            self.notices.hide_bar("analysis")
        if self._clean_up is not None and self._comparison is not None:
            self._clean_up.show_comparison(self._comparison)

    def _show(self, analysis: Analysis) -> None:
        self._shown = analysis
        self._comparison = Comparison(analysis, self._session.document.title)
        lens = self._lenses[self._lens]
        self._counts = self.view.show_comparison(self._comparison, lens, self._off[self._lens])
        self.sidebar.set_filters(self._counts, self._filter)
        order = [entry.id for entry in self._session.document.articles]
        self.sidebar.set_articles(article_cards(self._comparison, self._session.document.decisions, order))
        self._show_panel()
        self._show_inspector()
        self._refresh_title()
        if not self._session.busy:
            self._idle()

    def _show_panel(self) -> None:
        if self._comparison is not None:
            self.panel.lens.show_blocks(self._lenses[self._lens].panel(self._comparison, self._off[self._lens]), True)

    @Slot()
    def _refresh_title(self) -> None:
        document = self._session.document
        parts = [plural(len(document.articles), "article")]
        if self._comparison is not None:
            days = [d for c in self._comparison.columns if (d := day(c.about.published.value)) is not None]
            if days:
                parts.append(day_range(days))
        if self._session.path is not None:
            parts.append("unsaved changes" if self._session.changed else "saved")
        elif self._session.changed:
            parts.append("not saved yet")
        self.top.show_title(document.title, " · ".join(parts))
        if document.articles:
            self.setWindowTitle(f"{document.title} – {NAME}")

    @Slot(str, float)
    def _progress(self, words: str, share: float) -> None:
        self.status.show_progress(f"{words} …" if words else "Working …", share)

    @Slot()
    def _idle(self) -> None:
        self.status.show_idle(self._summary())

    @Slot()
    def _cancelled(self) -> None:
        self.status.show_idle("Analysis cancelled. The results shown are those from before.")

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self.notices.show_bar("failed", sentence, (("again", "Try again"),))
        self.status.show_idle("The analysis did not finish.")

    def _summary(self) -> str:
        if self._comparison is None or self._session.analysis is None:
            return ""
        count = sum(len([a for a in r.attributions if a.reporting]) for r in self._comparison.attributions.values())
        parts = ["Analysis done"]
        if self._comparison.attributions:
            parts.append(plural(count, "statement"))
        decided = sum(d.analyzer == "attribution" for d in self._session.document.decisions)
        if decided:
            parts.append(f"{decided} corrected by you")
        lineup = self._comparison.lineup
        if lineup is not None:
            parts.append(plural(sum(row.kind != "single" for row in lineup.rows), "row") + " lined up")
        return " · ".join(parts)

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
        self._card = None
        self._refresh_title()

    # --- picking -------------------------------------------------------------------------------------------------
    @Slot(object)
    def pick(self, key: Hashable) -> None:
        """Open what a clickable thing stands for: passages, a lens, a row, an item's card."""
        if self._comparison is None or key is None:
            return
        if isinstance(key, OpenLens):
            self._choose_lens(key.lens)
            return
        if isinstance(key, GoToRow):
            rows = [row.key for row in self.view.grid.rows]
            if key.row in rows:
                self.view.grid.choose_row(rows.index(key.row))
            return
        if isinstance(key, Passages):
            self.view.show_passages(key)
            if len(key.places) == 1 and self._card is not None:
                return  # a link inside a card goes to its place and leaves the card
        self._card = (self._lens, key)
        self._show_inspector()

    def _show_inspector(self) -> None:
        blocks = None
        title = "Selected"
        if self._card is not None and self._comparison is not None:
            _lens, key = self._card
            known = {column.id for column in self._comparison.columns}
            if isinstance(key, Passages):
                title = "Passages"
                if all(place.article in known for place in key.places):
                    blocks = passages_card(self._comparison, key)
            elif isinstance(key, Passage):
                title = "Selected passage"
                if key.article in known:
                    blocks = passage_card(self._comparison, key)
            else:
                for lens in self._lenses.values():
                    blocks = lens.detail(self._comparison, key)
                    if blocks is not None:
                        title = {"sources": "Selected statement", "wording": "Selected words"}.get(
                            lens.id, "Selected word"
                        )
                        break
        if blocks is None:
            self._card = None
        self.panel.set_inspector_title(title if blocks else "Inspector", empty=not blocks)
        self.panel.inspector.show_blocks(blocks or hint_card())

    @Slot(object, str)
    def _act(self, key: Hashable, value: str) -> None:
        if isinstance(key, ChangeClass):
            self._session.change_source_class(key.article, key.spans, value)
        elif isinstance(key, NotASource):
            self._session.dismiss_attribution(key.article, key.spans)

    @Slot(str)
    def _explain(self, result: str) -> None:
        """Show how something is counted; the analyzers' descriptions are loaded when first asked for."""
        from analyzers.registry import REGISTRY

        spec = next((a.spec for a in REGISTRY if a.spec.provides.__name__ == result), None)
        if spec is None:
            blocks: tuple[Heading | Words, ...] = (Words("This is not counted in this version of the program."),)
        else:
            paragraphs = [Words(part.strip()) for part in spec.definition.split("\n\n") if part.strip()]
            blocks = (
                Heading(spec.title or spec.id),
                *paragraphs,
                Words(f"Version {spec.version} of this rule.", quiet=True),
            )
        self.panel.set_inspector_title("How is this counted?")
        self.panel.inspector.show_blocks(blocks)

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
            self._choose_lens(value)
        elif group == "theme":
            self.set_theme(value)
            self._session.settings.set("theme", value)
        else:
            commands: dict[str, Callable[[], object]] = {
                "new": self._new,
                "open_comparison": self._open_comparison,
                "example": self._open_example,
                "save": self._save,
                "save_as": self._save_as,
                "export_pdf": self._export,
                "quit": self.close,
                "open_files": self._open_files,
                "paste": self._paste,
                "add": self._add,
                "clean_up": lambda: self._review(""),
                "undo": self._session.undo,
                "redo": self._session.redo,
                "find": lambda: self.view.find.open(),
                "larger": lambda: self._zoom(1),
                "smaller": lambda: self._zoom(-1),
                "usual": lambda: self._zoom(0),
                "show_list": lambda: self.sidebar.setVisible(not self.sidebar.isVisible()),
                "show_panel": lambda: self.panel.setVisible(not self.panel.isVisible()),
                "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
                "next_row": lambda: self.view.step_row(1),
                "previous_row": lambda: self.view.step_row(-1),
                "next_pane": lambda: self._step_pane(1),
                "previous_pane": lambda: self._step_pane(-1),
                "shortcuts": lambda: ShortcutsDialog(self).open(),
                "about": self._about,
            }
            commands[key]()
        for name, state in (("show_list", self.sidebar.isVisible()), ("show_panel", self.panel.isVisible())):
            self._actions[name].setChecked(state)
        self._actions["full_screen"].setChecked(self.isFullScreen())

    @Slot(str)
    def _choose_lens(self, lens: str) -> None:
        self.set_lens(lens)
        self._session.settings.set("lens", self._lens)

    def _choose_filter(self, key: str, apply: bool = True) -> None:
        self._filter = key
        self.sidebar.set_filters(self._counts, key)
        if apply:
            self.view.set_filter(key)

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        if steps:
            self.theme.step_text_size(steps)
        else:
            self.theme.set_text_size(DEFAULT_TEXT_SIZE)
        self._session.settings.set("text_size", self.theme.text_size)

    def _step_pane(self, step: int) -> None:
        panes: list[QWidget] = [
            self.top,
            self.sidebar,
            self.view.heads,
            self.view.grid,
            self.panel.lens,
            self.panel.inspector,
        ]
        if not self._session.document.articles:
            panes = [self.start]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, p in enumerate(panes) if focus is not None and (focus is p or p.isAncestorOf(focus))), -1)
        target = panes[(at + step) % len(panes)] if at >= 0 else panes[0]
        inside = target
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            inside = next(
                (
                    w
                    for w in target.findChildren(QWidget)
                    if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
                ),
                target,
            )
        inside.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_text(self, text: str, html: str = "") -> None:
        self._session.add_text(text, html or None)

    def _take_files(self, paths: list[Path]) -> None:
        if len(paths) == 1 and paths[0].suffix.lower() == ".samestory":
            if self._may_leave():
                self._session.open_comparison(paths[0])
        else:
            self._session.add_files(paths)

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
        dialog.files_given.connect(self._take_files)
        dialog.open_requested.connect(self._open_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _folder(self) -> str:
        return str(self._session.settings.get("folder") or "")

    @Slot()
    def _open_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, "Open articles", self._folder(), _ARTICLES)
        if names:
            self._session.settings.set("folder", str(Path(names[0]).parent))
            self._take_files([Path(name) for name in names])

    @Slot()
    def _open_comparison(self) -> None:
        if not self._may_leave():
            return
        name, _kind = QFileDialog.getOpenFileName(self, "Open comparison", self._folder(), _COMPARISONS)
        if name:
            self._session.open_comparison(Path(name))

    @Slot()
    def _open_example(self) -> None:
        if self._may_leave():
            self._session.open_example()

    def _new(self) -> None:
        if self._may_leave():
            self._session.new()

    def _save(self) -> bool:
        if self._session.path is not None:
            return bool(self._session.save_as(self._session.path))
        return self._save_as()

    def _save_as(self) -> bool:
        title = self._session.document.title
        place = str(Path(self._folder()) / f"{title.replace('/', '-')}.samestory")
        name, _kind = QFileDialog.getSaveFileName(self, "Save comparison", place, _COMPARISONS)
        if not name:
            return False
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".samestory")
        self._session.settings.set("folder", str(path.parent))
        return bool(self._session.save_as(path))

    @Slot()
    def _export(self) -> None:
        title = self._session.document.title
        place = str(Path(self._folder()) / f"{title.replace('/', '-')}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, "Export PDF", place, "PDF (*.pdf)")
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".pdf")
            self._session.settings.set("folder", str(path.parent))
            self.status.show_idle(f"Writing {path.name} …")
            self._session.export_pdf(path)

    @Slot(str, str)
    def _exported(self, path: str, notes: str) -> None:
        self.status.show_idle(f"Written: {path}")
        self.notices.show_bar("export", f"The PDF was written to {path}." + (f"\n{notes}" if notes else ""))

    def _may_leave(self) -> bool:
        """Ask about unsaved work; whether to go on."""
        if not (self._session.changed and self._session.document.articles):
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"“{self._session.document.title}” has changes that are not saved.")
        box.setInformativeText("Save them?")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        answer = box.exec()
        if answer == buttons.Save:
            return self._save()
        return bool(answer == buttons.Discard)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work."""
        if self._may_leave():
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
        if self._comparison is None or not self._comparison.columns:
            return
        dialog = CleanUpDialog(self.theme, self._comparison, article, self)
        dialog.restored.connect(self._session.restore_site_text)
        dialog.hidden_.connect(self._session.hide_site_text)
        dialog.finished.connect(self._forget_clean_up)
        self._clean_up = dialog
        dialog.open()

    @Slot()
    def _forget_clean_up(self) -> None:
        if self._clean_up is not None:
            self._clean_up.deleteLater()
        self._clean_up = None

    @Slot(str, str)
    def _bar_pressed(self, bar: str, button: str) -> None:
        if bar == "clean_up" and button == "review":
            self._review("")
        elif bar == "clean_up" and self._comparison is not None:
            for column in self._comparison.columns:
                found = self._comparison.find(column.id, CleaningResult)
                spans: list[Span] = (
                    [p.span for p in found.site_text if p.hidden and p.kind not in CARD_KINDS] if found else []
                )
                if spans:
                    self._session.restore_site_text(column.id, spans)
        elif bar == "failed":
            self.notices.hide_bar("failed")
            self._session.analyse()

    @Slot(str, int)
    def _move(self, article: str, steps: int) -> None:
        order = [entry.id for entry in self._session.document.articles]
        if article in order:
            at = max(0, min(len(order) - 1, order.index(article) + steps))
            self._session.move_article(article, at)

    def _about(self) -> None:
        QMessageBox.about(
            self,
            f"About {NAME}",
            f"{NAME} {VERSION}\n\nCompares how different outlets cover the same event. Evidence, not verdicts.\n"
            "Works offline. MIT licence; notices of others’ work are in resources/notices.",
        )


def _unanalysed(session: Session) -> Analysis:
    """The bare texts, to be shown until the first results come."""
    articles = tuple(
        replace(article, revision=Revision.of(article.raw))
        for article in (entry.article() for entry in session.document.articles)
    )
    return Analysis(articles)
