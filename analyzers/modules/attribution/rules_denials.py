"""Who denies and whose claim it was: "the Front, denying a claim by the army that ..." is the Front's denial.

A record of denying whose source is the author of the claim that is denied ("by the army") gets the one who denies, and
the whole claim, its author included, as its content.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.nouns import own_subject
from analyzers.text import Span

_DENY = frozenset("deny reject dispute refute dismiss rebut disavow rebuff contest".split())
_CLAIMS = frozenset(
    """claim report allegation accusation assertion suggestion statement charge rumour rumor remark contention
    insinuation""".split()
)
_INSIDE = frozenset({"acl", "relcl", "appos", "compound", "poss", "amod"})


def denials(doc: Document, records: list[Found]) -> None:
    """Mend records of denying that took the author of the denied claim for the one who denies."""
    for record in records:
        c = record.head
        if c < 0 or doc.lemma[c] not in _DENY or not record.source or not record.content:
            continue
        claim = doc.child(c, "dobj")
        if claim < c or doc.lemma[claim] not in _CLAIMS:
            continue
        author = _author(doc, c, claim)
        if author is None or not record.source[0].overlaps(doc.span(author)):
            continue
        part = _denier(doc, c)
        if part is None:
            continue
        record.source = (doc.span(part),)
        record.source_range, record.source_head = part, part[1] - 1
        end = max(record.content[-1].end, doc.tokens[author[1] - 1].end)
        record.content = (Span(doc.tokens[doc.left[claim]].start, end),)


def _author(doc: Document, c: int, claim: int) -> Range | None:
    """The words of whose claim it is: "by the army" behind it, or "the army's" before it."""
    for above in (claim, c):
        for k in doc.children[above]:
            by = doc.child(k, "pobj") if k > claim and doc.low[k] == "by" else -1
            if by >= 0:
                return doc.subtree(by)
    owner = doc.child(claim, "poss")
    return doc.subtree(owner) if owner >= 0 else None


def _denier(doc: Document, c: int) -> Range | None:
    """The noun phrase that denies: the verb's own subject, else the nearest one before it that leads its clause."""
    subject = own_subject(doc, c)
    first, _ = doc.sentence_range(c)
    if subject < 0:
        subject = next((k for k in range(c - 1, first - 1, -1) if _leads(doc, k, c)), -1)
    if subject < 0 or subject > c or doc.quote[subject] >= 0:
        return None
    return doc.trimmed((doc.left[subject], subject + 1))


def _leads(doc: Document, k: int, c: int) -> bool:
    """Whether a noun is subject or object of its clause, not a part of another noun phrase."""
    leads = doc.pos[k] in ("NOUN", "PROPN", "PRON") and doc.dep[k] in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT")
    return leads and not any(doc.dep[up] in _INSIDE for up in (k, *doc.path_up(k)) if up != c and up > 0)
