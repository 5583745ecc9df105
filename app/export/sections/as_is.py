"""Articles in which nothing is analysed, in another language or too long: their paragraphs are printed whole."""

from __future__ import annotations

from analyzers.language.names import language_name
from analyzers.notices import MAX_WORDS
from app.export.material import Material
from app.export.report import Block, Original, Paragraph, Run, Section
from app.export.text import is_right_to_left, one_line


def articles_as_they_are(material: Material) -> Section | None:
    """The paragraphs of every article that is not analysed, or None if there is no such article."""
    blocks: list[Block] = []
    for article in material.articles:
        long = material.is_long(article.id)
        if not (long or material.is_foreign(article.id)):
            continue
        text = article.text
        paragraphs = tuple(one_line(paragraph.span.of(text.content)) for paragraph in text.paragraphs)
        language = article.language or ""
        named = f"{language_name(language)} · " if language else ""
        blocks.append(
            Original(
                material.names[article.id],
                (Run(f"{named}{text.words():,}\u00a0words{' · too long to be analysed' if long else ''}", "muted"),),
                paragraphs,
                language or "en",
                "rtl" if is_right_to_left(text.content) else "ltr",
            )
        )
    if not blocks:
        return None
    reasons = []
    if any(material.is_foreign(article.id) for article in material.articles):
        reasons.append("Sources, wording and tone are analysed for English only.")
    if any(material.is_long(article.id) for article in material.articles):
        reasons.append(f"Articles of more than {MAX_WORDS:,} words are not analysed.")
    note = f"{' '.join(reasons)} These are printed whole and not lined up."
    return Section("as-is", "Articles shown as they are", (Paragraph((Run(note),)), *blocks))
