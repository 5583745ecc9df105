"""What is done by saying it: direct or indirect, statement or denial, said or only thought.

Type: "direct" when everything outside quotation marks is punctuation, "mixed" when part of it is quoted, "indirect"
without
marks. A single quoted word or two in a long paraphrase are scare quotes and stay indirect.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.media import is_medium
from analyzers.records.attribution import AttributionType, SpeechAct
from analyzers.text import Span

_THOUGHT = frozenset(
    """believe think want hope wish plan fear expect know feel intend consider see prefer seek try like love hate doubt
    worry understand dream aim assume anticipate suspect consider desire long decide regard determined determination
    belief hope fear wish desire view willing ready eager afraid aware sure confident convinced concerned worried
    prepared intent interest interested support favor favour oppose back trust remember forget realize realise learn
    discover find notice enjoy miss need look wonder envision imagine
    clear unclear obvious evident likely unlikely apparent contemplate ponder mull weigh appear
    seem""".split()
)
_DENY = frozenset("deny reject dispute refute dismiss rebut disavow denial rebuff repudiate discount".split())
_DEMAND = frozenset(
    """demand urge call ask want insist request order appeal press require instruct tell seek implore plead
    push""".split()
)
_LABEL = frozenset(
    """call label brand describe term denounce dub designate characterize characterise compare portray blast slam
    condemn
    hail praise liken list classify deem mock ridicule decry cast name consider refer denounce criticize
    paint""".split()
)
_REFUSE = frozenset({"refuse", "decline"})


def type_of(doc: Document, record: Found) -> AttributionType:
    """direct, mixed, indirect or no_comment."""
    if record.kind == "no_comment":
        return "no_comment"
    inside = outside = 0
    own = doc.quote[record.head] if record.head >= 0 else -1
    for span in record.content:
        for k in range(*doc.tokens_of(span)):
            if doc.is_punctuation(k):
                continue
            if doc.quote[k] >= 0 and doc.quote[k] != own:
                inside += 1
            else:
                outside += 1
    if inside == 0:
        return "indirect"
    if outside == 0:
        return "direct"
    if inside <= 1 and outside >= 12:
        return "indirect"
    return "mixed"


def act_of(doc: Document, record: Found) -> SpeechAct:
    """What is done by saying it, by the cue and the shape of what follows."""
    if record.kind == "no_comment":
        return "refusal"
    if record.agentless or record.kind == "hearsay":
        return "hearsay"
    c = record.head
    if c < 0:
        return "statement"
    lemma = doc.lemma[c]
    negated = any(doc.dep[k] == "neg" for k in doc.children[c])
    if lemma in _DENY and not negated:
        return "denial"
    if lemma in _REFUSE:
        return "refusal"
    if lemma in _DEMAND and not negated:
        low = [doc.low[k] for s in record.content for k in range(*doc.tokens_of(s))][:3]
        follows = doc.low[c + 1] if c + 1 < doc.size else ""
        complement = doc.child(c, "xcomp", "ccomp")
        if lemma in (
            "demand",
            "urge",
            "order",
            "appeal",
            "press",
            "instruct",
            "implore",
            "plead",
            "request",
            "require",
            "push",
        ):
            return "demand"
        if lemma == "call" and (
            follows in ("for", "on", "upon") or (complement >= 0 and doc.low[doc.left[complement]] == "to")
        ):
            return "demand"
        if lemma in ("ask", "tell") and ("to" in low or follows == "for"):
            return (
                "demand"
                if lemma == "ask" or (complement >= 0 and doc.child(complement, "aux") >= 0 and "to" in low)
                else "statement"
            )
        if lemma in ("want", "seek"):
            return "demand"
    if lemma in ("insist", "maintain", "stress") and _negative(doc, record):
        return "denial"
    if lemma in ("describe", "refer") and "as" not in doc.low[c : doc.sentence_range(c)[1]]:
        return "statement"
    if lemma in _LABEL and not (lemma == "call" and doc.low[c + 1 : c + 2] in (["for"], ["on"], ["upon"])):
        return "labelling"
    return _denies(doc, record)


def _negative(doc: Document, record: Found) -> bool:
    """Whether what is insisted on is that something is not so."""
    words = [doc.low[k] for s in record.content for k in range(*doc.tokens_of(s))][:14]
    return any(w in ("no", "not", "never", "n't") for w in words)


def _denies(doc: Document, record: Found) -> SpeechAct:
    """A flat contradiction in the speaker's own words: "There is no list", "This is not true"."""
    words = (
        [doc.low[k] for k in range(*doc.tokens_of(record.content[0])) if not doc.is_punctuation(k)]
        if record.content
        else []
    )
    head = " ".join(words[:7])
    for opening in (
        "there is no ",
        "there was no ",
        "there are no ",
        "there were no ",
        "this is not true",
        "that is not true",
        "it is not true",
        "that there was no",
        "no such ",
    ):
        if (head + " ").startswith(opening) or (head + " ").startswith("that " + opening):
            return "denial"
    return "statement"


def is_reporting(doc: Document, record: Found) -> bool:
    """False only for private belief, wish or plan: a verb of thinking without quoted words."""
    c = record.head
    if c < 0 or record.kind in ("no_comment", "hearsay", "borrowed"):
        return True
    if doc.lemma[c] not in _THOUGHT and doc.low[c] not in _THOUGHT:
        return True
    if not record.source:
        return record.agentless
    head = record.source_head
    if head >= 0 and doc.lemma[c] == "understand" and is_medium(doc, (doc.left[head], head + 1), head):
        return True  # an outlet's own way of saying what it was told
    own = doc.quote[c]
    for span in record.content:
        for k in range(*doc.tokens_of(span)):
            if doc.quote[k] >= 0 and doc.quote[k] != own:
                return True
    return doc.lemma[c] == "want" and any(doc.low[k] == "set" or doc.tokens[k].tag == "VBN" for k in doc.children[c])


def quotation_trouble(doc: Document, spans: tuple[Span, ...]) -> str:
    """A sentence about quotation marks that do not match in a content, or an empty string."""
    for run in doc.text.quotes:
        if run.style != "double" or not any(s.overlaps(run.span) for s in spans):
            continue
        if not run.closed and not _goes_on(doc, run.span):
            return "The quotation is opened and never closed in this paragraph: check where it ends."
        if run.mixed:
            return "Opened with one kind of quotation mark and closed with another: check where it ends."
        words = run.inner.of(doc.text.content)
        if _swallowed(words):
            return "This quotation seems to hold a sentence of the reporter: check where it ends."
    return ""


def _goes_on(doc: Document, span: Span) -> bool:
    return any(run.continues and run.span.start >= span.end for run in doc.text.quotes)


def _swallowed(words: str) -> bool:
    """Whether a quotation speaks of its own speaker as a reporter would ("This source made it clear")."""
    low = words.lower()
    return any(
        phrase in low
        for phrase in (
            "this source ",
            "the source said",
            "the source added",
            " told reporters",
            "the official said",
            "the spokesman said",
            "the spokeswoman said",
        )
    )
