"""Figures that differ: numbers, durations, dates and places that the articles of one row give for the same thing.

What is read, by rules of our own over the parse:
  * counts: a number in figures or words ("4,000", "two dozen", "a dozen", "nine") with the noun that it counts ("40 of
    its members" counts members); a number without a noun ("not more than two dozen") is held against any count;
  * durations: a number with a unit of time, also hyphened ("a 14-year insurgency"), and "decades" without a number
    ("nearly two decades"); weeks and months are made days before they are compared;
  * percentages, fractions of words ("two-fifths") and sums of money with their currency;
  * dates: day and month, in both orders; years;
  * places: "in/at/near X" that hangs on a verb, held against the place of the same verb.
A bound is part of the value: "at least 40" differs from "40". "About", "some" and "nearly" make a value approximate:
approximate values differ from others only by more than a twentieth.
Only values of one unit are set against each other, and only when two articles share no value of it: a row in which
both name 100 and 40 does not differ. Possible matches are left out, and in the first row what is not linked solidly.
Known misses: figures in relative form ("twice as many"), weekdays (mostly the day of reporting), one thing counted
with different nouns ("lives", "people" are joined; "fighters" and "men" are not).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import resources
from analyzers.protocol import Given, Spec
from analyzers.records import Article, FiguresResult, FigureValue, LineupResult, Pair, Parse, Row, RowFigures, Token
from analyzers.text import Span

_UNITS = {
    w: i
    for i, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {f"{w}s": v for w, v in _SCALES.items()}
_FRACTIONS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_FRACTIONS |= {f"{w}s": v for w, v in _FRACTIONS.items()}
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0, "decade": 3650.0}
_CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "dollar": "dollar", "pound": "pound", "euro": "euro"}
_PEOPLE = frozenset({"person", "people", "life", "death", "victim", "civilian", "fatality"})
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_BOUNDS = {
    "at least": "at least",
    "more than": "more than",
    "over": "more than",
    "above": "more than",
    "at most": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "up to": "at most",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "about": "about",
    "around": "about",
    "some": "about",
    "nearly": "about",
    "almost": "about",
    "roughly": "about",
    "approximately": "about",
    "estimated": "about",
    "a little over": "more than",
    "just over": "more than",
    "close to": "about",
}
_SMALL = 10
"""A number below this without a noun mostly counts what was just named ("three of them", "a year or two")."""
_BACK = frozenset({"all", "the", "these", "those", "or", "other"})
"""Words before a number without a noun that point back to something named before."""
_NEAR = 0.05
"""Approximate values within this share of each other agree."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_WORDS = frozenset({"in", "at", "near", "outside", "inside"})
_DATE = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>[A-Z][a-z]{2,8})\.?|"
    r"(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
    r"(?![\d:])"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?!\s*(?:percent|people|%))")


class Figures:
    """Finds values of one thing that do not agree in a row."""

    spec = Spec(
        "figures",
        4,
        "comparison",
        FiguresResult,
        requires=(LineupResult, Parse),
        title="Figures that differ",
        definition=(
            "Numbers, durations, dates and places that stand in one row of passages and are given for the same thing: "
            "the same counted noun, the same unit of time or money, the place of the same verb. A row is listed when "
            "two articles share none of the values. “At least 40” differs from “40”; “about 40” does not. Whether the "
            "reports contradict each other is for the reader to judge: they may speak of different days or groups."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> FiguresResult:
        """Read the figures of all shared rows.

        Args:
            articles: In the comparison's order.
            given: With the line-up, and the parse of every article.
        """
        lineup = given.all(LineupResult)
        read = {a.id: _by_sentence(a, given.of(a.id, Parse)) for a in articles}
        out = []
        for row in lineup.rows:
            for cells in _said_of_one_thing(row, lineup.pairs):
                out += [RowFigures(row.id, values) for values in differing(cells, read)]
        return FiguresResult(tuple(out))


def _said_of_one_thing(row: Row, pairs: Sequence[Pair]) -> list[dict[str, tuple[str, ...]]]:
    """The cells of a row whose figures can be held against each other.

    All but the possible ones of a shared row. The first row claims no likeness: there only cells with a solid link to
    each other, directly or through others.
    """
    if row.kind != "lead":
        cells = {a: own for a, own in row.cells.items() if a not in row.possible}
        return [cells] if len(cells) > 1 else []
    group = {article: {article} for article in row.cells}
    for pair in pairs:
        if pair.band == "solid" and all(p.sentence in row.cells.get(p.article, ()) for p in (pair.a, pair.b)):
            one, other = group[pair.a.article], group[pair.b.article]
            if one is not other:
                one |= other
                for article in other:
                    group[article] = one
    out: list[dict[str, tuple[str, ...]]] = []
    for article, members in group.items():
        if len(members) > 1 and article == next(a for a in row.cells if a in members):
            out.append({a: own for a, own in row.cells.items() if a in members})
    return out


@dataclass(frozen=True, slots=True)
class _Value:
    """One value as it is compared.

    Attributes:
        span: Where it stands.
        unit: What it counts; "" without a noun.
        number: Its size in the unit's base (days for durations), or None for names.
        bound: "", "about", "at least", ...
        shown: Normalised form.
        part: Whether it counts a part of a group that is taken as known ("three of the sessions").
    """

    span: Span
    unit: str
    number: float | None
    bound: str
    shown: str
    part: bool = False


def _by_sentence(article: Article, parse: Parse) -> dict[str, list[_Value]]:
    """Values of every sentence."""
    text = article.text
    return {s.id: list(values_of(text.content, s.span, parse, i)) for i, s in enumerate(text.sentences)}


def differing(
    cells: Mapping[str, Sequence[str]], read: Mapping[str, Mapping[str, list[_Value]]]
) -> list[tuple[FigureValue, ...]]:
    """Groups of values of one unit in the cells of a row, of which two articles share none."""
    by_unit: dict[tuple[str, bool], dict[str, list[_Value]]] = {}
    bare: dict[str, list[_Value]] = {}
    for article, sentences in cells.items():
        for value in [v for s in sentences for v in read.get(article, {}).get(s, [])]:
            if value.unit:
                by_unit.setdefault((value.unit, value.part), {}).setdefault(article, []).append(value)
            else:
                bare.setdefault(article, []).append(value)
    out = []
    for (unit, part), given in sorted(by_unit.items(), key=lambda item: item[0]):
        if not part and not unit.startswith("@"):  # a number without a noun may count what the others count
            count = len(given)
            for article, values in bare.items():
                if article not in given and len(given) == count and len(values) == 1:
                    given = {**given, article: values}
        names = list(given)
        if any(_disjoint(given[a], given[b]) for i, a in enumerate(names) for b in names[i + 1 :]):
            out.append(
                tuple(
                    FigureValue(article, value.span, value.shown, unit.lstrip("@"))
                    for article in cells
                    for value in given.get(article, [])
                )
            )
    return out


def _disjoint(a: Sequence[_Value], b: Sequence[_Value]) -> bool:
    """Whether no value of one article agrees with one of the other."""
    return not any(_agree(x, y) for x in a for y in b)


def _agree(x: _Value, y: _Value) -> bool:
    """Whether two values can stand for one figure."""
    if x.number is None or y.number is None:
        return x.shown == y.shown
    loose = x.bound == "about" or y.bound == "about"
    if loose:
        return abs(x.number - y.number) <= _NEAR * max(abs(x.number), abs(y.number)) and {x.bound, y.bound} <= {
            "about",
            "",
        }
    return abs(x.number - y.number) < 1e-9 * max(1.0, abs(x.number)) and x.bound == y.bound


def values_of(content: str, where: Span, parse: Parse, index: int) -> Iterator[_Value]:
    """All values of one sentence in order of kind and place.

    Args:
        content: The clean text.
        where: The sentence.
        parse: The article's parse.
        index: Number of the sentence.
    """
    taken: list[Span] = []
    for match in _DATE.finditer(content, *where):
        day = match["d1"] or match["d2"]
        month = _MONTHS.get((match["m1"] or match["m2"])[:3].lower())
        if month is None or not 1 <= int(day) <= 31:
            continue
        span = Span(*match.span())
        taken.append(span)
        yield _Value(span, "@date", None, "", f"{month:02d}-{int(day):02d}")
    for match in _YEAR.finditer(content, *where):
        span = Span(*match.span())
        if not any(span.overlaps(t) for t in taken):
            taken.append(span)
            yield _Value(span, "@year", None, "", match.group())
    first, last = parse.bounds[index]
    at = first
    while at < last:
        found = _number(parse.tokens, at, last)
        if found is None or any(parse.tokens[at].span.overlaps(t) for t in taken):
            at += 1
            continue
        number, after, approximate = found
        value = _with_unit(content, parse, at, after, number, first, last, approximate)
        if value is not None:
            yield value
        at = after
    yield from _places(content, parse, first, last)


def _number(tokens: Sequence[Token], at: int, last: int) -> tuple[float, int, bool] | None:
    """The number that begins at a token: its size, the token behind it, and whether its form is approximate."""
    total = current = 0.0
    k = at
    while k < last:
        word = tokens[k].text.lower().replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", word) and k == at:
            current = float(word)
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES and (k > at or not word.endswith("s")) and (k > at or word == "dozen"):
            current = max(current, 1.0) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif word in ("a", "an") and k == at and k + 1 < last and tokens[k + 1].text.lower() in _SCALES:
            current = 1.0
        elif word == "-" and k > at and k + 1 < last and tokens[k + 1].text.lower() in _UNITS:
            pass
        else:
            break
        k += 1
    if k == at or (k == at + 1 and tokens[at].text.lower() in ("one", "zero")):
        return None
    return total + current, k, tokens[k - 1].text.lower().startswith("dozen")


def _with_unit(
    content: str,
    parse: Parse,
    at: int,
    after: int,
    number: float,
    first: int,
    last: int,
    approximate: bool,
) -> _Value | None:
    """The value of a number together with what it counts."""
    tokens = parse.tokens
    bound, width = _bound(tokens, at, first)
    bound = bound or ("about" if approximate else "")
    # The bound is shown with the number: "four" beside "four" would not tell why "at least four" differs.
    start, end = tokens[at - width].start, tokens[after - 1].end
    following = tokens[after : min(last, after + 6)]
    before = tokens[at - 1] if at > first else None
    shown = f"{number:g}" if number < 1e6 else f"{number:.0f}"
    prefix = f"{bound} " if bound else ""
    if before is not None and before.text in _CURRENCY:
        return _Value(Span(before.start, end), "@" + _CURRENCY[before.text], number, bound, prefix + shown)
    if following and following[0].text.lower() in ("percent", "%", "per"):
        stop = following[1] if following[0].text.lower() == "per" and len(following) > 1 else following[0]
        return _Value(Span(start, stop.end), "@percent", number, bound, prefix + shown)
    step = 1 if following and following[0].text in ("-", "–") and len(following) > 1 else 0
    noun = following[step] if len(following) > step else None
    if noun is not None and noun.text.lower() in _FRACTIONS and number < 10:
        size = number * _FRACTIONS[noun.text.lower()]
        return _Value(Span(start, noun.end), "@percent", size, bound or "about", f"{bound or 'about'} {size:g}")
    if noun is not None and noun.lemma.lower() in _DAYS:
        days = number * _DAYS[noun.lemma.lower()]
        if step and len(following) > 3 and following[2].text == "-":  # "46-year-old"
            return None
        if any(t.text.lower() in ("old", "ago", "later", "earlier") for t in following[step + 1 : step + 2]):
            return None
        return _Value(Span(start, noun.end), "@duration", days, bound, f"{prefix}{shown} {noun.lemma.lower()}")
    if _is_clock_or_label(tokens, at, after, first, last):
        return None
    head = _counted(parse, at, after, last)
    if head is None:
        back = before is not None and before.text.lower() in _BACK
        counts = _stands_alone(following) and (number >= _SMALL or bool(bound)) and not back
        return _Value(Span(start, end), "", number, bound, prefix + shown) if counts else None
    if head.lemma.lower() in _CURRENCY:
        return _Value(Span(start, head.end), "@" + _CURRENCY[head.lemma.lower()], number, bound, prefix + shown)
    part = [t.text.lower() for t in following[:2]] in (["of", "the"], ["of", "these"], ["of", "those"])
    return _Value(Span(start, end), _unit(head), number, bound, prefix + shown, part)


def _bound(tokens: Sequence[Token], at: int, first: int) -> tuple[str, int]:
    """What bounds or loosens a number, and how many tokens before it say so."""
    words = [t.text.lower() for t in tokens[max(first, at - 3) : at]]
    for size in (3, 2, 1):
        found = _BOUNDS.get(" ".join(words[-size:])) if len(words) >= size else None
        if found:
            return found, size
    return "", 0


def _counted(parse: Parse, at: int, after: int, last: int) -> Token | None:
    """The noun that a number counts: its head, the object of "of" behind it, or the next noun of its phrase."""
    tokens = parse.tokens
    if after < last and tokens[after].text.lower() == "of":
        for token in tokens[after + 1 : min(last, after + 5)]:
            if token.pos == "NOUN":
                return token
            if token.pos not in ("DET", "PRON", "ADJ", "NUM", "PROPN"):
                break
        return None  # "three of them" is a part of something; of what cannot be told here
    head = tokens[tokens[after - 1].head]
    if tokens[after - 1].dep in ("nummod", "quantmod", "compound", "amod") and head.pos in ("NOUN", "PROPN"):
        if head.start >= tokens[after - 1].end:
            return head if head.pos == "NOUN" else None
        return None
    for token in tokens[after : min(last, after + 4)]:
        if token.pos == "NOUN":
            return token
        if token.pos not in ("ADJ", "VERB", "ADV") or token.tag in ("VBD", "VBZ", "VBP", "VB"):
            return None
    return None


def _stands_alone(following: Sequence[Token]) -> bool:
    """Whether a number has no noun because the noun is understood ("not more than two dozen.")."""
    return not following or (following[0].pos in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP") and following[0].text != "of")


def _is_clock_or_label(tokens: Sequence[Token], at: int, after: int, first: int, last: int) -> bool:
    """Whether a number is a time of day, an age after a comma, or part of a name ("9/11", "No. 5", "Article 47")."""
    before = tokens[at - 1] if at > first else None
    behind = tokens[after] if after < last else None
    if before is not None and before.text == "," and (behind is None or behind.text in (",", ".")):
        return True
    if behind is not None and behind.text.lower() in ("a.m.", "p.m.", "am", "pm", "o'clock", "/", ":"):
        return True
    return before is not None and (before.pos == "PROPN" or before.text in ("/", ":", "No.", "#"))


@functools.cache
def _synonyms() -> dict[str, str]:
    data = json.loads(resources.path("lexicons", "same_words.json").read_text("utf-8"))
    return {form: group[0] for group in data["groups"] for form in group}


def _unit(head: Token) -> str:
    """Name of what is counted: the noun's lemma; words for people who died or live are one."""
    lemma = head.lemma.lower()
    return "person" if lemma in _PEOPLE else _synonyms().get(lemma, lemma)


def _places(content: str, parse: Parse, first: int, last: int) -> Iterator[_Value]:
    """Places that hang on a verb by a preposition; the unit is the verb."""
    for token in parse.tokens[first:last]:
        if token.dep != "pobj" or token.ent not in _PLACES or token.pos != "PROPN":
            continue
        preposition = parse.tokens[token.head]
        verb = parse.tokens[preposition.head]
        if preposition.text.lower() in _PLACE_WORDS and verb.pos == "VERB":
            low = token.start
            for other in reversed(parse.tokens[first:last]):
                if other.end <= low and other.ent == token.ent and content[other.end : low].strip() == "":
                    low = other.start
                    if other.ent_begin:
                        break
            name = content[low : token.end]
            yield _Value(Span(low, token.end), f"@place of “{verb.lemma.lower()}”", None, "", name)
