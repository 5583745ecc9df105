"""A second voice that says the same: "..., as did the council", "So did the Front", "Neither did the army".

The second voice gets a record of its own with the borrowed content of the first, so that both are counted.
Also "adding that ...": a participle of saying that goes on with the same source is a record of its own.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.extents import balanced, without_asides
from analyzers.modules.attribution.found import Found

_DO = frozenset("do does did has have had".split())


def echoes(doc: Document, records: list[Found]) -> list[Found]:
    """Records of second voices, in order."""
    out: list[Found] = []
    for k in range(1, doc.size - 2):
        if doc.low[k + 1] not in _DO or doc.quote[k] >= 0:
            continue
        first, last = doc.sentence_range(k)
        if doc.low[k] == "as" and k > first:
            found = _model(doc, [r for r in records if r.head >= 0 and first <= r.head < k and not _inside(doc, r, k)])
        elif doc.low[k] in ("so", "neither", "nor") and k in (first, first + 1):
            found = _model(
                doc,
                [r for r in records if r.head >= 0 and r.head < first and doc.sentence[k] - doc.sentence[r.head] == 1],
            )
        else:
            continue
        if found is None:
            continue
        head = next(
            (
                n
                for n in range(k + 2, last)
                if doc.pos[n] in ("NOUN", "PROPN", "PRON") and doc.dep[n] not in ("compound", "poss", "amod", "nmod")
            ),
            -1,
        )
        if head < 0 or any(doc.pos[n] == "VERB" for n in range(k + 2, head)):
            continue
        if doc.low[k] != "as" and last - max(head + 1, doc.right[head] + 1) > 2:
            continue
        start, end = k + 2, max(head + 1, min(doc.right[head] + 1, last))
        part = without_asides(doc, doc.trimmed((start, end)), head)
        for kid in doc.children[head]:
            if kid > head and doc.dep[kid] in ("relcl", "acl") and doc.low[doc.left[kid] - 1] == ",":
                part = doc.trimmed((part[0], min(part[1], doc.left[kid])))
        words = doc.words((k, k + 2))
        out.append(
            Found(
                found.head,
                (doc.span((k, k + 2)),),
                found.content,
                head,
                (balanced(doc, doc.span(part)),),
                rule="same-said",
                why=f"‘{words}’ gives what was just reported to ‘{doc.words(part)}’ too",
                confidence=0.85,
                kind="borrowed",
                source_range=part,
            )
        )
    return out


def _inside(doc: Document, record: Found, k: int) -> bool:
    """Whether the mirror stands in the content of a quotation of the record."""
    at = doc.tokens[k].start
    return any(s.start <= at < s.end and any(q.start <= at < q.end for q in doc.text.quoted) for s in record.content)


def _model(doc: Document, records: list[Found]) -> Found | None:
    """The record whose content is borrowed: the last one with a source before the mirror."""
    fit = [r for r in records if r.source]
    return max(fit, key=lambda r: (-len(doc.path_up(r.head)), r.head, r.content), default=None)
