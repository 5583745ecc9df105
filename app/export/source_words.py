"""Words for what is known of a source and its statements, the same in the window and in print."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.decisions import BELIEF, STATEMENT

STATUSES: Mapping[str, str] = {
    "government": "government",
    "security": "security forces",
    "armed_group": "armed group",
    "politician": "politics",
    "expert": "expert",
    "civil_society": "civil society",
    "ordinary": "ordinary person",
    "media": "media",
    "unknown": "unknown",
}
"""Walks of life."""
TYPES: Mapping[str, str] = {
    "direct": "direct quotation",
    "indirect": "indirect",
    "mixed": "indirect + quote",
    "no_comment": "no comment",
}
ACTS: Mapping[str, str] = {
    "statement": "statement",
    "denial": "denial",
    "refusal": "refusal",
    "demand": "demand",
    "labelling": "names somebody or something",
    "hearsay": "hearsay",
}
ANONYMITY: Mapping[str, str] = {
    "reason_given": "reason given",
    "request_only": "asked for anonymity or made it a condition, no reason given",
    "marker_only": "only called unnamed",
    "none": "no reason given",
}
COUNTS_AS: Mapping[str, str] = {STATEMENT: "statement", BELIEF: "belief, wish or plan"}
"""What words given to somebody count as."""
ANONYMITY_SHORT: Mapping[str, str] = {
    "reason_given": "reason given",
    "request_only": "asked, no reason",
    "marker_only": "only called so",
    "none": "none given",
}
WORDLESS = (
    "Statements without a reporting word, as after a colon or where a quotation goes on, "
    "stand in no table of verbs: {count}."
)
"""Said under the tables of reporting verbs."""
LADDER = ("neutral", "distancing", "endorsing", "conceding", "conflict", "other")
"""Rungs of the ladder of reporting verbs."""

SHARE_TITLE = "Words given to sources"
SHARE_RULE = (
    "Words that the article reports as somebody's statement, quoted or not, divided by all words of the article as "
    "shown, without what is hidden as site text. A word that stands in two statements, one inside the other, counts "
    "once. Words that only introduce a statement (“she said”) count as the reporter's. Where somebody declined to "
    "comment no words are given."
)
CHECK_TITLE = "Check this"
CHECK_RULE = (
    "A statement asks to be checked if the program is less than {below:.0%} sure that a person would have marked the "
    "same words, or if something about its quotation marks is wrong. Of the statements below that line about half are "
    "right, of those above it 84 %, measured on articles that the program had not seen. “Right” or any change of yours "
    "takes the sign away."
)
FIRST_TITLE = "Order of first appearance"
FIRST_RULE = (
    "Sources in the order in which each first speaks in the article, headline and lead included. Who stands first is a "
    "choice of the outlet; agencies and outlets that cut from the end keep what stands at the beginning."
)
SEVERAL_TITLE = "In more than one outlet"
SEVERAL_RULE = (
    "Sources of different articles that carry the same full name, or a surname with the same title or organisation, "
    "are taken for one. Unnamed sources are never tied together across articles: that one outlet names whom another "
    "leaves unnamed is something to see for yourself. A dash means that our search found no statement of this source "
    "in that article."
)
