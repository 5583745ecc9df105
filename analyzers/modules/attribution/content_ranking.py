"""What the model looks at to choose among the candidate contents of a cue."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.modules.attribution.content_building import Content, joined_verbs, tail_name
from analyzers.modules.attribution.cues import rate_bin
from analyzers.modules.attribution.document import DASHES, Document
from analyzers.modules.attribution.nouns import noun_kind, own_subject

_NO_RATES: Mapping[str, float] = {}
_ADJUNCTS = frozenset({"prep", "advcl", "npadvmod", "advmod", "dobj", "oprd", "xcomp", "ccomp", "conj", "agent"})


def content_features(
    doc: Document, c: int, item: Content, rates_bin: str, rates: Mapping[str, float] = _NO_RATES
) -> list[str]:
    """Names of the features of one candidate content.

    Args:
        doc: The article.
        c: The cue.
        item: The candidate.
        rates_bin: Coarse rate of the cue's base form.
        rates: Rate at which the base form of a verb reports.
    """
    lem = doc.lemma[c] if doc.pos[c] != "PROPN" else doc.low[c]
    dep = doc.dep[c]
    kind = item.kind
    parts = item.parts
    start, end = parts[0][0], parts[-1][1]
    first, last = doc.sentence_range(c)
    size = sum(e - s for s, e in parts)
    out = [
        f"k={kind}",
        f"k={kind}|{lem}",
        f"k={kind}|{dep}",
        f"k={kind}|{doc.pos[c]}",
        f"k={kind}|{rates_bin}",
        f"n={len(parts)}|{kind[:2]}",
    ]
    if item.tail:
        out += [f"tail={item.tail}", f"tail={item.tail}|{lem}", f"tail={item.tail.split('/')[0]}|{kind}"]
    last_start = parts[-1][0]
    for k in range(end - 2, last_start, -1):
        if (doc.low[k] in (",", ";") or doc.low[k] in DASHES) and doc.quote[k] in (-1, doc.quote[c]):
            held = tail_name(doc, k + 1, end)
            out += [f"has={held}", f"has={held}|{kind[:2]}", f"hasn={min(end - k, 12)}|{kind[:2]}"]
            break
    if doc.dep[end - 1] != "punct" and not item.tail:
        up = end - 1
        while (
            doc.head[up] != up and last_start <= doc.head[up] < up and doc.dep[up] not in ("prep", "advcl", "npadvmod")
        ):
            up = doc.head[up]
        if doc.dep[up] in ("prep", "advcl", "npadvmod") and up > last_start:
            out.append(f"adj={doc.dep[up]}|{doc.low[up] if doc.dep[up] == 'prep' else ''}|{lem}")
            out.append(f"adj={doc.dep[up]}|{doc.low[up]}|{doc.dep[doc.head[up]]}")
    q_first, q_last = doc.quote[start], doc.quote[end - 1]
    quoted = sum(1 for s, e in parts for k in range(s, e) if doc.quote[k] >= 0 and doc.quote[k] != doc.quote[c])
    share = "0" if not quoted else "1" if quoted >= size else "m"
    opens = q_first >= 0 and doc.runs[q_first][0] == start
    closes = q_last >= 0 and doc.runs[q_last][1] == end
    edge = f"{'o' if opens else 'i' if q_first >= 0 else '-'}{'c' if closes else 'i' if q_last >= 0 else '-'}"
    out += [f"q={share}{edge}", f"q={share}{edge}|{kind}", f"q={share}|{lem}"]
    # a quotation of the sentence that is left out, or cut in two
    outside = broken = 0
    i = first
    while i < last:
        q = doc.quote[i]
        if q >= 0 and q != doc.quote[c]:
            s, e = doc.runs[q]
            covered = sum(max(0, min(e, pe) - max(s, ps)) for ps, pe in parts)
            if covered == 0:
                outside += 1
            elif covered < e - s:
                broken += 1
            i = max(i + 1, e)
        else:
            i += 1
    out += [f"qo={min(outside, 2)}|{kind[:2]}", f"qb={min(broken, 2)}|{kind[:2]}", f"qo={min(outside, 2)}|{share}"]
    low0, low1 = doc.low[start], doc.low[end - 1]
    out += [
        f"f={low0}",
        f"f={doc.tokens[start].tag}|{doc.dep[start]}",
        f"f={doc.tokens[start].tag}|{lem}",
        f"e={doc.tokens[end - 1].tag}",
        f"e={doc.dep[end - 1]}",
    ]
    if not low1.isalnum():
        out.append(f"e={low1}")
    nxt = doc.low[end] if end < doc.size and doc.paragraph[end] == doc.paragraph[end - 1] else "$"
    before = doc.low[start - 1] if start > 0 and doc.paragraph[start] == doc.paragraph[start - 1] else "^"
    out += [
        f"nx={nxt}",
        f"nx={nxt}|{kind[:2]}",
        f"pv={before}|{kind[:2]}",
        f"np={doc.pos[end]}" if end < doc.size else "np=$",
    ]
    # whether the range is made of whole subtrees, and which
    tops = [k for k in range(start, end) if not start <= doc.head[k] < end or doc.head[k] == k][:6]
    out.append("tops=" + "+".join(doc.dep[k] for k in tops[:4]))
    out.append(f"top={doc.dep[tops[0]]}|{doc.pos[tops[0]]}|{kind[:2]}" if tops else "top=")
    spill = any(doc.left[k] < start or doc.right[k] >= end for k in tops) if len(parts) == 1 else False
    out.append(f"spill={spill}|{kind[:3]}")
    if tops:
        top = tops[0]
        out.append(f"topl={doc.lemma[top]}|{lem}")
        verb = any(doc.pos[k] in ("VERB", "AUX") for k in range(start, end))
        out.append(f"verb={verb}|{kind[:6]}")
        out.append(f"verb={verb}|{lem}")
        out.append(f"tk={noun_kind(doc, top)}|{kind}")
    reach = "s" if end >= last - 1 else "S" if end > last else "i"
    out += [f"reach={reach}|{kind[:2]}", f"reach={reach}|{lem}"]
    out += [f"len={_bin(size)}", f"len={_bin(size)}|{kind[:2]}", f"len={_bin(size)}|{lem}"]
    gap = max(0, start - c - 1) if start > c else max(0, c - end)
    out += [f"gap={min(gap, 8)}|{kind[:2]}", f"side={'>' if start > c else '<' if end <= c else 'x'}|{lem}"]
    if start > c + 1:
        between = [doc.dep[k] for k in range(c + 1, start) if doc.head[k] == c and not doc.is_punctuation(k)]
        out.append("btw=" + "+".join(between[:3]))
    out += _dependents(doc, c, parts, lem)
    out += _further_verbs(doc, c, item, rates)
    if any(s <= c < e for s, e in parts):
        out.append("incl-cue")
    subject = own_subject(doc, c)
    if subject >= 0 and any(s <= subject < e for s, e in parts):
        out += ["incl-subj", f"incl-subj|{kind[:6]}", f"incl-subj|{lem}"]
    return out


def _dependents(doc: Document, c: int, parts: tuple[tuple[int, int], ...], lem: str) -> list[str]:
    """Which phrases that hang on the cue, after it, are inside the content and which are left out."""
    out: list[str] = []
    for k in doc.children[c]:
        label = doc.dep[k]
        if k < c or label not in _ADJUNCTS:
            continue
        inside = "ic" if any(s <= k < e for s, e in parts) else "xc"
        if label == "prep":
            word = doc.low[k]
        elif label == "advcl":
            word = doc.low[doc.left[k]]
        else:
            word = ""
        out += [f"{inside}={label}:{word}", f"{inside}={label}:{word}|{lem}"]
    return out


def _further_verbs(doc: Document, c: int, item: Content, rates: Mapping[str, float]) -> list[str]:
    """A verb joined by "and" or "but" that may go on with the cue's subject: inside the content or right after it."""
    out: list[str] = []
    kind = item.kind[:2]
    start, end = item.parts[-1]
    for cc, verb in joined_verbs(doc, start, end, c):
        rate = rate_bin(rates.get(doc.lemma[verb], 0.0))
        same = doc.tokens[verb].tag == doc.tokens[c].tag
        own = own_subject(doc, verb) >= 0
        base = f"{doc.low[cc]}|{rate}|{own}"
        out += [f"jv={base}", f"jv={base}|{same}|{kind}"]
    if end + 1 < doc.size and doc.low[end] in ("and", "but") and doc.sentence[end] == doc.sentence[end - 1]:
        nxt = end + 1
        while nxt + 1 < doc.size and doc.pos[nxt] in ("ADV", "AUX", "PART"):
            nxt += 1
        if doc.pos[nxt] in ("VERB", "AUX"):
            same = doc.tokens[nxt].tag == doc.tokens[c].tag
            rate = rate_bin(rates.get(doc.lemma[nxt], 0.0))
            out += [f"nv={doc.low[end]}|{rate}", f"nv={rate}|{same}|{kind}"]
    return out


def _bin(size: int) -> str:
    for limit in (1, 2, 3, 5, 8, 12, 18, 26, 40, 70):
        if size <= limit:
            return str(limit)
    return "99"
