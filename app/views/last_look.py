"""How a comparison is looked at when it opens: a new one from the beginning, a saved one as it was left.

What is remembered is a preference of this person on this computer, like the list of recent files: the comparison's file
is the same for everybody it is given to, and looking at it is no change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.model import ViewSet
from app.views.named_views import NamedViews

if TYPE_CHECKING:
    from app.services.session import Session

FIRST = ViewSet("", "", "lined_up", "plain")
"""How a new comparison is looked at."""
MOST = 40
"""Files of which it is remembered, those left last."""


class LastLook(QObject):
    """Remembers how files were looked at, and looks at them so again."""

    def __init__(self, session: Session, named: NamedViews, window: QObject) -> None:
        super().__init__(window)
        self._session, self._named = session, named
        self._known = frozenset(entry.id for entry in session.document.articles)
        self._asked = ("", "")
        session.saved.connect(self.remember)
        # After the window, which shows the articles of another comparison first.
        session.document_changed.connect(self._document_changed)

    def begin_with(self, *, view: str = "", lens: str = "") -> None:
        """Look at the first comparison that opens in this view and lens, as the command line asks; "" says nothing."""
        self._asked = (view, lens)

    @Slot()
    def _document_changed(self) -> None:
        """If no article is the same, another comparison is open."""
        before, self._known = self._known, frozenset(entry.id for entry in self._session.document.articles)
        if not before & self._known and before != self._known:
            path = self._session.path
            look = _read(self._looks().get(str(path))) if path is not None else FIRST
            view, lens = self._asked
            self._named.look(replace(look, view=view or look.view, lens=lens or look.lens))
            if self._known:
                self._asked = ("", "")

    def _looks(self) -> dict[str, Any]:
        return dict(self._session.settings.get("looks") or {})

    @Slot()
    def remember(self) -> None:
        """Remember how the open comparison is looked at, if it has a file."""
        path = self._session.path
        if path is not None and self._session.document.articles:
            looks = self._looks()
            looks.pop(str(path), None)
            looks[str(path)] = _written(self._named.present())
            self._session.settings.set("looks", dict(list(looks.items())[-MOST:]))


def _written(look: ViewSet) -> dict[str, Any]:
    return {
        "view": look.view,
        "lens": look.lens,
        "filters": list(look.filters),
        "hidden": list(look.hidden),
        "order": look.order,
    }


def _read(kept: Any) -> ViewSet:
    """What `_written` wrote; `FIRST` for anything else, since a person can edit the file."""
    if not isinstance(kept, dict):
        return FIRST
    one = {key: kept.get(key) for key in ("view", "lens", "order")}
    lists = {key: kept.get(key) for key in ("filters", "hidden")}
    if not all(isinstance(value, str) for value in one.values()):
        return FIRST
    if not all(isinstance(found, list) and all(isinstance(x, str) for x in found) for found in lists.values()):
        return FIRST
    return ViewSet("", "", kept["view"], kept["lens"], tuple(kept["filters"]), tuple(kept["hidden"]), kept["order"])
