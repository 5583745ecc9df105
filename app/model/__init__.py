"""The document and its edits. Free of Qt; a document never changes, an edit makes a new one."""

from app.model.document import ArticleEntry, Document, new_id
from app.model.edits import (
    ITEM_TYPES,
    Batch,
    Edit,
    EditError,
    Field,
    InsertArticle,
    Item,
    MoveArticle,
    PutItem,
    RemoveArticle,
    SetTitle,
    SwapItem,
    TakeItem,
    apply,
    removal,
)
from app.model.items import Anchor, Code, Mark, Note, ViewSet

__all__ = [
    "ITEM_TYPES",
    "Anchor",
    "ArticleEntry",
    "Batch",
    "Code",
    "Document",
    "Edit",
    "EditError",
    "Field",
    "InsertArticle",
    "Item",
    "Mark",
    "MoveArticle",
    "Note",
    "PutItem",
    "RemoveArticle",
    "SetTitle",
    "SwapItem",
    "TakeItem",
    "ViewSet",
    "apply",
    "new_id",
    "removal",
]
