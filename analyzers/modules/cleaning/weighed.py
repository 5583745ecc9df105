"""A piece with its evidence, and what its words tell by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzers.modules.cleaning.lines import Piece
from analyzers.text.sentences import TERMINALS

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
REPORTS = re.compile(
    r"\b(?:said|says|told|added|according to|reported|announced|warned|insisted|denied|argued|claimed|confirmed|wrote|"
    r"declined|acknowledged|noted|explained|testified|accused|urged|vowed|tweeted)\b"
)
"""Words that report what somebody said."""
TOLD = re.compile(
    r",\s(?:[\w.’'-]+\s){0,5}(?:says|shouted|asked|heard|asks|warns|cried|urged|found|writes|recalled|added|admits?|explains?)\b"
)
"""A speaker behind the words: "..., the strikers shouted"."""
PAST = re.compile(r"\b(?:was|were|had|been|did|became|came|went|took|made|began|held|\w{3,}ed)\b")
"""Signs of the past tense."""
_STOP = frozenset(
    """the a an and or but if of to in on at by for with from as is are was were be been being has have had do does
    did will would could should may might can it its this that these those he she they them his her their him
    we our us you your i my me not no more most some any all one two three who whom which what when where why
    how than then there here about after before over under into out up down off just only also very so such
    said says told new year years people time day week month last first while because during between against
    through other another many much own same both each few since until now still even back""".split()
)


@dataclass(slots=True)
class Weighed:
    """A piece with its evidence.

    Attributes:
        piece: The piece.
        words: Number of its words.
        ends: It ends like a sentence.
        signs: (weight, kind, reason) for its being site text.
        body: Weight for its being body.
        dateline: It begins with a dateline.
        dated: It is nothing but a date.
        told: It is a row or point of what the body tells (`tables`).
        stems: Its content words, cut to six letters.
        shared: Share of its content words that stand in other lines too, 0 to 1.
        wording: How much its words alone, without their number and form, read like site text, log odds (`learned`).
        learned: What the learned part says beyond signs and body; above 0 for site text.
        learned_kind: The kind its words mostly stand in, or "".
        learned_reason: The words that decided, for a person.
    """

    piece: Piece
    words: int
    ends: bool
    signs: list[tuple[float, str, str]] = field(default_factory=list)
    body: float = 0.0
    dateline: bool = False
    dated: bool = False
    told: bool = False
    stems: frozenset[str] = frozenset()
    shared: float = 0.0
    wording: float = 0.0
    learned: float = 0.0
    learned_kind: str = ""
    learned_reason: str = ""

    @property
    def total(self) -> float:
        """Evidence for site text minus evidence for body; above 0 means rather site text."""
        return min(9.0, sum(weight for weight, _, _ in self.signs)) - self.body + self.learned

    def add(self, weight: float, kind: str, reason: str) -> None:
        """Note a sign of site text."""
        self.signs.append((weight, kind, reason))

    def strongest(self, *leave_out: str) -> tuple[float, str, str]:
        """The kind with most weight, its weight, and the reason of its strongest sign; ("" when there is none)."""
        sums: dict[str, float] = {}
        reasons: dict[str, tuple[float, str]] = {}
        for weight, kind, reason in self.signs:
            if kind in leave_out:
                continue
            sums[kind] = sums.get(kind, 0.0) + weight
            if weight > reasons.get(kind, (0.0, ""))[0]:
                reasons[kind] = (weight, reason)
        if not sums:
            return 0.0, "", ""
        kind = max(sums, key=lambda k: (sums[k], k))
        return sums[kind], kind, reasons.get(kind, (0.0, ""))[1]


def stems(text: str) -> frozenset[str]:
    """Content words in lower case, cut to six letters; a crude stand-in for stems that needs no model."""
    return frozenset(
        word[:6]
        for word in (w.replace("’", "'").removesuffix("'s").lower() for w in _WORD.findall(text))
        if len(word) > 2 and word not in _STOP
    )


def count_words(text: str) -> int:
    """Words; in scripts without spaces two characters count as one."""
    wide = len(_WIDE.findall(text))
    return sum(1 for _ in _WORD.finditer(text)) + wide // 2


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends sentences, closing quotation marks and brackets aside."""
    bare = text.rstrip("”’\"'»)]›* ")
    return bare[-1:] in TERMINALS and not text.rstrip().endswith(("...", "…"))


def reports(item: Weighed) -> bool:
    """Whether a piece reports or quotes, as body does."""
    plain = item.piece.plain
    return item.words >= 6 and bool(item.piece.quoted >= 0.2 or REPORTS.search(plain) or TOLD.search(plain))
