# ruff: noqa: E501 - alternatives read better on one line
"""Who published the report, whose copy it is, and whose report it tells again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzers.language.outlets import Outlet, by_address, by_name, load_outlets
from analyzers.modules.about.page import Page
from analyzers.modules.about.stamps import exactly, known_agency, stamps
from analyzers.records import Fact, Hints
from analyzers.text import Span

_PART = r"[A-Z][\w&’'/-]*(?:\.\w+)*"
_NAME = rf"\b(?:[Tt]he |THE )?{_PART}(?: (?:of|and|&|for|{_PART})){{0,4}}"
_TOLD = re.compile(rf"\btold (?P<name>{_NAME}?)(?:[’']s\b|(?=[\s,.;:)]))")
_LEARNED = re.compile(
    rf"(?P<name>{_NAME}) has (?:learned|learnt|seen|obtained|reviewed)\b|\b(?:sent to|seen by|interview with|questions from|spoke to|speaking to) (?P<other>{_NAME})"
)
_OWNER = re.compile(
    rf"(?:©|\(c\)|[Cc]opyright)(?: ©)?\s*(?:by )?(?:\d{{4}}(?:[-–]\d{{2,4}})?,?\s*)?(?:by )?(?P<name>{_NAME})"
)
_PUBLISHED_IN = re.compile(rf"\b[Pp]ublished (?:in|by|on) (?P<name>{_NAME})(?=,| on | in |$|\.)")
_APPEAL = re.compile(
    rf"(?P<name>{_NAME}) (?:is|has|relies|needs|was|brings|believes|depends)\b|\b(?:support|follow|join|trust|subscribe to) (?P<other>(?:The |the )?{_PART}(?: {_PART}){{0,3}})"
)
_STAFFED = re.compile(
    rf"\b(?P<name>{_NAME}) (?:staff|readers|newsletter|app|newsroom|reporters?|journalists?|Images|archive)\b"
)
_CREDIT = re.compile(r"[\w.’'-]+ ?/ ?(?P<name>(?:The )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w.-]+\.[a-z]{2,}(?:/\S*)?")
_RETOLD = re.compile(
    r"\b(?:the|media|news|this|its|that) report (?:said|says|added|adds|quoted|quotes|noted|claimed|cautioned|stated|also|went on)\b"
    r"|\baccording to (?:the|a|that|this)(?: media| news| newspaper)? report\b"
    r"|\bthe (?:broadcaster|newspaper|daily|agency|outlet|paper|channel|website|magazine|station) (?:said|says|added|reported|quoted|cited)\b"
    r"|\bthe same (?:agency|newspaper|paper|broadcaster|outlet)\b|\b(?:was|were) quoted as saying\b",
    re.I,
)
_REPORTED = re.compile(
    rf"(?P<name>{_NAME}?)(?: newspaper| daily| magazine| website| news agency| TV| television)?,? (?:has |had |first )?(?:reported|reports)\b"
    rf"|\baccording to (?:a report (?:in|by|from) )?(?P<other>{_NAME})(?=[,.]| report| newspaper)"
    rf"|\b(?:a report (?:in|by|from|on)|citing|quoting) (?P<third>{_NAME})"
)
_NOT_NAMES = frozenset(
    """the a an he she it they we i reporters journalists him her them congress parliament monday tuesday wednesday thursday friday
    saturday sunday president minister mr mrs ms sources officials police in on at this that state all rights reserved photo image file""".split()
)


@dataclass
class _Candidate:
    """A name that may be the outlet's."""

    name: str
    score: float = 0.0
    evidence: list[Span] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def add(self, score: float, span: Span, why: str) -> None:
        """One more sign; the same kind of sign counts at most twice."""
        if self.why.count(why) < 2:
            self.score += score
            self.evidence.append(span)
            self.why.append(why)


def key_of(name: str) -> str:
    """A name for comparing: known names by their profile, others in lower case without "the"."""
    bare = re.sub(r"[’']s$", "", name.strip(" .,-–—")).lower()
    known = by_name().get(bare) or by_name().get(bare.removeprefix("the "))
    return known.name.lower() if known else bare.removeprefix("the ")


def find_outlet(page: Page, hints: Hints) -> Fact:
    """The outlet from the page's metadata, its address, masthead, appeals, notices and mentions of itself."""
    if hints.outlet:
        return Fact(hints.outlet, (), 0.95, why="The page's metadata names it.")
    if hints.url:
        known = by_address(hints.url)
        if known:
            return Fact(known.name, (), 0.95, why="The page's address is the outlet's.")
    found = _candidates(page)
    others = {key_of(name) for name, _ in _reported_names(page)}
    ranked = sorted(found.values(), key=lambda c: (-c.score, c.evidence[0].start))
    for candidate in ranked:
        if candidate.score < 2.4:
            break
        site_signs = [why for why in candidate.why if why != "it speaks of itself in the text"]
        if key_of(candidate.name) in others and not site_signs:
            continue
        if not site_signs and not (page.body and any(span.start < page.body[0].end for span in candidate.evidence)):
            continue  # other outlets' interviews are quoted further down; an outlet names itself in its first paragraph
        runner = next((c for c in ranked if c is not candidate), None)
        if runner and runner.score > candidate.score - 0.5 and key_of(runner.name) not in others:
            return Fact(None, tuple(candidate.evidence[:3]), 0.0, why=f"It could be {candidate.name} or {runner.name}.")
        reasons = list(dict.fromkeys(candidate.why))
        confidence = round(min(0.95, 0.55 + 0.08 * candidate.score), 2)
        known = by_name().get(key_of(candidate.name))
        name = known.name if known else candidate.name
        return Fact(name, tuple(candidate.evidence[:4]), confidence, why=_list(reasons))
    if ranked and ranked[0].score >= 1.5:
        best = ranked[0]
        return Fact(None, tuple(best.evidence[:3]), 0.0, why=f"It may be {best.name}: {_list(best.why[:2])}")
    return Fact(why="The text does not name its outlet.")


def _list(reasons: list[str]) -> str:
    """Reasons as one sentence."""
    joined = "; ".join(dict.fromkeys(reasons))
    return joined[:1].upper() + joined[1:] + "."


def _candidates(page: Page) -> dict[str, _Candidate]:
    """Names with their signs, by `key_of`."""
    found: dict[str, _Candidate] = {}

    def add(name: str, score: float, span: Span, why: str) -> None:
        name = re.sub(r"[’']s$", "", name.strip(" .,-–—"))
        if len(name) < 2 or name.lower() in _NOT_NAMES or len(name) > 50:
            return
        profile = by_name().get(name.lower())
        shown = profile.name if profile else name.title() if name.isupper() and len(name) > 5 else name
        candidate = found.setdefault(key_of(name), _Candidate(shown))
        if shown.startswith("The ") and not candidate.name.startswith("The "):
            candidate.name = shown
        candidate.add(score, span, why)

    raw = page.raw
    hidden = [part for part in page.site if part.hidden]
    for part in hidden:
        text = part.span.of(raw)[:1500]
        for match in _OWNER.finditer(text):
            known = by_name().get(match["name"].lower())
            if part.kind in ("caption", "credit") or (known and known.agency and part.span.start < page.start):
                continue  # whose picture it is
            add(match["name"], 2.5, part.span, "the copyright line names it")
        for match in _PUBLISHED_IN.finditer(text):
            add(match["name"], 2.5, part.span, "the page says where it was published")
        if part.kind in ("donation", "newsletter", "share", "comments", "notice", "other"):
            for match in _APPEAL.finditer(text):
                name = match["name"] or match["other"]
                known = by_name().get(name.lower())
                if known or name.lower().startswith("the "):
                    add(name, 1.5, part.span, "an appeal on the page names it")
        for match in _STAFFED.finditer(text):
            add(match["name"], 1.0, part.span, "the page speaks of its staff or readers")
        if part.kind in ("caption", "credit"):
            for match in _CREDIT.finditer(text):
                add(match["name"], 0.4, part.span, "a picture credit names it")
        for match in _ADDRESS.finditer(text):
            outlet = by_address(match.group(0))
            if outlet and part.kind not in ("teaser", "advert"):
                add(outlet.name, 1.5, part.span, "a link on the page leads there")
    for span in _mastheads(page):
        text = span.of(raw)
        name = text.title() if text.isupper() and len(text) > 5 else text
        known = by_name().get(text.lower())
        again = len(re.findall(rf"\b{re.escape(re.sub(r'^[Tt]he ', '', name))}\b", raw[span.end : span.end + 60000]))
        first = span.start == len(raw) - len(raw.lstrip())
        if known and not known.agency and first and exactly(text):
            add(name, 2.4 + (0.8 if again else 0.0), span, "it stands above the article")
        elif known or again:
            add(name, 1.6 + (0.8 if again else 0.0) + (0.4 if known else 0.0), span, "it stands above the article")
    for stamp in stamps(page):
        for name in stamp.names:
            known = exactly(name) or by_address(f"www.{name.lower()}")
            if known and not known.agency:
                add(known.name, 1.6, stamp.part.span, "the line with the date names it")
    for match in page.search(_LEARNED, page.body):
        name = match["name"] or match["other"]
        add(name, 1.0, Span(*match.span()), "it speaks of itself in the text")
    for match in page.search(_TOLD, page.body):
        name = match["name"]
        known = _known(name)
        if known is None or not known.agency:
            score = 1.3 if known else 0.7
            add(known.name if known else name, score, Span(*match.span()), "it speaks of itself in the text")
    return found


def _known(name: str) -> Outlet | None:
    """The profile that a name begins with ("RFE/RL's Radio Mashaal"), or None."""
    bare = re.sub(r"[’']s$", "", name.strip(" .,"))
    words = re.sub(r"[’']s\b", "", bare).split()
    for length in range(len(words), 0, -1):
        found = by_name().get(" ".join(words[:length]).lower())
        if found:
            return found
    return None


def _mastheads(page: Page) -> Iterator[Span]:
    """Short lines above the article that can be a masthead."""
    headline = next((p.span.start for p in page.of_kind("headline")), page.start)
    for part in page.site:
        if part.span.start >= headline:
            break
        text = part.span.of(page.raw)
        if part.hidden and 2 <= len(text) <= 40 and len(text.split()) <= 5 and re.fullmatch(r"[A-Z][\w&’'./ -]*", text):
            yield part.span


def find_agency(page: Page, outlet: Fact) -> Fact:
    """The news agency from a closing mark, the dateline, the byline, or its way of naming itself."""
    end = page.body[-1].end if page.body else 0
    for part in page.of_kind("agency"):
        if part.span.start < end:
            continue  # a mark stands behind the text, not in its head
        name = part.span.of(page.raw).strip(" -–—/|()[].")
        return Fact(_agency_name(name), (part.span,), 0.9, why="Its mark stands after the last sentence.")
    line = page.dateline
    if line:
        name = (line["in"] or line["slash"] or "").strip()
        if name and not re.search(r"\d", name):
            known = by_name().get(name.lower())
            if known is None or known.agency or key_of(name) == key_of(outlet.value or ""):
                group = "in" if line["in"] else "slash"
                return Fact(_agency_name(name), (Span(*line.span(group)),), 0.95, why="The dateline names it.")
    for part in page.of_kind("byline"):
        text = part.span.of(page.raw)
        for profile in load_outlets():
            if profile.agency:
                hit = next((n for n in profile.names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text)), None)
                if hit:
                    return Fact(profile.name, (part.span,), 0.85, why="The byline names it.")
    for stamp in stamps(page):
        for name in stamp.names:
            known = known_agency(name)
            if known:
                return Fact(known.name, (stamp.part.span,), 0.85, why="The line with the date names it.")
    return _from_style(page, outlet)


def _agency_name(name: str) -> str:
    """The name shown for an agency's name or short form."""
    known = by_name().get(name.lower())
    return known.name if known and known.agency else name


def _from_style(page: Page, outlet: Fact) -> Fact:
    """An agency that says "told Reuters" of itself in the lead."""
    told = page.search(_TOLD, page.body)
    counts: dict[str, list[Span]] = {}
    for match in told:
        known = _known(match["name"])
        if known and known.agency:
            counts.setdefault(known.name, []).append(Span(*match.span()))
    reported = {key_of(name) for name, _ in _reported_names(page)}
    lead_end = page.lead[min(1, len(page.lead) - 1)].end if page.lead else 0
    for name, spans in counts.items():
        early = any(span.start < lead_end for span in spans)
        if name.lower() in reported or not (early or len(spans) > 1):
            continue
        if (
            outlet.value
            and key_of(outlet.value) != name.lower()
            and any(_known(m["name"]) and key_of(m["name"]) == key_of(outlet.value) for m in told)
        ):
            continue
        return Fact(
            name,
            tuple(spans[:3]),
            0.75 if early else 0.6,
            why="People “told” it: agencies name themselves so in their copy.",
        )
    return Fact(why="Nothing in the text names a news agency as its author.")


def _reported_names(page: Page) -> list[tuple[str, Span]]:
    """Outlets that the body says reported something."""
    out: list[tuple[str, Span]] = []
    for match in page.search(_REPORTED, page.body):
        name = match["name"] or match["other"] or match["third"]
        if not name or name.lower() in _NOT_NAMES:
            continue
        known = by_name().get(name.lower()) or by_name().get(name.lower().removeprefix("the "))
        media = known is not None or re.search(
            r"\b(?:newspaper|daily|magazine|website|news agency|TV|television|News|Times|Post|Radio|Wire|Journal|Tribune|Press|Herald|"
            r"Courier|Gazette|Telegraph|Chronicle)\b",
            match.group(0),
        )
        if media:
            out.append((name, Span(*match.span())))
    return out


def find_reported_via(page: Page, outlet: Fact, agency: Fact) -> Fact:
    """The outlet whose report this one tells again, when it does so throughout."""
    again = page.search(_RETOLD, page.body)
    named = [
        (name, span)
        for name, span in _reported_names(page)
        if key_of(name) not in (key_of(outlet.value or "-"), key_of(agency.value or "-"))
    ]
    spans = tuple(Span(*match.span()) for match in again)
    early = [item for item in named if page.lead and item[1].start < page.lead[-1].end]
    if len(again) < 2 or not (early or named):
        if len(again) >= 2:
            return Fact(None, spans[:3], 0.0, why="It tells another report again but does not say whose.")
        return Fact(why="It does not tell another outlet's report again.")
    name, span = (early or named)[0]
    known = by_name().get(name.lower()) or by_name().get(name.lower().removeprefix("the "))
    shown = known.name if known else name
    return Fact(shown, (span, *spans[:3]), 0.85, why=f"It gives its facts as what {shown} reported.")
