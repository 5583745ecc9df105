"""From one document to another as one step: what "Revert", an earlier version or another's file do to the one open."""

from __future__ import annotations

from app.model.document import Document
from app.model.edits import (
    ITEM_TYPES,
    Batch,
    Edit,
    InsertArticle,
    Item,
    MoveArticle,
    PutItem,
    RemoveArticle,
    SetTitle,
    TakeItem,
)


def transition(before: Document, after: Document, label: str) -> Batch:
    """The step that makes `after` out of `before`; what is in both is not touched.

    An article counts as the same if all of it is equal, its id included.
    """
    edits: list[Edit] = []
    if before.title != after.title:
        edits.append(SetTitle(after.title, label))
    now = [entry for entry in before.articles if entry in after.articles]
    edits.extend(RemoveArticle(entry.id, label) for entry in before.articles if entry not in now)
    for index, entry in enumerate(after.articles):
        if index < len(now) and now[index] == entry:
            continue
        if entry in now:
            now.remove(entry)
            edits.append(MoveArticle(entry.id, index, label))
        else:
            edits.append(InsertArticle(index, entry, label))
        now.insert(index, entry)
    for field in ITEM_TYPES:
        old: tuple[Item, ...] = getattr(before, field)
        new: tuple[Item, ...] = getattr(after, field)
        same = _shared(old, new)
        tail = _shared(old[same:][::-1], new[same:][::-1])
        for index in reversed(range(same, len(old) - tail)):
            edits.append(TakeItem(field, index, label))
        for index in range(same, len(new) - tail):
            edits.append(PutItem(field, index, new[index], label))
    return Batch(tuple(edits), label)


def _shared(a: tuple[Item, ...], b: tuple[Item, ...]) -> int:
    """How many items two lists begin with in common."""
    count = 0
    while count < min(len(a), len(b)) and a[count] == b[count]:
        count += 1
    return count
