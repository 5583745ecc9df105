"""Which noun phrases name a newspaper, an agency, a station or a site.

By what it is called ("newspaper", "state television"), by words that only outlets bear ("Reuters", "the Tribune"), and
by words that outlets share with other things ("Star", "Nation") when they close a name of several words. Own lists.
Known misses: an outlet that no word marks as one.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import Document, Range

MEDIA_NOUNS = frozenset(
    "newspaper broadcaster magazine daily weekly tabloid outlet channel paper website station network".split()
)
_SHARED = frozenset("network station channel paper outlet website".split())
"""Nouns that are an outlet only beside a word that says so."""
_BESIDE = frozenset("news television tv media broadcasting radio same".split())
_NAMES = frozenset(
    """times post news journal tribune herald courier gazette guardian telegraph reuters ap afp upi bbc cnn nbc abc cbs
    fox msnbc npr politico bloomberg axios breitbart vox buzzfeed slate independent mirror ledger chronicle
    observer examiner dispatch globe register dawn geo trt radio tv television wire press xinhua tass interfax
    aljazeera jazeera rfe/rl rfe newsweek economist atlantic magazine
    pti ani ians bssnews prothomalo samaa ndtv tolonews tolo pajhwok anadolu irna isna tasnim kyodo yonhap dpa efe ansa
    voa dw nhk abcnews itv sabc news24 allafrica haaretz ynet cbc pbs c-span telesur spiegel bild zeit monde figaro
    corriere repubblica pais mundo yomiuri asahi mainichi nikkei scmp caixin kommersant izvestia novosti ria meduza
    pravda ukrinform unian thehill propublica gawker mashable huffpost semafor wsj nyt daijiworld malayala manorama
    statesman intelligencer inquirer enquirer picayune oregonian tennessean plain-dealer""".split()
)
_SHARED_NAMES = frozenset(
    """star sun nation citizen express mail record bee sentinel standard punch vanguard monitor beast hindu hill
    advertiser echo argus advocate eagle patriot age yorker intercept mercury reporter insider""".split()
)
"""Words that close the name of an outlet and of other things."""
_FIRST = frozenset("daily sunday evening morning weekly business premium".split())


def is_medium(doc: Document, part: Range, head: int) -> bool:
    """Whether a noun phrase names a newspaper, agency, station or site."""
    lemma = doc.lemma[head]
    if lemma in MEDIA_NOUNS and lemma not in _SHARED:
        return True
    if lemma in _SHARED or lemma in ("television", "radio", "agency", "medium", "media"):
        beside = any(doc.low[k] in _BESIDE for k in range(part[0], head))
        return lemma not in ("network", "agency") or beside
    if doc.pos[head] != "PROPN":
        return False
    words = [doc.low[k] for k in range(part[0], min(part[1], head + 1)) if doc.pos[k] == "PROPN"]
    if not words:
        return False
    strong = (
        words[-1] in _NAMES
        or words[0] in ("radio", "al-jazeera", "fox", "associated")
        or words[-2:] == ["al", "jazeera"]
    )
    the = doc.low[part[0]] == "the" or (part[0] > 0 and doc.low[part[0] - 1] == "the")
    closes = words[-1] in _SHARED_NAMES and (len(words) > 1 or words[-1] in ("hindu", "intercept", "hill"))
    shared = closes and (words[0] in _FIRST or (the and doc.tokens[head].ent in ("ORG", "")))
    described = any(doc.lemma[k] in MEDIA_NOUNS or doc.low[k] in ("news",) for k in range(part[0], part[1]))
    return strong or shared or described
