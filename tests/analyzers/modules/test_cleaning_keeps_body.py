"""What nobody may lose: sentences of body that no rule speaks against are never hidden for their wording alone.

Losing body is worse than leaving site text. A piece that only the learned part takes for site text may be shown as
"probably not body", which one click settles; and a language that was not told is not English.
"""

from __future__ import annotations

import pytest

from analyzers.modules.cleaning import clean

EDITORIAL = (
    "The county wants to build the bypass before the winter. It should wait.",
    "Engineers told the council in May that the ground at Holm Ford is too soft, and nobody has answered them since.",
    "The councillors who signed the contract said on Monday that they had not read the engineers’ letter.",
    "A winter of waiting costs less than a road that sinks. The county has sunk one already, at Lower Elsa in 1998.",
)
UNION = (
    "Bus drivers in Lower Elsa will strike on Thursday and Friday, their union said, after talks on pay broke down.",
    "The union’s app sent a message to all members on Sunday evening, asking them to vote before midnight.",
    "The company said that it had offered four per cent and would run one bus in three from six in the morning.",
    "Talks go on at the transport ministry on Wednesday, a spokeswoman for the ministry said.",
)
COLUMN = (
    "The new reading room of the Elsa library opened on Saturday, and half of the town seemed to be there.",
    "You walk in from the rain, and the first thing that meets you is the smell of warm oak.",
    "The architect, Mara Quill, spent four years on the ceiling, which cost more than the rest of the building.",
    "On Saturday children lay on the floor and looked up. Nobody told them not to.",
)
VALLEY = (
    "Residents of the valley met the minister before the flood. He promised a dam.",
    "The dam was never built, and on Sunday the river took eleven houses in Upper Orsa.",
    "Nobody was hurt, the fire brigade said. The minister’s office did not answer questions on Monday.",
    "The valley has been flooded four times since 1990, according to the river board.",
)
GERMAN = ("Und nun?", "Wir bleiben hier.")


@pytest.mark.parametrize("story", [EDITORIAL, UNION, COLUMN, VALLEY, GERMAN], ids=lambda story: story[0][:20])
@pytest.mark.parametrize("headline", [(), ("Town hears of its plans once more",)], ids=["bare", "headed"])
def test_no_sentence_of_a_report_is_hidden_for_its_wording(story: tuple[str, ...], headline: tuple[str, ...]) -> None:
    if story is GERMAN:
        headline = ("Der Rat tagt.",)
    raw = "\n\n".join((*headline, *story))
    hidden = [part.span.of(raw) for part in clean(raw).site_text if part.hidden]
    assert [text for text in hidden if text.strip() not in headline] == []
