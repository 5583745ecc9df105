"""Articles in another language than English: nothing is analysed in them, so their paragraphs are printed whole."""

from __future__ import annotations

from analyzers.language.names import language_name
from app.export.material import Material
from app.export.report import Block, Original, Paragraph, Run, Section
from app.export.text import is_right_to_left, one_line


def articles_as_they_are(material: Material) -> Section | None:
    """The paragraphs of every article in another language, or None if there is no such article."""
    blocks: list[Block] = []
    for article in material.articles:
        if not material.is_foreign(article.id):
            continue
        text = article.text
        paragraphs = tuple(one_line(paragraph.span.of(text.content)) for paragraph in text.paragraphs)
        language = article.language or ""
        blocks.append(
            Original(
                material.names[article.id],
                (Run(f"{language_name(language)} · {text.words():,}\u00a0words", "muted"),),
                paragraphs,
                language,
                "rtl" if is_right_to_left(text.content) else "ltr",
            )
        )
    if not blocks:
        return None
    note = "Sources, wording and tone are analysed for English only. These are printed whole and not lined up."
    return Section("as-is", "Articles shown as they are", (Paragraph((Run(note),)), *blocks))
