"""Names of languages for people."""

from __future__ import annotations

_NAMES = dict(
    pair.split(":")
    for pair in """af:Afrikaans ar:Arabic bg:Bulgarian bn:Bengali ca:Catalan cs:Czech cy:Welsh da:Danish de:German
    el:Greek en:English es:Spanish et:Estonian fa:Persian fi:Finnish fr:French gu:Gujarati he:Hebrew hi:Hindi
    hr:Croatian hu:Hungarian id:Indonesian it:Italian ja:Japanese kn:Kannada ko:Korean lt:Lithuanian lv:Latvian
    mk:Macedonian ml:Malayalam mr:Marathi ne:Nepali nl:Dutch no:Norwegian pa:Punjabi pl:Polish ps:Pashto pt:Portuguese
    ro:Romanian ru:Russian sk:Slovak sl:Slovenian so:Somali sq:Albanian sv:Swedish sw:Swahili ta:Tamil te:Telugu
    th:Thai tl:Tagalog tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh-cn:Chinese zh-tw:Chinese zh:Chinese""".split()
)


def language_name(code: str) -> str:
    """English name of a language.

    Args:
        code: ISO 639-1, as the language detector gives it ("ur", "zh-cn").

    Returns:
        The name, or the code itself where none is known.
    """
    return _NAMES.get(code.lower(), code)
