"""Groups the articles by the event they cover.

Every pair of articles is compared by its words: rare words count more (log of the inverse share of articles that have
the stem, Spärck Jones 1972; the shares come from a fixed background of news articles, so that a comparison of two
articles works like one of twenty), and headline and lead count double. Then articles are joined step by step, the
most alike first (average linkage). What speaks for or against joining two groups beside the words:
  * their dates: days apart, or one cannot be as early as the other;
  * the people named with a title or as speakers: none in common speaks against;
  * months named without a year ("in August"), which mean the latest such month: none in common speaks against.
Joining stops below `JOIN`. The numbers were set by hand on the pairs of the development articles.
Known misses: two rounds of one story within days are one event; an article that names nobody and no time is placed
by its words alone; articles in other languages are compared by long words and names only.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzers.protocol import Given, Spec
from analyzers.records import AboutResult, Article, CleaningResult, Event, EventsResult
from analyzers.text.dates import MONTHS, WEEKDAYS
from resources import path

JOIN = 0.19
"""Score from which two groups are one event."""

TIGHT, LOOSE = 0.8, 0.6
"""Share of the similarity inside two groups (a group and an article) that joining them must reach."""

NEVER = -9.0
"""What dates that cannot belong to one event weigh."""

_LEAD = 600
_LONGEST = 40_000
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NAME = r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.|bin|al|de|van|von|der))*"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Col|Maj|Lt|Capt|Prof|Rev|Sgt|Judge|Justice|Secretary|President|"
    r"President-elect|Premier|Chancellor|Minister|Senator|Governor|Mayor|Congressman|Congresswoman|Representative|General|Colonel|Commander|King|Queen|"
    r"Prince|Princess|Pope|Bishop|Maulvi|Mullah|Sheikh|Ambassador|Director|Speaker|Chairman|Chairwoman|leader|chief|commander|"
    r"spokesman|spokeswoman|candidate|nominee|lawyer|attorney)\.?"
)
_SAYS = r"(?:said|says|told|added|asked|wrote|argued|warned|insisted|announced|tweeted|claimed|testified|denied)"
_PEOPLE = (
    re.compile(rf"\b{_TITLE} (?P<name>{_NAME})"),
    re.compile(rf"\b(?P<name>{_NAME}),? {_SAYS}\b"),
    re.compile(rf"\b(?:{_SAYS}|according to) (?P<name>{_NAME})"),
)
_NOBODY = frozenset(
    """de news house hill committee city post times twitter facebook department office court party senate
    congress university institute council group force service bank union states state democrats
    republicans jersey york carolina street journal minister president monday tuesday wednesday thursday
    friday saturday sunday""".split()
) | {""}
_BARE_MONTH = re.compile(
    r"\b(?:in|since|last|this|of|on|early|late|mid|by|until|from|after|before|an?|the) (?P<month>"
    + "|".join(name.title() for name in MONTHS if len(name) > 3 or name == "may")
    + r")\b(?!,? (?:\d{1,2}, )?(?:19|20)\d\d)(?! \d{1,2},? (?:19|20)\d\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLES = frozenset("Mr Mrs Ms Mx Dr Gov Sen Rep Gen Col Maj Lt Capt Prof Rev Sgt".split())
_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĠĢĪĮİĶĹĽŁŃŇŌŐŔŘŚŞŠȘŢŤȚŪŮŰŹŻŽ]"
_CAPITAL_WORD = rf"{_UPPER}[\w’-]*[^\W\d_A-Z][\w’-]*"
_CAPITAL_NAME = rf"(?:(?:St|Mt|Ft)\. )?{_CAPITAL_WORD}"
# A sentence's first word is no name, but for those that only begin one: "New York" is never "York".
_CAPITAL_FIRST = r"\b(?=(?:New|Los|Las|San|Santa|North|South|East|West|El|Al|Saint) [A-Z])"
_CAPITAL = re.compile(
    rf"(?:(?<=[a-zß-öø-ÿ,;’'\"”] )|{_CAPITAL_FIRST}){_CAPITAL_NAME}(?: {_CAPITAL_NAME})*|\b[A-Z]{{3,}}\b"
)


@dataclass(frozen=True)
class _Profile:
    """What is compared of one article."""

    id: str
    weights: Mapping[str, float]
    people: frozenset[str]
    months: frozenset[int]
    first: str | None
    last: str | None
    not_before: str | None
    dated: bool
    years: frozenset[int]
    names: Mapping[str, int]
    long: bool


@dataclass(frozen=True)
class _Group:
    """Articles joined so far: indices, and what they name together."""

    members: tuple[int, ...]
    people: frozenset[str]
    months: frozenset[int]
    first: str | None
    last: str | None
    not_before: str | None


class Events:
    """Partition of the articles of a comparison into events."""

    spec = Spec(
        "events",
        3,
        "comparison",
        EventsResult,
        requires=(CleaningResult, AboutResult),
        english_only=False,
        title="Events",
        definition=(
            "Articles stand together when they use the same rare words, name the same people and places, and their "
            "dates and the months they speak of fit. The grouping is a suggestion: articles can be moved."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> EventsResult:
        """The events in order of date, unknown dates last."""
        profiles = [_profile(article, given.of(article.id, AboutResult)) for article in articles]
        groups = _join(profiles)
        return EventsResult(_events(profiles, groups))


def stems_of(text: str) -> list[str]:
    """Words in lower case, possessive endings dropped, cut to six letters; words under three letters are left out."""
    words = (word.replace("’", "'").lower().removesuffix("'s") for word in _WORD.findall(text))
    return [word[:6] for word in words if len(word) > 2]


@lru_cache(maxsize=1)
def _background() -> tuple[int, dict[str, int]]:
    """Number of background articles and in how many each stem occurs; (1, {}) when the file is missing."""
    try:
        data = json.loads(path("background", "stems.json").read_text(encoding="utf-8"))
        return int(data["documents"]), data["counts"]
    except (FileNotFoundError, ValueError, KeyError):
        return 1, {}


def _profile(article: Article, card: AboutResult) -> _Profile:
    """What is compared of an article."""
    about = card.about
    body = article.text.content[:_LONGEST]
    english = article.language in (None, "en")
    counts: Counter[str] = Counter(stems_of(body))
    for stem in stems_of(f"{about.headline.value or ''} {about.deck.value or ''} {body[:_LEAD]}"):
        counts[stem] += 2
    if not english:
        long_words = {word[:6].lower() for word in _WORD.findall(body) if len(word) >= 6}
        counts = Counter({stem: n for stem, n in counts.items() if stem in long_words})
    documents, known = _background()
    weights = {
        stem: (1 + math.log(n)) * math.log((documents + 1) / (known.get(stem, 0) + 0.5)) for stem, n in counts.items()
    }
    norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    published, updated = about.published, about.updated
    first, last = published.value or updated.value, updated.value or published.value
    return _Profile(
        article.id,
        {stem: value / norm for stem, value in weights.items() if value > 0},
        _people(body),
        frozenset(MONTHS[match["month"].lower()] for match in _BARE_MONTH.finditer(body)),
        min(first, last) if first and last else None,
        max(first, last) if first and last else None,
        first or published.earliest,
        bool(first),
        frozenset(int(year) for year in _YEAR.findall(body)),
        Counter(name for name in map(_bare, _CAPITAL.findall(body)) if name and name not in _TITLES),
        len(body) > 400,
    )


def _bare(name: str) -> str:
    """Capitalised words without weekdays at either end and months before; "" if nothing is left; May ends names."""
    words = name.split()
    while words and (words[0].lower() in MONTHS or words[0].lower() in WEEKDAYS):
        words.pop(0)
    while words and words[-1].lower() in WEEKDAYS:
        words.pop()
    return " ".join(words)


def _people(body: str) -> frozenset[str]:
    """Surnames of people named with a title, or by more than one word as speakers; single words that belong to them."""
    full: set[str] = set()
    for number, pattern in enumerate(_PEOPLE):
        for match in pattern.finditer(body):
            words = [w.removesuffix("’s").removesuffix("'s") for w in match["name"].split() if not w.endswith(".")]
            surname = words[-1].strip("’'").lower() if words else ""
            if surname not in _NOBODY and (len(words) > 1 or number == 0) and not words[-1].isupper():
                full.add(surname)
    return frozenset(full)


def _cosine(a: _Profile, b: _Profile) -> float:
    """Similarity of two articles' words, 0 to 1."""
    small, large = sorted((a.weights, b.weights), key=len)
    return sum(value * large.get(stem, 0.0) for stem, value in small.items())


def _days(a: str, b: str) -> int:
    """Days from a to b (ISO 8601)."""
    return (dt.date.fromisoformat(b[:10]) - dt.date.fromisoformat(a[:10])).days


def _fit(a: _Group, b: _Group) -> float:
    """What dates, people and months say for (above 0) or against (below 0) one event."""
    score = 0.0
    if a.first and a.last and b.first and b.last:
        gap = max(_days(a.last, b.first), _days(b.last, a.first), 0)
        score += 0.03 if gap <= 3 else 0.0 if gap <= 10 else -0.05 if gap <= 45 else -0.12 if gap <= 120 else NEVER
    elif (a.last and b.not_before and b.not_before > a.last) or (b.last and a.not_before and a.not_before > b.last):
        score += NEVER
    if a.people and b.people:
        score += 0.02 if a.people & b.people else -0.10 if min(len(a.people), len(b.people)) > 1 else -0.06
    if a.months and b.months:
        score += 0.02 if a.months & b.months else -0.05
    return score


def _join(profiles: Sequence[_Profile]) -> list[_Group]:
    """Average-linkage clustering; ties go to the earlier articles."""
    groups = {i: _Group((i,), p.people, p.months, p.first, p.last, p.not_before) for i, p in enumerate(profiles)}
    words = {(i, j): _cosine(profiles[i], profiles[j]) for i in groups for j in groups if i < j}
    score = {pair: value + _fit(groups[pair[0]], groups[pair[1]]) for pair, value in words.items()}
    inside: dict[int, float] = {}  # mean similarity inside a group of two and more
    while score:
        best = min(score, key=lambda pair: (-round(score[pair], 9), pair))
        if score[best] < JOIN:
            break
        i, j = best
        if score[best] < _least(groups[i], groups[j], inside):
            score[best] = 0.0
            continue
        a, b = groups[i], groups.pop(j)
        groups[i] = joined = _Group(
            tuple(sorted(a.members + b.members)),
            a.people | b.people,
            a.months | b.months,
            min(filter(None, (a.first, b.first)), default=None),
            max(filter(None, (a.last, b.last)), default=None),
            min(filter(None, (a.first, b.first)), default=None)
            or max(filter(None, (a.not_before, b.not_before)), default=None),
        )
        pairs_a, pairs_b = _pairs(len(a.members)), _pairs(len(b.members))
        total = inside.pop(i, 0.0) * pairs_a + inside.pop(j, 0.0) * pairs_b
        total += words[best] * len(a.members) * len(b.members)
        inside[i] = total / _pairs(len(joined.members))
        for k in groups:
            if k == i:
                continue
            to_i, to_j = (min(i, k), max(i, k)), (min(j, k), max(j, k))
            words[to_i] = (words[to_i] * len(a.members) + words.pop(to_j) * len(b.members)) / len(joined.members)
            score.pop(to_j)
            score[to_i] = words[to_i] + _fit(groups[to_i[0]], groups[to_i[1]])
        score.pop(best)
        words.pop(best)
    return list(groups.values())


def _pairs(members: int) -> int:
    """Number of pairs among members."""
    return members * (members - 1) // 2


def _least(a: _Group, b: _Group, inside: Mapping[int, float]) -> float:
    """What joining must reach so that the new group is not much looser than its parts (rounds of one story)."""
    known = [inside[g.members[0]] for g in (a, b) if len(g.members) > 1]
    if not known:
        return JOIN
    return (TIGHT if len(known) == 2 else LOOSE) * sum(known) / len(known)


def _events(profiles: Sequence[_Profile], groups: Sequence[_Group]) -> tuple[Event, ...]:
    """Events with names and reasons, dated ones first."""
    ordered = sorted(groups, key=lambda g: (g.first is None, g.first or "", g.members))
    out = []
    for number, group in enumerate(ordered):
        members = [profiles[i] for i in group.members]
        shared = _shared_names(members)
        out.append(
            Event(
                f"e{number}",
                _name(shared, group, members),
                tuple(profile.id for profile in members),
                _reason(members, group, shared, len(groups)),
                group.first,
                group.last,
            )
        )
    return tuple(out)


def _shared_names(members: Sequence[_Profile]) -> list[str]:
    """Names that stand in most of the articles, the most telling first."""
    documents, known = _background()
    share: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for profile in members:
        share.update(profile.names.keys())
        uses.update(profile.names)
    need = 1 if len(members) == 1 else max(2, math.ceil(0.6 * len(members)))

    def weight(name: str) -> float:
        rare = max(math.log((documents + 1) / (known.get(stem, 0) + 0.5)) for stem in stems_of(name) or [""])
        return share[name] * rare * (1 + math.log(uses[name]))

    found = sorted((n for n in share if share[n] >= need), key=lambda n: (-weight(n), n))
    out: list[str] = []
    for name in found:
        if not any(set(name.split()) & set(other.split()) for other in out):
            out.append(name)
    return out[:5]


def _name(shared: Sequence[str], group: _Group, members: Sequence[_Profile]) -> str:
    """A few words for the band."""
    names = ", ".join(shared[:3]) or "Untitled event"
    return f"{names} · {_period(group)}"


def _period(group: _Group) -> str:
    """The group's dates in words."""
    if not group.first or not group.last:
        return "date unknown"
    first, last = dt.date.fromisoformat(group.first[:10]), dt.date.fromisoformat(group.last[:10])
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"


_COUNT = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def _reason(members: Sequence[_Profile], group: _Group, shared: Sequence[str], groups: int) -> str:
    """Why the articles stand together, in plain words."""
    parts: list[str] = []
    undated = [profile for profile in members if not profile.dated]
    if group.first:
        parts.append(f"Dates given: {_period(group)}.")
    if undated:
        count = _COUNT[len(undated)] if len(undated) < len(_COUNT) else str(len(undated))
        verb = "article gives" if len(undated) == 1 else "articles give"
        months = sorted({month for profile in undated for month in profile.months})
        spoken = " and ".join(dt.date(2000, month, 1).strftime("%B") for month in months[:3])
        they = "it speaks" if len(undated) == 1 else "they speak"
        tail = (
            f"; {they} of {spoken} without a year, as one speaks of the months just past"
            if spoken and not group.first
            else ""
        )
        parts.append(f"{count} {verb} no full date{tail}.")
    if len(members) > 1:
        people = frozenset.intersection(*(profile.people for profile in members))
        if shared:
            parts.append(f"Named in most of them: {', '.join(shared[:4])}.")
        if not people and groups > 1:
            parts.append(
                "They share their subject and many rare words, and nobody of the other events is named in them."
            )
        elif groups == 1:
            parts.append("They share many rare words.")
    elif groups > 1:
        parts.append("No other article shares enough names and rare words with it.")
    return " ".join(parts) or "The text is too short to tell."
