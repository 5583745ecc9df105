"""Who says it, named or not, why not, and through whom.

What is counted: one record per cue with all the content it governs (a quotation resumed after its cue is one record).

How: the trained extractor proposes (`extract`), rules add what its training texts cannot teach (`rules_silence`,
`rules_hearsay`, `rules_dateline`, `rules_parenthesis`, `rules_denials`, `rules_quotations`, `rules_echo`, `chains`) and
set exact edges (`extents`); then sources become entities (`entities`) with a class (`mentions`) and a status
(`status`), and anonymity is tied to them (`anonymity`).

Sources: definitions of PARC (Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018); class conventions are the
project's.
Known misses: attribution spread over sentences without a cue; nominal cues ("his determination to"); irony; articles
in which speakers alternate without being named. Trained on US political news of 2016: see the model's card.
"""

from __future__ import annotations

import re

from analyzers.modules.attribution.anonymity import Grant, grants, marker
from analyzers.modules.attribution.bodies import bodies
from analyzers.modules.attribution.chains import (
    addressee,
    is_own,
    medium_in,
    own_names,
    passed_on,
    quoted_as_saying,
    told_first,
)
from analyzers.modules.attribution.descriptions import called
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.entities import Cast
from analyzers.modules.attribution.extents import close, settle, without_further_speech
from analyzers.modules.attribution.extract import choose, judge, propose, rate_of, settle_contents
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.later import Entity
from analyzers.modules.attribution.model import Model, load_model
from analyzers.modules.attribution.no_speech import no_speech
from analyzers.modules.attribution.people import People
from analyzers.modules.attribution.reasons import with_name
from analyzers.modules.attribution.rules_dateline import after_dateline
from analyzers.modules.attribution.rules_denials import denials
from analyzers.modules.attribution.rules_echo import echoes
from analyzers.modules.attribution.rules_hearsay import give_to_the_name, hearsays
from analyzers.modules.attribution.rules_parenthesis import parentheses
from analyzers.modules.attribution.rules_quotations import (
    colon_quotations,
    continue_quotations,
    dash_attributions,
    next_paragraph,
    uncued_quotations,
)
from analyzers.modules.attribution.rules_silence import silences
from analyzers.modules.attribution.speech import act_of, is_reporting, quotation_trouble, type_of
from analyzers.modules.attribution.status import administering, campaigning, joint, status_of, with_campaign
from analyzers.protocol import Given, Spec
from analyzers.records import (
    AboutResult,
    Anonymity,
    Article,
    Attribution,
    AttributionResult,
    Parse,
    Provenance,
    SourceEntity,
)
from analyzers.records.attribution import SourceClass, Status
from analyzers.text import Span

_SPEAKS_FOR = re.compile(
    r"([A-Z][\w-]+)[’']s? (?:\w+ )?spokes(?:man|woman|person)\b|"
    r"spokes(?:man|woman|person) for (?:[A-Z][\w.-]+ )*([A-Z][\w-]+)"
)
_SAYS_OF = re.compile(r",? (?:that|which|who|showing|shows|released|filed|seen|conducted)\b")
CALLED = 8
"""Descriptions of a source that are kept."""
CLOSING_SCORE = 2.0
"""Log odds given to a cue clause that closes a long sentence by its surface: some 88 %."""


class AttributionAnalyzer:
    """Finds attributions and sources in one article."""

    spec = Spec(
        "attribution",
        9,
        "article",
        AttributionResult,
        requires=(Parse,),
        uses=(AboutResult,),
        title="Sources",
        definition=(
            "Every passage that the article gives to somebody other than its reporter is one statement: a quotation, a "
            "paraphrase, a refusal to comment or hearsay. Its source is named (a person, an organisation, a document "
            "or another outlet), unnamed (a person or group with a role only, or nobody at all) or an institution that "
            "speaks as a whole; groups such as voters or critics are counted apart. A source that is named anywhere in "
            "the article counts as named everywhere. Found by a model trained on annotated news together with "
            "rules; each statement shows the words that decided and how sure the program is."
        ),
    )

    def __call__(self, article: Article, given: Given) -> AttributionResult:
        """The attributions and sources of the clean text."""
        about = given.find(article.id, AboutResult)
        outlet = about.about.outlet.value if about else None
        agency = about.about.agency.value if about else None
        return attribute(Document(article.text, given.one(Parse)), load_model(), outlet, agency)


def attribute(doc: Document, model: Model, outlet: str | None = None, agency: str | None = None) -> AttributionResult:
    """Attributions and sources of one parsed article.

    Args:
        doc: The article.
        model: The trained weights.
        outlet: The article's own outlet, if known.
        agency: The agency whose copy it is, if known.
    """
    granted = grants(doc)
    records = find(doc, model, granted)
    people = People(doc)
    cast = Cast(doc, people, records)
    return _Builder(doc, records, people, cast, own_names(doc.text.content, outlet, agency), granted).result()


def find(doc: Document, model: Model, found_grants: list[Grant]) -> list[Found]:
    """All attributions with their exact extents, in reading order; sources are not yet entities."""

    def score(token: int) -> float:
        return model.rates.get(doc.lemma[token], 0.0)

    granted = [g.anonymity.span for g in found_grants if g.anonymity.span is not None]
    records = [*silences(doc, score), *hearsays(doc, score), *dash_attributions(doc)]
    heads = {r.head for r in records}

    def free(found: Found) -> bool:
        return not any(found.overlaps(r.content) for r in records)

    proposals = [p for p in propose(doc, model) if p.cue not in heads and not no_speech(doc, p.cue, granted)]
    for proposal in proposals:
        without_further_speech(doc, proposal)
    proposals = settle_contents(doc, model, proposals)
    closing = [p for p in proposals if close(doc, p)]
    judge(doc, model, proposals)
    for proposal in closing:
        proposal.score = max(proposal.score, CLOSING_SCORE)
    for proposal in choose(model, proposals):
        found = settle(doc, proposal, rate_of(doc, model, proposal.cue))
        found.content = _without(doc, found.content, granted)
        if found.content and free(found) and not _in_content(found, records):
            records.append(found)
    records = [r for r in records if not (r.rule == "hearsay" and _in_content(r, [x for x in records if x is not r]))]
    give_to_the_name(doc, records)
    records = parentheses(doc, records, score)
    quoted_as_saying(doc, records)
    after_dateline(doc, records)
    denials(doc, records)

    def taken(span: Span) -> bool:
        return any(r.overlaps((span,)) for r in records)

    records += next_paragraph(doc, taken, score)
    records += colon_quotations(doc, taken, score)
    continue_quotations(doc, records)
    records.sort(key=_place)
    records += uncued_quotations(doc, records, _speaks)
    records += echoes(doc, sorted(records, key=_place))
    for record in records:
        told_first(doc, record)
        record.said_to = record.said_to or addressee(doc, record)
    for record in records:
        up = doc.head[record.head] if record.head >= 0 and doc.dep[record.head] in ("advcl", "conj", "xcomp") else -1
        if record.said_to is None and up >= 0:
            same = [r for r in records if r.head == up and r.said_to is not None and r.source == record.source]
            record.said_to = same[0].said_to if same else None
        record.warning = record.warning or quotation_trouble(doc, record.content)
    return sorted((r for r in records if r.content), key=_place)


def _without(doc: Document, spans: tuple[Span, ...], granted: list[Span]) -> tuple[Span, ...]:
    """Contents without the phrase that grants anonymity at their end."""
    out: list[Span] = []
    for span in spans:
        for phrase in granted:
            if span.start <= phrase.start < span.end <= phrase.end + 2 and phrase.start - span.start < 3:
                span = Span(span.start, span.start)
            elif (
                span.of(doc.text.content)[:4] == "who " and phrase.start == span.start + 4 and phrase.end + 2 < span.end
            ):
                first, last = doc.tokens_of(Span(phrase.end, span.end))
                part = doc.trimmed((first, last))
                span = doc.span(part) if part[0] < part[1] else Span(span.start, span.start)
            elif span.start < phrase.start and phrase.end >= span.end - 1 > phrase.start:
                first, last = doc.tokens_of(Span(span.start, phrase.start))
                part = doc.trimmed((first, last))
                span = doc.span(part) if part[0] < part[1] else Span(span.start, span.start)
        if span.length:
            out.append(span)
    return tuple(out)


def _place(record: Found) -> tuple[Span, tuple[Span, ...], str]:
    return record.content[0], record.cue, record.rule


def _speaks(record: Found) -> bool:
    return record.kind not in ("hearsay", "no_comment")


def _in_content(found: Found, records: list[Found]) -> bool:
    """Whether the cue of a record stands inside the content of another."""
    return any(r.overlaps(found.cue) and r.kind != "no_comment" for r in records)


def _called(entity: Entity) -> tuple[str, ...]:
    """Titles and descriptions of an entity beside its name; pronouns and the bare name say nothing."""
    phrases = (" ".join(phrase.split()) for phrase in entity.phrases)
    own = {entity.name, *(entity.person.words if entity.person else ())}
    return tuple(p for p in dict.fromkeys(phrases) if p not in own and p.lower() not in own and len(p) > 2)[:CALLED]


class _Builder:
    """Makes records of what was found."""

    def __init__(
        self,
        doc: Document,
        records: list[Found],
        people: People,
        cast: Cast,
        own: tuple[str, ...],
        granted: list[Grant],
    ) -> None:
        self._doc = doc
        self._records = records
        self._cast = cast
        self._own = own
        self._people = people
        self._bodies = bodies(doc)
        self._campaigns = campaigning(doc, people)
        self._governing = administering(doc, people)
        self._ids: dict[int, str] = {}
        self._granted: dict[int, Anonymity] = {}
        self._statuses: dict[int, Status] = {}
        self._relayed: dict[int, Span | None] = {}
        entities = sorted(cast.entities, key=lambda e: (min(e.mentions), e.name))
        self._entities = [e for e in entities if e.found]
        for number, entity in enumerate(self._entities):
            self._ids[id(entity)] = f"e{number}"
        self._grant(granted)

    def result(self) -> AttributionResult:
        """The finished result."""
        self._through()
        items = [self._record(n, found) for n, found in enumerate(self._records)]
        sources = []
        for entity in self._entities:
            key = self._ids[id(entity)]
            sources.append(
                SourceEntity(
                    key,
                    entity.name,
                    self._class(entity),
                    self._status(entity),
                    tuple(sorted(entity.mentions)),
                    tuple(item.id for item in items if item.entity == key),
                    _called(entity),
                )
            )
        return AttributionResult(tuple(items), tuple(sources), self._distinct())

    def _record(self, number: int, found: Found) -> Attribution:
        entity = self._cast.of.get(id(found))
        cls: SourceClass = self._class(entity) if entity else "hearsay"
        second, relay = self._chain(found, cls)
        if not second and entity is not None and id(entity) in self._relayed:
            second, relay = True, self._relayed[id(entity)]
        kind = type_of(self._doc, found)
        return Attribution(
            f"a{number}",
            found.source,
            found.cue,
            found.content,
            kind,
            cls,
            self._ids[id(entity)] if entity else "",
            found.said_to,
            relay,
            second,
            self._anonymity(found, entity, cls),
            self._status(entity) if entity else "unknown",
            act_of(self._doc, found) if cls != "hearsay" or kind == "no_comment" else "hearsay",
            is_reporting(self._doc, found),
            Provenance(found.rule, self._why(found, entity), round(found.confidence, 2), (*found.cue, *found.source)),
            found.warning,
        )

    def _why(self, found: Found, entity: Entity | None) -> str:
        if entity is None or not found.source:
            return found.why
        return with_name(found.why, found.source[0].of(self._doc.text.content), entity.name)

    def _class(self, entity: Entity) -> SourceClass:
        vague = entity.plural and entity.source_class in ("institution_collective", "generic")
        if entity.person is None and vague and marker(self._doc, tuple(entity.mentions)):
            return "unnamed_group"
        if id(entity) in self._granted and entity.person is None:
            if entity.source_class in ("institution_collective", "generic") and entity.plural:
                return "unnamed_group"
            if (
                entity.source_class == "named_organisation"
                and entity.kind == "body"
                and any("spokes" in lemma for lemma in entity.lemmas)
            ):
                return "unnamed_person"
        return entity.source_class

    def _status(self, entity: Entity) -> Status:
        known = self._statuses.get(id(entity))
        if known is None:
            self._statuses[id(entity)] = "unknown"
            known = self._statuses[id(entity)] = self._told_status(entity)
        return known

    def _told_status(self, entity: Entity) -> Status:
        if entity.parts:
            return joint([status_of(list(part), self._bodies) for part in entity.parts])
        phrases = [*entity.phrases, entity.name, *(entity.one_of.phrases if entity.one_of else ())]
        if entity.source_class == "document_statement":
            phrases = [_SAYS_OF.split(phrase)[0] for phrase in phrases]
        if entity.one_of is not None and entity.one_of.parts:
            return self._status(entity.one_of)
        found = self._for_whom(entity) or status_of(
            list(dict.fromkeys(phrases)),
            self._bodies,
            place=entity.kind == "place",
            medium=entity.source_class == "media",
            person=entity.person is not None,
        )
        own = next((e for e in self._entities if e.owner is not None and e.owner is entity.person), None)
        if own is not None and entity.person is not None and found in ("unknown", "ordinary"):
            found = self._status(own)
        if found in ("unknown", "ordinary") and entity.person is not None and id(entity.person) in self._governing:
            return "government"
        return with_campaign(found, entity.person, self._campaigns)

    def _for_whom(self, entity: Entity) -> Status | None:
        """Status of the person for whom a named spokesperson speaks, if any."""
        for phrase in entity.phrases:
            who = _SPEAKS_FOR.search(phrase)
            person = self._people.named(who.group(1) or who.group(2)) if who else None
            if person is not None and person is not entity.person:
                found = status_of(called(self._doc, person), self._bodies, person=True)
                found = with_campaign(found, person, self._campaigns)
                return found if found not in ("unknown", "ordinary") else None
        return None

    def _chain(self, found: Found, cls: SourceClass) -> tuple[bool, Span | None]:
        """Second hand or not, and the relay."""
        text = self._doc.text.content
        for span in (found.relay, found.said_to):
            if (
                span is not None
                and (span is found.relay or medium_in(self._doc, span))
                and not is_own(span.of(text), self._own)
            ):
                return True, span
        if found.passed_on and found.relay is None:
            return True, None
        through = passed_on(self._doc, found)
        if through is not None and not is_own(through.of(text), self._own):
            return True, through
        if cls == "media" and found.source:
            own = is_own(found.source[0].of(text), self._own)
            return not own, None if own else found.source[0]
        return False, None

    def _through(self) -> None:
        """Unnamed sources and documents that speak through another outlet once do so throughout the article."""
        for entity in self._entities:
            if entity.source_class not in ("unnamed_person", "unnamed_group", "document_statement"):
                continue
            chains = [self._chain(found, entity.source_class) for found in entity.found]
            through = next((relay for second, relay in chains if second), None)
            own = any(f.said_to is not None and not c[0] for f, c in zip(entity.found, chains, strict=True))
            if any(second for second, _ in chains) and not own:
                self._relayed[id(entity)] = through

    def _grant(self, found: list[Grant]) -> None:
        """Tie each granting phrase to the source it stands with."""
        for grant in found:
            entity = self._granted_to(grant)
            if entity is not None and id(entity) not in self._granted:
                self._granted[id(entity)] = grant.anonymity

    def _granted_to(self, grant: Grant) -> Entity | None:
        doc = self._doc
        first, last = doc.sentence_range(grant.subject)
        span = grant.anonymity.span
        assert span is not None
        here = [
            (mention, entity)
            for entity in self._entities
            if entity.source_class not in ("media", "document_statement", "hearsay")
            for mention in entity.places
            if doc.tokens[first].start <= mention.start < doc.tokens[last - 1].end
        ]
        unnamed = [(m, e) for m, e in here if e.person is None] or here
        if unnamed:
            before = [(m, e) for m, e in unnamed if m.end <= span.start]
            pool = before or unnamed
            return min(pool, key=lambda item: (abs(span.start - item[0].end), item[0]))[1]
        start = doc.tokens[first].start
        earlier = [
            (m, e)
            for e in self._entities
            for m in e.mentions
            if m.end <= start and e.person is None and e.kind in ("role", "group", "other", "pronoun", "body")
        ]
        if earlier:
            mention, entity = max(earlier, key=lambda item: item[0])
            if doc.sentence[grant.subject] - doc.sentence[doc.token_at(mention.start)] <= 3:
                return entity
        return None

    def _anonymity(self, found: Found, entity: Entity | None, cls: SourceClass) -> Anonymity | None:
        if cls not in ("unnamed_person", "unnamed_group") or entity is None:
            return None
        granted = self._granted.get(id(entity))
        if granted is None and entity.one_of is not None:
            granted = self._granted.get(id(entity.one_of))
        if granted is not None:
            return granted
        word = marker(self._doc, tuple(entity.mentions))
        return Anonymity("marker_only", word) if word else Anonymity("none")

    def _distinct(self) -> tuple[int, int]:
        """Fewest and most distinct sources."""
        low = 0
        high = 0
        merged: set[tuple[str, bool]] = set()
        for entity in self._entities:
            high += 1 + entity.bare
            if self._class(entity) in ("unnamed_person", "unnamed_group"):
                key = (sorted(entity.lemmas)[0], entity.plural)
                if entity.one_of is not None or key in merged:
                    continue
                merged.add(key)
            low += 1
        return (min(low, high), high)
