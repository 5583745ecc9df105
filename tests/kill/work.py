"""The work that is interrupted: the same edits for one seed, so that the one who kills knows what must be there."""

from __future__ import annotations

import random
from collections.abc import Iterator

from analyzers.decisions import Decision
from analyzers.text import Span
from app.model import (
    Anchor,
    ArticleEntry,
    Batch,
    Document,
    Edit,
    InsertArticle,
    Mark,
    MoveArticle,
    Note,
    PutItem,
    SetTitle,
    SwapItem,
    TakeItem,
    apply,
    removal,
)

START = Document("Kill – مثال 👩🏽‍🚒", (ArticleEntry("start", "start.txt", "Talks began on Tuesday.", b"Talks began"),))


def stages(seed: int) -> Iterator[tuple[Edit, Document]]:
    """Edits without end, each with the document after it; now and then one is taken back, as undo does."""
    dice = random.Random(seed)
    document = START
    inverses: list[Edit] = []
    number = 0
    while True:
        number += 1
        if inverses and dice.random() < 0.15:
            edit = inverses.pop()
        else:
            edit = _edit(dice, document, number)
        document, inverse = apply(document, edit)
        inverses.append(inverse)
        yield edit, document


def _edit(dice: random.Random, document: Document, number: int) -> Edit:
    """An edit of any kind that fits."""
    kind = dice.choice(["title", "insert", "decide", "mark", "note", "swap", "take", "move", "remove", "batch"])
    if kind == "insert" and len(document.articles) < 6:
        raw = "".join(dice.choice("abc äéن\n👩 ") for _ in range(dice.randrange(2000)))
        entry = ArticleEntry(f"a{number}", f"{number}.txt", raw, raw.encode())
        return InsertArticle(dice.randrange(len(document.articles) + 1), entry)
    if kind == "remove" and len(document.articles) > 2:
        return removal(document, dice.choice(document.articles).id, "Remove")
    if kind == "move" and document.articles:
        return MoveArticle(dice.choice(document.articles).id, dice.randrange(len(document.articles)))
    if kind == "mark":
        anchor = Anchor("start", (Span(0, 5),), "Talks", "", " began")
        return PutItem(
            "marks", len(document.marks), Mark(f"m{number}", "c", anchor, "2026-03-01T10:00:00+00:00"), "Mark"
        )
    if kind == "note":
        return PutItem("notes", 0, Note(f"n{number}", f"Note {number} “…” \u2028"), "Note")
    if kind == "swap" and document.notes:
        return SwapItem("notes", dice.randrange(len(document.notes)), Note(f"n{number}", "changed"), "Change note")
    if kind == "take" and document.notes:
        return TakeItem("notes", dice.randrange(len(document.notes)), "Remove note")
    decision = Decision("about", "start", "change", (), "outlet", f"Outlet {number}")
    put = PutItem("decisions", len(document.decisions), decision, "Set outlet")
    if kind == "batch":
        return Batch((SetTitle(f"Title {number}"), put), "Both")
    return put if kind == "decide" else SetTitle(f"Title {number}")
