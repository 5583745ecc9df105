"""No comment: silence and refusal. The content is the whole predicate, its verb included.

Rules (own list, from reading news copy):
  * not / never / neither / no / yet to + respond, reply, return, answer, comment (with a request, call, message,
    question or nothing as object),
  * decline, refuse + comment or to say, discuss, elaborate, confirm ...; would not say, discuss, confirm ...,
  * could not be reached; was not (immediately) available, was unavailable; had, made, gave no comment,
  * remained silent, tight-lipped, mum; went unanswered.
Known misses: silence told in other words ("hung up", "smiled and walked on").
"""

from __future__ import annotations

from collections.abc import Callable

from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.extents import balanced, told, without_asides
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.nouns import own_subject
from analyzers.text import Span

_ANSWER = frozenset({"respond", "reply", "return", "answer", "comment"})
_REQUESTS = frozenset(
    """request call message email e-mail question inquiry enquiry query comment text letter voicemail reaction
    interview""".split()
)
_TELL = frozenset(
    """comment say discuss elaborate answer respond speak talk provide confirm give name identify specify disclose
    explain reveal reply deny offer address clarify expand""".split()
)
_QUIET = frozenset({"silent", "tight-lipped", "tightlipped", "mum", "quiet"})
_NEGATIVE = frozenset({"no", "neither", "nobody", "none"})


def silences(doc: Document, reports: Callable[[int], float]) -> list[Found]:
    """All refusals and silences outside quotation marks, in order.

    Args:
        doc: The article.
        reports: Rate at which a token's base form reports: what somebody says about a silence is that one's statement.
    """
    out: list[Found] = []
    for v in range(doc.size):
        if doc.pos[v] not in ("VERB", "AUX", "ADJ", "NOUN") or doc.quote[v] >= 0:
            continue
        top = _silent(doc, v)
        if top < 0 or told(doc, top, reports):
            continue
        found = _record(doc, top)
        if found is not None and not any(found.overlaps(other.content) for other in out):
            out.append(found)
    return out


def _silent(doc: Document, v: int) -> int:
    """The verb whose predicate is the refusal, or -1."""
    lemma = doc.lemma[v]
    kids = doc.children[v]
    negated = any(doc.dep[k] == "neg" for k in kids)
    subject = own_subject(doc, v)
    nobody = subject >= 0 and any(doc.low[k] in _NEGATIVE for k in (subject, *doc.children[subject]))
    if doc.pos[v] == "VERB" and lemma in _ANSWER:
        yet = (
            doc.dep[v] == "xcomp"
            and doc.lemma[doc.head[v]] == "have"
            and any(doc.low[k] == "yet" for k in range(doc.head[v], v))
        )
        if (negated or nobody) and _asks(doc, v, lemma):
            return v
        if yet:
            return doc.head[v]
    if doc.pos[v] == "VERB" and lemma in ("decline", "refuse") and not negated:
        verb = doc.child(v, "xcomp")
        if verb > v and doc.lemma[verb] in _TELL and doc.child(verb, "agent", "auxpass") < 0:
            return v
        thing = doc.child(v, "dobj")
        if thing >= 0 and (
            doc.lemma[thing] in ("comment", "interview") or _holds(doc, thing, ("comment", "interview"))
        ):
            return v
    if doc.pos[v] == "VERB" and lemma in _TELL - {"offer", "deny", "give", "provide"} and doc.low[v] == lemma:
        would = any(doc.low[k] in ("would", "could", "will", "wo") and doc.dep[k] == "aux" for k in kids)
        if would and (negated or nobody) and not any(doc.low[k] in ("only",) for k in range(v, min(v + 3, doc.size))):
            return v
    if doc.pos[v] == "VERB" and lemma == "confirm" and any(doc.lemma[k] == "deny" for k in kids):
        if negated or nobody:
            return v
        if doc.dep[v] == "xcomp" and any(doc.low[k] == "yet" for k in range(max(0, v - 4), v)):
            return doc.head[v]
    if lemma == "reach" and negated and doc.child(v, "auxpass") >= 0:
        return v
    if lemma in ("available", "unavailable") and doc.head[v] != v and doc.lemma[doc.head[v]] == "be":
        be = doc.head[v]
        no = any(doc.dep[k] == "neg" for k in doc.children[be])
        reason = doc.child(v, "prep")
        about = reason < 0 or any(_holds(doc, k, tuple(_REQUESTS)) for k in doc.children[reason])
        if (no or lemma == "unavailable") and about and not (lemma == "available" and reason < 0):
            return be
    if lemma in ("have", "make", "give", "offer", "issue") and doc.pos[v] in ("VERB", "AUX"):
        thing = doc.child(v, "dobj")
        if (
            thing > v
            and doc.lemma[thing] in ("comment", "response", "reply", "answer")
            and any(doc.low[k] == "no" for k in doc.children[thing])
        ):
            return v
    if lemma == "refer" and doc.pos[v] == "VERB" and not negated:
        thing = doc.child(v, "dobj")
        if thing > v and doc.lemma[thing] in ("question", "inquiry", "enquiry", "request", "query", "comment", "call"):
            return v
    if lemma in ("remain", "stay", "keep") and doc.pos[v] == "VERB":
        for k in range(v + 1, min(v + 4, doc.size)):
            tight = doc.low[k] == "tight" and "lipped" in doc.low[k : k + 3]
            if (doc.low[k] in _QUIET or tight) and doc.sentence[k] == doc.sentence[v]:
                return v
    return -1


def _asks(doc: Document, v: int, lemma: str) -> bool:
    """Whether what was not answered is a request of the reporter, or nothing is said of it."""
    things = [k for k in doc.children[v] if k > v and doc.dep[k] in ("dobj", "prep", "dative")]
    if lemma == "comment":
        return True
    if lemma in ("return", "answer"):
        return any(_holds(doc, k, tuple(_REQUESTS)) for k in things)
    to = [k for k in things if doc.low[k] in ("to", "for", "when", "on")]
    if not to:
        return not any(
            doc.dep[k] in ("prep", "dobj") and doc.low[k] not in ("on", "by", "before", "in", "from", "until")
            for k in things
        )
    return any(_holds(doc, k, tuple(_REQUESTS)) for k in to)


def _holds(doc: Document, top: int, lemmas: tuple[str, ...]) -> bool:
    start, end = doc.subtree(top)
    return any(doc.lemma[k] in lemmas for k in range(start, end))


def _record(doc: Document, v: int) -> Found | None:
    """The attribution around a refusal."""
    kids = doc.children[v]
    lo = v
    for k in kids:
        if (k < v and doc.dep[k] in ("aux", "auxpass", "neg")) or (
            k < v and doc.dep[k] == "advmod" and doc.left[k] == k
        ):
            lo = min(lo, k)
    subject = own_subject(doc, v)
    if 0 <= subject < v:
        lo = max(lo, doc.right[subject] + 1)
    while lo < v and doc.is_punctuation(lo):
        lo += 1
    hi = _end(doc, v)
    cue_end = v + 1
    state = doc.child(v, "acomp", "oprd")
    if doc.lemma[v] in ("be", "remain", "stay", "keep") and v < state < v + 6:
        cue_end = min(hi, state + 1)
    verb = doc.child(v, "xcomp")
    if verb == v + 2 and doc.low[v + 1] == "to":
        cue_end = verb + 1
    source, head = _speaker(doc, v, subject, lo)
    if head < 0 and doc.lemma[v] != "reach":
        return None
    content = [doc.span((lo, hi))]
    first, last = doc.sentence_range(v)
    before = doc.left[subject] if subject >= 0 else lo
    if doc.low[first] in ("whether", "what", "who", "how", "why") and hi >= last - 1 and first + 2 < before <= lo:
        content.insert(0, doc.span(doc.trimmed((first, before))))
    words = doc.words((lo, min(hi, cue_end)))
    name = source.of(doc.text.content) if source else ""
    return Found(
        v,
        (doc.span((lo, min(hi, cue_end))),),
        tuple(content),
        head,
        (source,) if source else (),
        rule="no-comment",
        why=f"‘{words}’ tells of silence or refusal" + (f" by ‘{name}’" if name else ""),
        confidence=0.9,
        kind="no_comment",
    )


def _end(doc: Document, v: int) -> int:
    """One past the predicate: before a following conjunct, a comma clause or the closing mark."""
    end = doc.right[v] + 1
    if doc.lemma[v] in ("remain", "stay", "keep"):
        end = max(end, next((k + 1 for k in range(v, min(doc.size, v + 6)) if doc.low[k] in ("lipped", *_QUIET)), end))
    for k in doc.children[v]:
        if (
            k > v
            and doc.dep[k] in ("conj", "cc", "parataxis")
            and doc.lemma[k] != "deny"
            and doc.low[k] not in ("or", "nor")
        ):
            end = min(end, doc.left[k])
    for k in range(v + 1, end):
        if (
            doc.low[k] == "," or (doc.low[k] in DASHES and doc.low[k - 1] != "tight") or doc.low[k] == ";"
        ) and doc.quote[k] < 0:
            end = k
            break
    return doc.trimmed((v, end))[1]


def _speaker(doc: Document, v: int, subject: int, lo: int) -> tuple[Span | None, int]:
    """Whose silence it is: own subject, that of the verb it is joined to, or the noun of its relative clause."""
    at = v
    for _ in range(4):
        if subject >= 0 or doc.head[at] == at:
            break
        label = doc.dep[at]
        at = doc.head[at]
        if label in ("relcl", "acl") and doc.pos[at] in ("NOUN", "PROPN", "PRON"):
            subject = at
            break
        if label not in ("conj", "xcomp", "advcl", "ccomp"):
            break
        subject = own_subject(doc, at)
    if subject < 0:
        return None, -1
    start, end = doc.subtree(subject)
    end = min(end, lo) if start < lo else end
    if start >= end:
        return None, -1
    part: Range = without_asides(doc, (start, end), subject)
    return balanced(doc, doc.span(part)), subject
