"""Which words may report, and what the model looks at to decide whether they do.

Candidates are all main verbs, "according", colons, and the nouns, adjectives and adverbs that reported in the training
texts ("claim", "statement", "reportedly"). Fixed verb lists hold only half of the cues of news text (Newell, Margolin
and Ruths 2018), so the model weighs the rate of every base form together with its grammar: complements, subject,
quotation marks around it, and the verbs that it depends on.
"""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.modules.attribution.document import DASHES, Document
from analyzers.modules.attribution.nouns import noun_kind, subject_of

_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "dative", "advcl", "prep", "agent", "prt"})
_UP = frozenset({"ccomp", "xcomp", "advcl", "relcl", "conj", "acl", "pcomp", "parataxis"})


def cue_candidates(doc: Document, lexicon: Mapping[str, float]) -> list[int]:
    """Tokens that may report, in order.

    Args:
        doc: The article.
        lexicon: Rate per "base form/part of speech" for words that are no verbs.
    """
    out = []
    for i in range(doc.size):
        pos = doc.pos[i]
        if pos == "VERB":
            if doc.dep[i] not in ("aux", "auxpass", "amod", "compound"):
                out.append(i)
        elif pos == "AUX":
            if doc.dep[i] not in ("aux", "auxpass"):
                out.append(i)
        elif doc.low[i] == ":" or cue_key(doc, i) in lexicon:
            out.append(i)
    return out


def cue_key(doc: Document, i: int) -> str:
    """Base form and part of speech; title-case headline words count by their lower-case form."""
    pos = doc.pos[i]
    if pos == "PROPN":
        return doc.low[i] + "/PROPN"
    return doc.lemma[i] + "/" + pos


def rate_bin(rate: float) -> str:
    """Coarse name of a rate."""
    if rate < 0.02:
        return "0"
    if rate < 0.1:
        return "1"
    if rate < 0.25:
        return "2"
    if rate < 0.5:
        return "3"
    if rate < 0.75:
        return "4"
    return "5"


def cue_features(doc: Document, c: int, rates: Mapping[str, float]) -> list[str]:
    """Names of the features of one candidate; a linear model adds their weights."""
    lem = doc.lemma[c] if doc.pos[c] != "PROPN" else doc.low[c]
    pos, dep, tag = doc.pos[c], doc.dep[c], doc.tokens[c].tag
    first, last = doc.sentence_range(c)
    p0, p1 = doc.paragraph_bounds[doc.paragraph[c]]
    inside = doc.quote[c] >= 0
    out = ["b", f"l={lem}", f"l={lem}|{pos}", f"l={lem}|{dep}", f"t={tag}", f"d={dep}", f"{pos}|{dep}"]
    if pos in ("VERB", "AUX"):
        out.append(f"l={lem}|{tag}")
    if len(lem) > 4:
        out.append(f"s3={lem[-3:]}|{pos}")
        out.append(f"p4={lem[:4]}|{pos}")
    h = doc.head[c]
    if h != c:
        out += [f"h={doc.lemma[h]}|{dep}", f"hp={doc.pos[h]}|{dep}"]
    # complements
    kinds = []
    for k in doc.children[c]:
        d = doc.dep[k]
        if d in _CONTENT:
            side = "<" if k < c else ">"
            if d == "prep" or d == "agent":
                low = doc.low[k]
                out.append(f"l={lem}|{low}")
                out.append(f"prep={low}")
                if k == c + 1:
                    out.append(f"l={lem}+{low}")
                for g in doc.children[k]:
                    if doc.dep[g] == "pobj":
                        out.append(f"prep={low}|{noun_kind(doc, g)}")
                    elif doc.dep[g] == "pcomp":
                        out.append(f"l={lem}|{low}+pcomp")
                kinds.append("prep")
            elif d == "prt":
                out.append(f"l={lem}+{doc.low[k]}")
            else:
                kinds.append(d + side)
                out.append(f"c={d}{side}")
                out.append(f"l={lem}|c={d}{side}")
                if d in ("dobj", "dative", "attr"):
                    out.append(f"o={noun_kind(doc, k)}|{d}")
                    out.append(f"o={doc.lemma[k]}")
                    out.append(f"l={lem}|ol={doc.lemma[k]}")
                    out.append(f"l={lem}|o={noun_kind(doc, k)}")
                elif d in ("ccomp", "xcomp"):
                    out.append(f"cc={doc.pos[k]}{doc.tokens[k].tag}|{d}")
                    out.append(f"ccl={doc.lemma[k]}|{d}")
                    if doc.child(k, "mark") >= 0:
                        out.append(f"ccm={doc.low[doc.child(k, 'mark')]}")
        elif d in ("neg", "mark"):
            out.append(f"{d}={doc.low[k]}")
            out.append(f"l={lem}|{d}")
        elif d in ("aux", "auxpass"):
            out.append(f"x={doc.low[k]}")
            if d == "auxpass":
                out.append(f"l={lem}|pass")
        elif d == "advmod":
            out.append(f"a={doc.low[k]}")
        elif d in ("acl", "relcl"):
            out.append(f"{d}={tag}|{doc.tokens[k].tag}")
            out.append(f"l={lem}|{d}")
        elif d in ("poss", "det", "amod", "compound") and pos == "NOUN":
            kind = noun_kind(doc, k) if d == "poss" else doc.low[k] if d == "det" else ""
            out.append(f"n{d}={kind}")
            out.append(f"l={lem}|n{d}={kind}")
        elif d == "ccomp":
            out.append("c=ccomp")
        elif d == "parataxis":
            out.append("c=para")
    out.append("ck=" + "+".join(kinds[:4]))
    if pos in ("VERB", "AUX"):
        out.append(f"l={lem}|ck=" + "+".join(kinds[:3]))
    # subject
    subject, how = subject_of(doc, c)
    kind = noun_kind(doc, subject) if subject >= 0 else "no"
    out += [f"s={kind}|{how}", f"s={kind}|{tag}", f"l={lem}|s={kind}"]
    shape = "+".join(kinds[:3])
    here = rate_bin(rates.get(lem, 0.0))
    out += [f"r={here}|ck={shape}", f"r={here}|s={kind}", f"s={kind}|ck={shape}", f"r={here}|{dep}"]
    if subject >= 0:
        out.append(f"sl={doc.lemma[subject]}")
        out.append("sl>" if subject > c else "sl<")
    # quotation marks
    quotes_before = quotes_after = 0
    for run in _runs_in(doc, first, last):
        if run[1] <= c:
            quotes_before += 1
        elif run[0] > c:
            quotes_after += 1
    where = f"{'i' if inside else ''}{min(quotes_before, 1)}{min(quotes_after, 1)}"
    out += [f"q={where}", f"l={lem}|q={where}", f"q={where}|{tag}", f"q={where}|r={here}"]
    before = doc.low[c - 1] if c > p0 else "^"
    after = doc.low[c + 1] if c + 1 < p1 else "$"
    out += [f"w-1={before}", f"w+1={after}", f"l={lem}|w+1={after}", f"l={lem}|w-1={before}"]
    if c + 2 < p1:
        out.append(f"w+2={doc.low[c + 2]}")
    if c + 1 < last and doc.quote[c + 1] >= 0 and not inside:
        out.append("q>")
    if c > first and doc.quote[c - 1] >= 0 and not inside:
        out.append("q<")
    if (
        subject >= 0
        and subject - 2 > first
        and any(doc.quote[k] >= 0 for k in range(max(first, doc.left[subject] - 2), subject))
    ):
        out.append("q<s")
    if first == p0 and last == p1 and not any(doc.low[last - 1] == m for m in '.?!"'):
        out.append("headline")
        out.append(f"headline|{tag}")
    # verbs above
    steps, at = 0, c
    rate_here = rates.get(lem, 0.0)
    above = ""
    while doc.head[at] != at and steps < 5:
        label = doc.dep[at]
        at = doc.head[at]
        steps += 1
        if doc.pos[at] in ("VERB", "AUX", "NOUN") and rates.get(doc.lemma[at], 0.0) >= 0.2:
            side = "<" if at < c else ">"
            b = rate_bin(rates[doc.lemma[at]])
            link = label if label in _UP else "x"
            out += [f"up={link}|{b}{side}", f"up={link}|{b}|{'hi' if rate_here >= 0.3 else 'lo'}", f"up{steps}|{b}"]
            above = doc.lemma[at]
            out.append(f"upl={above}|{link}")
            break
    if not above:
        out.append("up=none")
    out.append("r=" + rate_bin(rate_here))
    best = 0.0
    for k in range(first, last):
        if k != c and doc.pos[k] == "VERB":
            best = max(best, rates.get(doc.lemma[k], 0.0))
    out.append(f"rs={rate_bin(rate_here)}|{rate_bin(best)}")
    out.append("n=" + str(min(4, (last - first) // 8)))
    if lem in (":",) or lem in DASHES:
        out += _mark_features(doc, c, first, last, p0, p1)
    return out


def _mark_features(doc: Document, c: int, first: int, last: int, p0: int, p1: int) -> list[str]:
    """What stands around a colon or dash."""
    out = [f"m:{min(5, c - first)}", "m:cap" if doc.low[first].isupper() else "m:low"]
    if c - 1 >= first:
        out += [f"m-1={doc.pos[c - 1]}{doc.tokens[c - 1].ent}", f"m-1u={doc.tokens[c - 1].text.isupper()}"]
        verbs = [doc.lemma[k] for k in range(first, c) if doc.pos[k] in ("VERB", "AUX")]
        out.append("m:verb" if verbs else "m:noverb")
        if verbs:
            out.append(f"mv={verbs[-1]}")
    if c + 1 < p1:
        out.append("m:q" if doc.quote[c + 1] >= 0 else "m:nq")
    else:
        out.append("m:end")
    out.append("m:para" if first == p0 else "m:inner")
    out.append("m:digit" if c > first and doc.low[c - 1].isdigit() else "m:nd")
    return out


def _runs_in(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Quotation runs that share a token with a range."""
    out: list[tuple[int, int]] = []
    i = first
    while i < last:
        q = doc.quote[i]
        if q >= 0:
            out.append(doc.runs[q])
            i = max(i + 1, doc.runs[q][1])
        else:
            i += 1
    return out
