"""Hearsay without an agent: "is believed to", "it is said that", "it emerged that", "reportedly", "there are reports".

Only where the sentence names nobody who believes or says so: "is believed by officials to" has a source and is left to
the model. Known misses: nominal hearsay inside longer phrases ("amid rumours of a split").
"""

from __future__ import annotations

from collections.abc import Callable

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.extents import told
from analyzers.modules.attribution.found import Found

_PASSIVE = frozenset(
    "believe say think report understand rumour rumor allege suspect presume assume claim hold".split()
)
_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "ostensibly"})
_NOUNS = frozenset({"report", "rumour", "rumor", "speculation", "talk", "claim", "suggestion", "allegation", "whisper"})


def hearsays(doc: Document, reports: Callable[[int], float]) -> list[Found]:
    """All hearsay outside quotation marks, in order.

    Args:
        doc: The article.
        reports: Rate at which a token's base form reports.
    """
    out: list[Found] = []
    for v in range(doc.size):
        if doc.quote[v] >= 0:
            continue
        found = None
        if doc.lemma[v] in _PASSIVE and _set_apart(doc, v):
            found = _beside(doc, v)
        elif doc.tokens[v].tag == "VBN" and doc.lemma[v] in _PASSIVE and doc.child(v, "agent") < 0:
            found = _passive(doc, v)
        elif doc.lemma[v] in ("emerge", "transpire") and doc.pos[v] == "VERB":
            found = _emerged(doc, v)
        elif doc.low[v] in _ADVERBS:
            found = _adverb(doc, v, reports)
        elif doc.lemma[v] in _NOUNS and doc.pos[v] == "NOUN":
            found = _there_are(doc, v)
        inside = told(doc, v, reports) and not _set_apart(doc, v)
        if found is not None and not inside and not any(found.overlaps(other.content) for other in out):
            out.append(found)
    return out


def _passive(doc: Document, v: int) -> Found | None:
    helper = doc.child(v, "auxpass")
    verb = doc.child(v, "xcomp", "ccomp")
    subject = doc.child(v, "nsubjpass", "nsubj")
    if verb < v:
        return _closing(doc, v, subject)
    parts: tuple[Range, ...]
    if helper < 0:
        # "Caro, said to be its treasurer": a participle after its noun
        noun = doc.head[v]
        if (
            doc.dep[v] not in ("acl", "advcl", "amod")
            or doc.low[doc.left[verb]] != "to"
            or doc.pos[noun] not in ("NOUN", "PROPN")
        ):
            return None
        parts = (_plain(doc, noun, v), doc.trimmed((doc.left[verb], doc.right[verb] + 1)))
    elif subject >= 0 and doc.low[subject] == "it" and doc.dep[verb] == "ccomp":
        parts = (doc.trimmed(doc.subtree(verb)),)
        return _found(doc, v, parts, v)
    elif subject >= 0 and doc.low[doc.left[verb]] == "to":
        parts = (_plain(doc, subject, v), doc.trimmed((doc.left[verb], doc.right[verb] + 1)))
    elif subject >= 0 and doc.low[subject] == "it" and doc.dep[verb] == "xcomp":
        parts = (doc.trimmed(doc.subtree(verb)),)
    else:
        return None
    return _found(doc, v, parts, v)


def _set_apart(doc: Document, v: int) -> bool:
    """Whether a word is a participle beside a name, whatever the tree says: "Caro, said to be its treasurer,"."""
    last = doc.sentence_range(v)[1]
    return (
        doc.tokens[v].tag in ("VBD", "VBN")
        and v + 2 < last
        and doc.low[v + 1] == "to"
        and doc.low[v + 2] in ("be", "have")
        and v >= 2
        and doc.low[v - 1] == ","
        and doc.pos[v - 2] in ("NOUN", "PROPN")
    )


def give_to_the_name(doc: Document, records: list[Found]) -> None:
    """What follows such a participle is said by the name before it, not by a noun inside what is said of it."""
    for aside in records:
        v = aside.head
        if aside.rule != "hearsay" or len(aside.content) != 2 or not _set_apart(doc, v):
            continue
        for record in records:
            if record is not aside and record.source_head >= 0 and aside.content[1].contains(doc.span(_one(record))):
                record.source_head = v - 2
                record.source_range = doc.trimmed((doc.left[v - 2], v - 1))
                record.source = (aside.content[0],)


def _one(record: Found) -> Range:
    return record.source_head, record.source_head + 1


def _beside(doc: Document, v: int) -> Found | None:
    """What is said of the name before the comma, as far as the next comma that ends it."""
    verb = doc.child(v, "xcomp", "ccomp")
    if verb < v:
        return None
    last = doc.sentence_range(v)[1]
    end = next((k for k in range(verb, min(doc.right[verb] + 1, last)) if doc.low[k] == ","), doc.right[verb] + 1)
    noun = doc.trimmed((doc.left[v - 2], v - 1))
    return _found(doc, v, (noun, doc.trimmed((v + 1, end))), v)


def _emerged(doc: Document, v: int) -> Found | None:
    """The clause of "it emerged that": news without a word on where it comes from."""
    subject = doc.child(v, "nsubj", "expl")
    clause = doc.child(v, "ccomp", "xcomp", "advcl")
    if subject < 0 or doc.low[subject] != "it" or clause < v or "that" not in doc.low[v + 1 : clause]:
        return None
    start = v + 1 + doc.low[v + 1 : clause].index("that")
    return _found(doc, v, (doc.trimmed((start, doc.right[clause] + 1)),), v)


def _closing(doc: Document, v: int, subject: int) -> Found | None:
    """The phrase "..., it is said in the capital": the clause before, when the hearsay closes it."""
    if subject < 0 or doc.low[subject] != "it" or doc.child(v, "auxpass") < 0:
        return None
    first, last = doc.sentence_range(v)
    verb = doc.child(v, "ccomp")
    if 0 <= verb < subject:
        return _found(doc, v, (doc.trimmed((doc.left[verb], min(subject, doc.right[verb] + 1))),), v)
    if subject > first + 3 and doc.low[subject - 1] == ",":
        return _found(doc, v, (doc.trimmed((first, subject - 1)),), v)
    follow = [k for k in doc.children[v] if k > v and doc.dep[k] in ("ccomp", "dobj", "oprd", "advcl")]
    if follow:
        return _found(doc, v, (doc.trimmed((doc.left[follow[0]], last)),), v)
    return None


def _plain(doc: Document, noun: int, before: int) -> tuple[int, int]:
    """A noun phrase before a position, without its clauses."""
    start, end = doc.left[noun], min(doc.right[noun] + 1, before)
    for k in doc.children[noun]:
        if k > noun and doc.dep[k] in ("relcl", "acl", "appos"):
            end = min(end, doc.left[k])
    return doc.trimmed((start, max(end, noun + 1)))


def _adverb(doc: Document, v: int, reports: Callable[[int], float]) -> Found | None:
    h = doc.head[v]
    if doc.pos[h] == "ADP" and doc.head[h] != h:
        h = doc.head[h]
    start, end = doc.subtree(h)
    if doc.pos[h] not in ("VERB", "AUX", "NOUN", "ADJ") or (doc.pos[h] == "VERB" and reports(h) >= 0.4):
        return None
    for k in doc.children[h]:
        apart = doc.dep[k] in ("advcl", "mark", "ccomp", "parataxis") and doc.low[doc.left[k] - 1] == ","
        if doc.left[k] > v and (apart or doc.dep[k] in ("cc", "conj")):
            end = min(end, doc.left[k])
        if doc.dep[k] in ("mark", "cc") and k < v:
            start = max(start, k + 1)
    if doc.dep[h] == "relcl":
        start = max(start, doc.left[h])
    parts = tuple(p for p in (doc.trimmed((start, v)), doc.trimmed((v + 1, end))) if p[0] < p[1])
    if not parts or sum(e - s for s, e in parts) < 3:
        return None
    return _found(doc, v, parts, v)


def _there_are(doc: Document, v: int) -> Found | None:
    be = doc.head[v]
    if doc.lemma[be] != "be" or doc.child(be, "expl") < 0:
        return None
    clause = doc.child(v, "acl", "relcl", "ccomp")
    if clause < 0:
        clause = doc.child(be, "ccomp", "advcl")
    if clause < v or doc.low[doc.left[clause]] not in ("that", "of"):
        return None
    return _found(doc, v, (doc.trimmed(doc.subtree(clause)),), v)


def _found(doc: Document, v: int, parts: tuple[tuple[int, int], ...], cue: int) -> Found:
    lo = cue
    for k in doc.children[cue]:
        helper = doc.dep[k] in ("aux", "auxpass", "neg", "advmod") and doc.pos[cue] in ("VERB", "AUX")
        if k < cue and helper and not any(s <= k < e for s, e in parts):
            lo = min(lo, k)
    while lo < cue and any(s <= lo < e for s, e in parts):
        lo += 1
    words = doc.words((lo, cue + 1))
    return Found(
        cue,
        (doc.span((lo, cue + 1)),),
        doc.spans(parts),
        rule="hearsay",
        why=f"‘{words}’ passes something on without saying who holds it",
        confidence=0.85,
        kind="hearsay",
        agentless=True,
    )
