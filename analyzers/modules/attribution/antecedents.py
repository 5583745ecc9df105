"""What a pronoun or a relative word stands for: the nearest fitting noun phrase outside quotation marks.

Phrases are searched sentence by sentence backwards. Subjects and earlier sources are preferred, as in the centring
tradition (Grosz, Joshi and Weinstein 1995); number, sex and kind must fit. Known misses: cataphora ("when he spoke,
Holt said"), a plural pronoun for two persons named apart.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.mentions import Mention, describe
from analyzers.modules.attribution.nouns import noun_kind
from analyzers.modules.attribution.people import People
from analyzers.text import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
REACH = 5
"""Sentences that are looked back."""


class Antecedents:
    """Looks up antecedents in one article."""

    def __init__(self, doc: Document, people: People, sources: set[int]) -> None:
        self._doc = doc
        self._people = people
        self._sources = sources
        self._known: dict[int, Mention | None] = {}

    def relative(self, token: int) -> Mention | None:
        """The noun phrase that "who", "which" or "that" hangs on."""
        doc = self._doc
        for up in doc.path_up(token):
            if doc.dep[up] in ("relcl", "acl") and doc.pos[doc.head[up]] in (*_NOUNS, "NUM", "PRON"):
                noun = doc.head[up]
                start = doc.left[noun]
                end = max(noun + 1, min(doc.left[up], doc.right[noun] + 1))
                return self._phrase(noun, doc.trimmed((start, end)))
        first, _ = doc.sentence_range(token)
        for k in range(token - 1, first - 1, -1):
            if doc.pos[k] in _NOUNS:
                return self._phrase(k, None)
        return None

    def _phrase(self, noun: int, part: Range | None) -> Mention:
        doc = self._doc
        if part is None or not part[0] <= noun < part[1]:
            start, end = doc.subtree(noun)
            for k in doc.children[noun]:
                if k > noun and doc.dep[k] in ("relcl", "acl", "advcl", "cc", "conj"):
                    end = min(end, doc.left[k])
            part = doc.trimmed((start, max(end, noun + 1)))
        return describe(doc, self._people, part, noun)

    def mention(self, noun: int) -> Mention | None:
        """The noun phrase of a noun that may be referred to later, or None; kept."""
        if noun not in self._known:
            self._known[noun] = self._phrase(noun, None)
        return self._known[noun]

    def find(self, token: int, kind: str, outside: tuple[Span, ...] = ()) -> Mention | None:
        """The antecedent of a pronoun at `token`.

        Args:
            token: The pronoun.
            kind: "he", "she", "they", "it", "both" or "those".
            outside: What the pronoun is said to have said: its speaker stands outside.
        """
        doc = self._doc
        here = doc.sentence[token]
        best: tuple[float, int] | None = None
        found: Mention | None = None
        for sentence in range(here, max(-1, here - REACH - 1), -1):
            first, last = doc.bounds[sentence]
            for k in range(min(last, token) - 1, first - 1, -1):
                if (
                    doc.pos[k] not in _NOUNS
                    or doc.dep[k] in ("compound", "nmod", "npadvmod", "attr", "oprd")
                    or doc.tokens[k].ent in ("DATE", "TIME")
                ):
                    continue
                if doc.quote[k] >= 0 and doc.quote[k] != doc.quote[token]:
                    continue
                if doc.dep[k] == "appos" or any(s.start <= doc.tokens[k].start < s.end for s in outside):
                    continue
                mention = self.mention(k)
                if mention is None or not self._fits(mention, kind, k):
                    continue
                subject = doc.dep[k] in _SUBJECTS
                source = k in self._sources or any(j in self._sources for j in range(*mention.part))
                score = -2.0 * (here - sentence) + 1.5 * subject + 1.2 * source
                if doc.dep[k] == "poss":
                    score -= 0.5
                if mention.kind == "person":
                    score += 0.5
                if best is None or score > best[0] or (score == best[0] and sentence == here and k < best[1]):
                    best, found = (score, k), mention
            if best is not None and best[0] > -2.0 * (here - sentence + 1) + 2.8:
                break
        return found

    def last_person(self, token: int, sex: str) -> Mention | None:
        """The person of that sex who was named last before a pronoun, outside quotation marks."""
        doc = self._doc
        for k in range(token - 1, -1, -1):
            person = self._people.at.get(k)
            if person is not None and doc.quote[k] < 0 and doc.dep[k] != "compound" and person.sex in ("", sex):
                return self.mention(k)
        return None

    def pair(self, token: int) -> Mention | None:
        """The two persons that "both" stands for: those named apart right before it, joined by "and"."""
        doc = self._doc
        for sentence in range(doc.sentence[token], max(-1, doc.sentence[token] - 2), -1):
            first, last = doc.bounds[sentence]
            places = [k for k in range(first, min(last, token)) if k in self._people.at and doc.quote[k] == -1]
            for j in range(len(places) - 1, 0, -1):
                k, before = places[j], places[j - 1]
                one, other = self._people.at[before], self._people.at[k]
                near = k - before <= 12 and any(doc.low[m] == "and" for m in range(before + 1, k))
                if one is not other and near:
                    end = next((m for m in range(k + 1, last) if self._people.at.get(m) is not other), last)
                    part = (min(before, doc.left[before]), end)
                    name = f"{one.name} and {other.name}"
                    return Mention(
                        part, k, "group", name, doc.lemma[k], True, False, "named_person", persons=(one, other)
                    )
        return None

    def _fits(self, mention: Mention, kind: str, k: int) -> bool:
        doc = self._doc
        if kind in ("he", "she"):
            if mention.kind == "person":
                sex = mention.person.sex if mention.person else ""
                return not sex or sex == ("m" if kind == "he" else "f")
            if mention.plural or mention.kind != "role":
                return False
            return not (doc.low[k].endswith("woman") and kind == "he") and not (
                doc.low[k].endswith("man") and not doc.low[k].endswith("woman") and kind == "she"
            )
        if kind in ("they", "both", "those"):
            if mention.kind == "group" or (mention.plural and mention.kind in ("role", "body")):
                return True
            return mention.kind in ("body",) and noun_kind(doc, k) in ("body", "org", "name", "norp") and kind == "they"
        if mention.plural:
            return False
        return mention.kind in ("body", "document", "media", "place")
