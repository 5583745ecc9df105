"""The document and its edits. Free of Qt; a document never changes, an edit makes a new one."""

from app.model.document import ArticleEntry, Document, new_id
from app.model.edits import (
    Batch,
    Edit,
    EditError,
    InsertArticle,
    MoveArticle,
    RemoveArticle,
    SetDecisions,
    SetTitle,
    apply,
)

__all__ = [
    "ArticleEntry",
    "Batch",
    "Document",
    "Edit",
    "EditError",
    "InsertArticle",
    "MoveArticle",
    "RemoveArticle",
    "SetDecisions",
    "SetTitle",
    "apply",
    "new_id",
]
