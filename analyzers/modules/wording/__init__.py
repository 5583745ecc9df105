"""Which words stand out: distinctive words, word families, and sentences worth a look.

What is counted, and the sources of each rule, stand in `distinctive`, `families` below and `look`.
Families: every word of `resources/lexicons/families.json` in the body, with the voice it is said in. Words inside
proper names are left out ("Justice Party"). A person's own words come to the families or leave them. One word may
belong to several families (“insist” is assertive and forceful). Known misses: words that are emotive only in their
context; a family word used in a plain sense ("attack helicopter"); the parser's wrong base forms ("hopes" as "hop").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzers.language.lexicon import Lexicon, load_lexicon
from analyzers.language.own_words import with_own_words
from analyzers.language.voice import Voices
from analyzers.modules.wording.distinctive import distinctive, words_of
from analyzers.modules.wording.look import rank
from analyzers.protocol import Given, Spec
from analyzers.records import (
    Article,
    AttributionResult,
    FamilyHit,
    LookHit,
    NamingResult,
    Parse,
    Token,
    UserLexicon,
    WordingResult,
)
from analyzers.text import Span


class Wording:
    """Distinctive words, word families and the "worth a look" ranking."""

    spec = Spec(
        "wording",
        4,
        "comparison",
        WordingResult,
        requires=(Parse,),
        uses=(AttributionResult, NamingResult, UserLexicon),
        title="Wording",
        definition=(
            "Distinctive words: words used at least three times in an article and relatively more often than in the "
            "other articles, ranked by a measure that does not jump at rare words (log-odds with a Dirichlet prior, "
            "Monroe and others 2008). Names are left out. They are distinctive in these texts only. "
            "Word families: words of our own lists (hedges, intensifiers, emotive words and others), counted apart for "
            "the outlet's own words, quoted words and attributed words; you can add and leave out words. "
            "Worth a look: sentences with many or strong words of these lists, and of a longer list of loaded words "
            "that counts half, more if they stand near the top. The order is a suggestion, not a judgement."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> WordingResult:
        """Analyse all articles; the ranking is over the whole comparison, best first."""
        own = given.shared.get(UserLexicon)
        lexicon = with_own_words(load_lexicon("families"), own)
        more = with_own_words(load_lexicon("loaded"), _unwanted(own))
        naming = given.shared.get(NamingResult)
        names: dict[str, list[Span]] = {article.id: [] for article in articles}
        if isinstance(naming, NamingResult):
            for label in naming.labels:
                if label.label != label.label.lower() and label.article in names:
                    names[label.article].append(label.span)
        sizes = {article.id: article.text.words() for article in articles}
        words: dict[str, list[tuple[str, Token]]] = {}
        families: list[FamilyHit] = []
        look: list[tuple[float, int, int, LookHit]] = []
        for order, article in enumerate(articles):
            parse = given.of(article.id, Parse)
            voices = Voices(article.text, given.find(article.id, AttributionResult))
            words[article.id] = words_of(parse, names[article.id])
            families.extend(family_hits(article.id, parse, lexicon, voices))
            for found in rank(article.text, parse, lexicon, voices, more):
                if found.spans:
                    sentence = article.text.sentences[found.sentence].id
                    hit = LookHit(article.id, sentence, found.score, found.spans, found.reason)
                    look.append((-found.score, order, found.sentence, hit))
        look.sort(key=lambda item: item[:3])
        return WordingResult(distinctive(words, sizes), tuple(families), tuple(item[3] for item in look), sizes)


def _unwanted(own: UserLexicon | None) -> UserLexicon:
    """A person's "not emotive", said of the longer list of loaded words."""
    entries = own.entries if own is not None else ()
    return UserLexicon(
        tuple(replace(e, family="loaded") for e in entries if e.kind == "ignore" and e.family == "emotive")
    )


def family_hits(article: str, parse: Parse, lexicon: Lexicon, voices: Voices) -> list[FamilyHit]:
    """Words of the families in one article, in reading order.

    Args:
        article: Article id.
        parse: Its parse.
        lexicon: The families.
        voices: Whose words they are.
    """
    out = []
    for match in lexicon.find(parse.tokens):
        tokens = parse.tokens[match.first : match.stop]
        if any(t.pos == "PROPN" and t.ent not in ("", "NORP") for t in tokens):
            continue
        if tokens[0].sentence != tokens[-1].sentence:
            continue
        span = Span(tokens[0].start, tokens[-1].end)
        word = " ".join(match.entry.words).replace(" - ", "-")
        out.append(FamilyHit(article, match.entry.family, word, span, voices.at(span)))
    return out
