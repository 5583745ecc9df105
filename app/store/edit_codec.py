"""Edits as JSON values and back, for the journal. Names in files are ours, never those of Python classes."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from analyzers.records import Hints
from analyzers.records.codec import BadRecord, decode, encode
from app.model import (
    ITEM_TYPES,
    ArticleEntry,
    Batch,
    Edit,
    InsertArticle,
    MoveArticle,
    PutItem,
    RemoveArticle,
    SetTitle,
    SwapItem,
    TakeItem,
)


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """The JSON form of an edit."""
    match edit:
        case InsertArticle():
            return {"do": "insert", "index": edit.index, "entry": _entry_to_json(edit.entry), "label": edit.label}
        case RemoveArticle():
            return {"do": "remove", "article": edit.article, "label": edit.label}
        case MoveArticle():
            return {"do": "move", "article": edit.article, "index": edit.index, "label": edit.label}
        case SetTitle():
            return {"do": "title", "title": edit.title, "label": edit.label}
        case TakeItem():
            return {"do": "take", "field": edit.field, "index": edit.index, "label": edit.label}
        case PutItem() | SwapItem():
            name = "put" if isinstance(edit, PutItem) else "swap"
            item = encode(edit.item)
            return {"do": name, "field": edit.field, "index": edit.index, "item": item, "label": edit.label}
        case Batch():
            return {"do": "batch", "edits": [edit_to_json(part) for part in edit.edits], "label": edit.label}


def edit_from_json(value: Any) -> Edit:
    """An edit from its JSON form.

    Raises:
        BadRecord: if the values are none.
    """
    try:
        kind, label = value["do"], str(value["label"])
        if kind == "insert":
            return InsertArticle(int(value["index"]), _entry_from_json(value["entry"]), label)
        if kind == "remove":
            return RemoveArticle(str(value["article"]), label)
        if kind == "move":
            return MoveArticle(str(value["article"]), int(value["index"]), label)
        if kind == "title":
            return SetTitle(str(value["title"]), label)
        if kind == "batch":
            return Batch(tuple(edit_from_json(part) for part in value["edits"]), label)
        field, index = value["field"], int(value["index"])
        if kind == "take" and field in ITEM_TYPES:
            return TakeItem(field, index, label)
        if kind in ("put", "swap"):
            item = decode(ITEM_TYPES[field], value["item"])
            return PutItem(field, index, item, label) if kind == "put" else SwapItem(field, index, item, label)
    except (LookupError, TypeError, ValueError, binascii.Error) as error:
        raise BadRecord(f"no edit: {error}") from error
    raise BadRecord(f"no edit: {kind!r}")


def _entry_to_json(entry: ArticleEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "raw": entry.raw,
        "original": base64.b64encode(entry.original).decode(),
        "media": entry.media,
        "hints": encode(entry.hints),
        "notes": list(entry.notes),
    }


def _entry_from_json(value: Any) -> ArticleEntry:
    return ArticleEntry(
        str(value["id"]),
        str(value["name"]),
        str(value["raw"]),
        base64.b64decode(value["original"], validate=True),
        str(value["media"]),
        decode(Hints, value["hints"]),
        tuple(str(note) for note in value["notes"]),
    )
