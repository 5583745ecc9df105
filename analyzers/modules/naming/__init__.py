"""Who is called what: the actors of a comparison and how each article names them.

What is counted: noun phrases (a noun with the words before it, without its determiner) that name one actor: people,
groups, places that act. Pronouns are not counted. Rules: see `phrases` (what a phrase is), `links` (what a text states
to be one), `names` and `cluster` (what is suggested to be one). Voice: see `analyzers.language.voice`; what somebody
else is said to label an actor ("which the US has labelled a terrorist group") counts as attributed.
An actor acts where a phrase of it is the subject of an active verb or the agent of a passive one; it is acted upon
where it is the object or the subject of a passive verb.
Articles are read in an order of their own, by their texts, so that the person's order of columns changes nothing.
Kept are named actors with at least two namings, and groups of people without a name ("security officials") with at
least three. Known misses: see `names` and `cluster`; unnamed single persons ("a senior commander") are left to the
Sources lens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from analyzers.language.voice import Voices
from analyzers.modules.naming.cluster import Clusters, cluster_phrases
from analyzers.modules.naming.links import aliases_of, links_of
from analyzers.modules.naming.names import Key
from analyzers.modules.naming.phrases import Phrase, is_bracketed_acronym, phrases_of
from analyzers.modules.naming.words import nouns
from analyzers.protocol import Given, Spec
from analyzers.records import Actor, Article, AttributionResult, Label, NamingResult, Parse, Token
from analyzers.text import Span

MIN_NAMED = 2
MIN_UNNAMED = 3
_NO_ACTOR = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "LAW", "EVENT"}
)
_INSTITUTIONS = frozenset(
    "government army military police force court parliament congress senate ministry opposition administration "
    "leadership militia troop".split()
)
_LEFT_TO_SOURCES = frozenset(
    {"source", "people", "person", "man", "woman", "member", "leader", "figure", "child", "men"}
)


class Naming:
    """Suggests actors over all articles and collects their labels."""

    spec = Spec(
        "naming",
        3,
        "comparison",
        NamingResult,
        requires=(Parse,),
        uses=(AttributionResult,),
        title="Who is called what",
        definition=(
            "Every noun phrase that names a person, a group or a place is a label; labels that seem to name the same "
            "one are put together as an actor: full and short names, acronyms, spellings, titles (“the president”), "
            "descriptions the text itself gives (“X, a banned group”), and “the group” after a group was named. "
            "Pronouns are not counted. Each label is counted as the outlet's own words, as quoted, or as attributed to "
            "somebody. The grouping is a suggestion: merge, split and rename as you see fit."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> NamingResult:
        """Actors by number of labels and then by name; labels by article, as given, and place."""
        given_order, articles = articles, sorted(articles, key=lambda article: (article.text.content, article.id))
        phrases: list[Phrase] = []
        links: list[tuple[int, int]] = []
        aliases: list[tuple[Key, Key]] = []
        described: dict[int, str] = {}
        for article in articles:
            parse = given.of(article.id, Parse)
            own = [p for p in phrases_of(article.id, parse) if p.entity not in _NO_ACTOR]
            number = {p.head_token: len(phrases) + k for k, p in enumerate(own)}
            for link in links_of(parse, own):
                links.append((number[link.of], number[link.by]))
                described[number[link.by]] = link.kind
            aliases.extend(aliases_of(parse, own))
            for k, token in enumerate(parse.tokens):
                if token.text == "(" and k + 1 in number and is_bracketed_acronym(parse.tokens, k):
                    described[number[k + 1]] = "alias"
            phrases.extend(own)
        clusters = cluster_phrases(phrases, links, aliases)
        return self._result(given_order, given, phrases, clusters, described)

    def _result(
        self,
        articles: Sequence[Article],
        given: Given,
        phrases: Sequence[Phrase],
        clusters: Clusters,
        described: dict[int, str],
    ) -> NamingResult:
        """Records of the clusters that are actors."""
        members: dict[int, list[int]] = defaultdict(list)
        for number, root in enumerate(clusters.of):
            members[root].append(number)
        kept = [root for root, numbers in members.items() if _is_actor(root, numbers, phrases, clusters)]
        shown = {root: [n for n in members[root] if described.get(n) != "alias"] for root in kept}
        name = {root: _name([phrases[n] for n in members[root]]) or "" for root in kept}
        kept = sorted(
            (root for root in kept if shown[root]), key=lambda root: (-len(shown[root]), name[root], shown[root][0])
        )
        tokens = {a.id: given.of(a.id, Parse).tokens for a in articles}
        voices = {a.id: Voices(a.text, given.find(a.id, AttributionResult)) for a in articles}
        actors: list[Actor] = []
        labels: list[tuple[int, int, Label]] = []
        place = {a.id: k for k, a in enumerate(articles)}
        for index, root in enumerate(kept):
            actor_id = f"actor{index}"
            own: list[Label] = []
            acts: Counter[str] = Counter()
            upon: Counter[str] = Counter()
            for number in shown[root]:
                phrase = phrases[number]
                kind = described.get(number, "mention")
                voice = voices[phrase.article].at(phrase.span)
                span = phrase.span if kind == "mention" else _with_of(phrase, tokens[phrase.article])
                if kind == "labelled":
                    kind, voice = "predicate", voice if voice == "quoted" else "attributed"
                words = _label(span, phrase.head_token, tokens[phrase.article])
                role = _part(phrase, tokens[phrase.article])
                label = Label(phrase.article, actor_id, span, words, phrase.head, kind, voice, role)
                own.append(label)
                labels.append((place[phrase.article], phrase.span.start, label))
                acts[phrase.article] += role == "agent"
                upon[phrase.article] += role == "patient"
            forms = Counter(label.label for label in own)
            aliases = tuple(form for form, _ in forms.most_common())
            called = name[root] or _telling(forms)
            actors.append(Actor(actor_id, called, clusters.kinds[root], aliases, len(own), dict(+acts), dict(+upon)))
        labels.sort(key=lambda item: item[:2])
        return NamingResult(tuple(actors), tuple(label for _, _, label in labels))


def _is_actor(root: int, numbers: Sequence[int], phrases: Sequence[Phrase], clusters: Clusters) -> bool:
    """Whether a cluster is shown."""
    if root in clusters.named:
        return len(numbers) >= MIN_NAMED
    if len(numbers) < MIN_UNNAMED or clusters.kinds[root] != "group":
        return False
    return phrases[root].head in (nouns().people | _INSTITUTIONS) - _LEFT_TO_SOURCES


def _with_of(phrase: Phrase, tokens: Sequence[Token]) -> Span:
    """The phrase with the "of" phrase behind it, which a description needs: "head of the network"."""
    at = phrase.head_token + 1
    if at >= len(tokens) or tokens[at].text.lower() != "of" or tokens[at].head != phrase.head_token or phrase.name:
        return phrase.span
    for k in range(at + 1, min(at + 8, len(tokens))):
        if tokens[k].head == at and tokens[k].dep == "pobj":
            return Span(phrase.span.start, tokens[k].end)
    return phrase.span


def _label(span: Span, head: int, tokens: Sequence[Token]) -> str:
    """The words of a label as they are counted: lower case but for names."""
    out = ""
    end = -1
    first = head
    while first > 0 and tokens[first - 1].start >= span.start:
        first -= 1
    for token in tokens[first:]:
        if token.start >= span.end:
            break
        name = token.pos == "PROPN" or token.ent or not token.text[1:].islower()
        if out and token.start > end:
            out += " "
        out += token.text if name else token.text.lower()
        end = token.end
    return out


def _name(phrases: Sequence[Phrase]) -> str | None:
    """The most frequent full name: two words or more where there is one, the first used on a tie."""
    forms = Counter(" ".join(p.name) for p in phrases if p.name)
    full = [f for f in forms if " " in f] or [f for f in forms if len(f) <= 6 or not f.isupper()] or list(forms)
    return max(full, key=lambda f: forms[f]) if full else None


def _telling(forms: Counter[str]) -> str:
    """The most frequent label that holds a name ("Pakistani government"), else the most frequent one."""
    named = [f for f in forms if f != f.lower()]
    return max(named or forms, key=lambda f: forms[f])


def _part(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """Whether the verb that the phrase hangs on makes it "agent" or "patient", else ""."""
    at = phrase.head_token
    for _ in range(4):
        if tokens[at].dep != "conj":
            break
        at = tokens[at].head
    token = tokens[at]
    head = tokens[token.head]
    if token.dep == "nsubj" and head.pos == "VERB":
        return "agent"
    if token.dep == "pobj" and head.dep == "agent":
        return "agent"
    return "patient" if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB" else ""
