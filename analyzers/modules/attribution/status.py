"""Walk of life of a source, by the words that describe it anywhere in the article. Own word lists; first match wins."""

from __future__ import annotations

import re

from analyzers.records.attribution import Status

_WORDS: tuple[tuple[Status, str], ...] = (
    (
        "media",
        r"newspaper|broadcaster|magazine|reporters?|journalists?|correspondents?|editors?|news agency|columnist|anchor|"
        r"tabloid|television channel|radio host|talk show host",
    ),
    (
        "expert",
        r"analysts?|experts?|professors?|historians?|researchers?|economists?|scientists?|scholars?|hydrologist|"
        r"political scientist|pollsters?|academics?|specialists?|institute|university|think tank|observers|\w+ologists?|"
        r"biographer|fellow at",
    ),
    (
        "armed_group",
        r"militants?|insurgents?|rebels?|guerrillas?|gunmen|fighters?|terror(?:ist)?s? (?:group|organi[sz]ation|network)|"
        r"armed (?:group|movement|wing|faction)|militant group|extremist group|militia|taliban|warlord|jihadi\w*|"
        r"separatists?|islamist group|ttp|t\.t\.p\.|isis|islamic state|hamas|hezbollah|al.qaeda|paramilitar\w+",
    ),
    (
        "security",
        r"army|military|police\w*|intelligence|security (?:official|force|service|source|officer|agenc)\w*|soldiers?|"
        r"general|colonel|troops|navy|air force|pentagon|f\.?b\.?i\.?|c\.?i\.?a\.?|sheriff|officers? on duty|"
        r"counterterrorism|defen[cs]e officials?|interpol|border guard\w*",
    ),
    (
        "politician",
        r"opposition|senators?|sen\.|candidates?|nominees?|part(?:y|ies)|campaign|lawmakers?|congress(?:man|woman|men)?|"
        r"representatives?|rep\.|republicans?|democrats?|democratic|gop|parliamentarians?|mps?|legislators?|"
        r"politicians?|front-?runner|tea party|delegates?|rnc|dnc|super pac|strategists?|conservatives|"
        r"running mate|house speaker|caucus|presidential hopeful",
    ),
    (
        "government",
        r"ministers?|ministr(?:y|ies)|prime minister|president|government\w*|cabinet|ambassador|embassy|envoy|diplomats?|"
        r"officials?|white house|department|secretary|governor|gov\.|mayor|prefects?|administration|premier|chancellor|"
        r"agency|commission|authority|kremlin|downing street|treasury|court|judge|prosecutors?|attorney general|"
        r"state department|council|prison service|united nations|u\.n\.|european union|foreign office",
    ),
    (
        "civil_society",
        r"activists?|human rights|rights group|league|charit(?:y|ies)|union|ngo|campaigners?|mediators?|wardens?|elders?|"
        r"church|clerics?|imam|bishop|pastor|association|foundation|advoca\w+|organizers?|lawyers?|attorney|nonprofit|"
        r"relief|red cross|aid workers?|society|leader of the council",
    ),
    (
        "ordinary",
        r"residents?|farmers?|villagers?|voters?|mothers?|fathers?|brothers?|sisters?|neighbou?rs?|wom[ae]n|m[ae]n|drivers?|"
        r"students?|teachers?|nurses?|doctors?|workers?|shopkeepers?|ferryman|supporters?|protesters?|witness(?:es)?|"
        r"citizens?|people|fans?|parents?|boys?|girls?|customers?|readers?|retire[de]\w*|lock.keeper|fisherm[ae]n|traders?",
    ),
)
_ORDER = tuple((status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for status, words in _WORDS)


def status_of(phrases: list[str], *, place: bool = False, medium: bool = False) -> Status:
    """The status that the first telling phrase gives.

    Args:
        phrases: What the source is called and described as, best first.
        place: A country or capital that speaks for its government.
        medium: Another outlet.
    """
    if medium:
        return "media"
    for phrase in phrases:
        for status, pattern in _ORDER:
            if pattern.search(phrase):
                return status
    return "government" if place else "unknown"
