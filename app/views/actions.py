"""Menus and keys of the main window: one table, so that the menu, the keys and the tests agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from app.widgets.menu_keys import keep_keys


@dataclass(frozen=True)
class ActionData:
    """One entry of a menu.

    Attributes:
        id: Stable name.
        text: With "&" before the letter of its key; "" for a line between entries.
        keys: Shortcuts.
        group: Entries of one group exclude each other.
        checkable: It can be on or off.
        local: Its keys work in the passages only, so that letters can be typed elsewhere.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    local: bool = False


LINE = ActionData("", "")
MENUS: tuple[tuple[str, tuple[ActionData, ...]], ...] = (
    (
        "&File",
        (
            ActionData("new", "&New comparison", ("Ctrl+N",)),
            ActionData("open_comparison", "Open &comparison…", ("Ctrl+Shift+O",)),
            ActionData("example", "Try the &example"),
            LINE,
            ActionData("save", "&Save", ("Ctrl+S",)),
            ActionData("save_as", "Save &as…", ("Ctrl+Shift+S",)),
            ActionData("revert", "&Revert to opened version"),
            ActionData("versions", "Earlier &versions…"),
            LINE,
            ActionData("export_pdf", "Export &PDF…", ("Ctrl+P",)),
            ActionData("export_notes", "Export n&otes…"),
            LINE,
            ActionData("quit", "&Quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Articles",
        (
            ActionData("open_files", "&Open files…", ("Ctrl+O",)),
            ActionData("open_folder", "Open &folder…"),
            ActionData("paste", "&Paste article", ("Ctrl+V",)),
            ActionData("add", "&Add article…", ("Ctrl+Shift+N",)),
            LINE,
            ActionData("clean_up", "&Review site text…"),
            ActionData("encoding", "&Letters look wrong…"),
            ActionData("again", "A&nalyse again", ("Ctrl+R",)),
        ),
    ),
    (
        "&Edit",
        (
            ActionData("undo", "&Undo", ("Ctrl+Z",)),
            ActionData("redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            LINE,
            ActionData("find", "&Find in all articles", ("Ctrl+F",)),
            LINE,
            ActionData("events", "&Events…", ("Ctrl+Shift+E",)),
            ActionData("actors", "&Actors…", ("Ctrl+Shift+A",)),
            ActionData("own_words", "Own &words…", ("Ctrl+Shift+W",)),
        ),
    ),
    (
        "&Marks",
        (
            ActionData("mark", "&Mark words…", ("M",), local=True),
            ActionData("mark_again", "&Repeat the last mark", ("Q",), local=True),
            ActionData("unmark", "R&emove mark", ("U",), local=True),
            ActionData("codes", "Co&des…", ("Ctrl+Shift+M",)),
            LINE,
            ActionData("note", "&Note", ("N",), local=True),
            ActionData("note_article", "Note on the &article", ("Shift+N",), local=True),
            ActionData("show_notes", "Sho&w the notes", ("Ctrl+Shift+K",)),
            LINE,
            ActionData("my_name", "&Your name…"),
        ),
    ),
    (
        "&Sources",
        (
            ActionData("source_right", "&Right as found", ("C",), local=True),
            ActionData("source_dismiss", "N&ot a source", ("Del",), local=True),
            ActionData("source_change", "Chan&ge…", ("Ctrl+E",)),
            ActionData("source_add", "&Add source", ("S",), local=True),
            LINE,
            ActionData("source_check", "Next statement to c&heck", ("F7",)),
            ActionData("sources_all", "A&ll sources…", ("Ctrl+Shift+L",)),
        ),
    ),
    (
        "&View",
        (
            ActionData("view_lined_up", "L&ined up", ("Alt+1",), "view", True),
            ActionData("view_full_text", "&Full text", ("Alt+2",), "view", True),
            ActionData("view_matrix", "Matri&x", ("Alt+3",), "view", True),
            LINE,
            ActionData("lens_plain", "&Plain", ("Ctrl+1",), "lens", True),
            ActionData("lens_wording", "&Wording", ("Ctrl+2",), "lens", True),
            ActionData("lens_sources", "&Sources", ("Ctrl+3",), "lens", True),
            ActionData("lens_tone", "&Tone", ("Ctrl+4",), "lens", True),
            LINE,
            ActionData("words", "&Compare words in the row", ("Ctrl+D",), checkable=True),
            ActionData("linked", "Lin&ked scrolling", ("Ctrl+L",), checkable=True),
            ActionData("column_left", "Move c&olumn left", ("Ctrl+Shift+Left",)),
            ActionData("column_right", "Move column &right", ("Ctrl+Shift+Right",)),
            ActionData("hide_column", "&Hide column", ("Ctrl+Shift+H",)),
            ActionData("show_columns", "&Bring back all columns"),
            LINE,
            ActionData("save_view", "Save this &view…", ("Alt+Shift+S",)),
            LINE,
            ActionData("larger", "&Larger text", ("Ctrl++", "Ctrl+=")),
            ActionData("smaller", "S&maller text", ("Ctrl+-",)),
            ActionData("usual", "Usual text si&ze", ("Ctrl+0",)),
            LINE,
            ActionData("theme_light", "Li&ght", (), "theme", True),
            ActionData("theme_dark", "&Dark", (), "theme", True),
            ActionData("theme_system", "Like the s&ystem", (), "theme", True),
            LINE,
            ActionData("show_list", "List of &articles", ("F9",), checkable=True),
            ActionData("show_panel", "Pa&nel", ("F8",), checkable=True),
            ActionData("full_screen", "F&ull screen", ("F11",), checkable=True),
        ),
    ),
    (
        "&Go",
        (
            ActionData("next_row", "&Next passage", ("Alt+Down",)),
            ActionData("previous_row", "&Previous passage", ("Alt+Up",)),
            LINE,
            ActionData("next_pane", "Next p&ane", ("F6",)),
            ActionData("previous_pane", "Previous pan&e", ("Shift+F6",)),
        ),
    ),
    (
        "&Rows",
        (
            ActionData("row_pin", "&Pin this row", ("P",), local=True),
            LINE,
            ActionData("row_take", "&Take this passage", ("T",), local=True),
            ActionData("row_join", "Mo&ve it here", ("J",), local=True),
            ActionData("row_also", "Put it he&re too", ("Shift+J",), local=True),
            ActionData("row_nearest", "Put the near&est passage here", ("K",), local=True),
            LINE,
            ActionData("row_away", "Does not &belong here", ("X",), local=True),
            ActionData("row_none", "Con&firm “no matching passage”", ("0",), local=True),
            LINE,
            ActionData("row_merge", "Join with the row &above", ("Ctrl+J",)),
            ActionData("row_split", "Spl&it row…"),
            ActionData("row_free", "&Leave it to the program again"),
        ),
    ),
    (
        "&Help",
        (
            ActionData("guide", "&Guide"),
            ActionData("shortcuts", "&Keyboard shortcuts", ("F1",)),
            ActionData("about", "&About Samestory"),
        ),
    ),
)


def build_menus(window: QMainWindow, run: Callable[[str], None]) -> dict[str, QAction]:
    """Fill a window's menu bar.

    Args:
        window: The window.
        run: Called with the id of a chosen entry.

    Returns:
        The actions by id.
    """
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for title, entries in MENUS:
        menu = keep_keys(window.menuBar().addMenu(title))
        for data in entries:
            if not data.id:
                menu.addSeparator()
                continue
            action = QAction(data.text, window)
            action.setShortcuts([QKeySequence(key) for key in data.keys])
            if data.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setCheckable(data.checkable)
            if data.group:
                action.setActionGroup(groups.setdefault(data.group, QActionGroup(window)))
            action.triggered.connect(lambda _on=False, key=data.id: run(key))
            menu.addAction(action)
            actions[data.id] = action
    return actions
