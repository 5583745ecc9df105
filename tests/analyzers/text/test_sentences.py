"""Each example is one line; a bar marks where a sentence ends."""

from __future__ import annotations

import json

import pytest

import resources
from analyzers.text import Revision, Span, Text

WHOLE = """
Mr. Oru and Mrs. Dahl met Gen. Petrov, Lt. Gov. Ana Brod and Sen. Li
The T.T.P. Khan group and the U.S. Army agreed with Dr. J. K. Oru
It opens on Sept. 5 and ends on Tues. Jan. 12 at the latest
They gave it No. 5 on the list (see p. 12 and Fig. 3)
The talks begin at 9 a.m. Tuesday and at 5 p.m. GMT on the radio
Oru vs. Dahl is the case
Prices rose 3.5 per cent, nytimes.com wrote
The U.S.-backed group and the T.T.P.’s men went on
“Stop!” he said
“Why now?” Mr. Oru asked
“I wonder…” Ana Brod said
“No!” shouted the crowd
He said the ferry ... and the bridge were closed
The ferry . . . was late
Oru Ltd. Chairman Li resigned
“Enough of it.” – Ana Brod, farmer
"Enough of it." - Ana Brod, farmer
AUGUSTA, Me. — Paul Oru left early
1. The ferry is late
D. Oru, of Li & Co. Shipping, said so
i.e. Khan, e.g. Dahl
The Rev. Dahl of St. Petersburg, Fla. joined them
"""

SPLIT = """
He was ill.|Khan stayed.
It fell into the sun.|Then it was over.
He sat.|Oru stood.
The answer was no.|Oru left.
They called it art.|Nobody came.
It is made in the U.S.|The others are not.
They met in Springfield, Mass.|The governor did not.
It ended in Sept.|The next one began.
He works for Oru Inc.|But he does not like it.
It began at 9 p.m.|Police closed the road.
“We will go.”|He left.
“We will go.|We will not stay.”|He left.
He said: ‘We will go.’|Nobody else did.
(She agreed.)|He did not.
Who?|When?|Nobody knew!
“You are wrong!”|The room was silent.
He waited. ...|Nobody came.
He waited. …|Nobody came.
He waited . . . .|Nobody came.
“Left. …|Then came back.”
It was late.|… and dark.
The gap is the difference.|The talks went on.
It stands in the report.[3] See there
He said “go.”|“No,” she said.
Dahl, of the T.T.P.|He left.
The vote was 12.|30 were absent.
The vote was 12.|Oru lost.
After World War I.|The lake fell.
« Non. »|Puis rien.
He said no. ”|Then he left.
مذاکرات ناکام ہو گئے۔|وزیر چلے گئے۔
هل فشلت؟|نعم.
会談は終わった。|皆帰った。
"""

GLUED = """
The gap is the difference.|The talks went on.
They met in Hallin.|The talks went on.
It was over in 2021.|The lake fell.
He left.|“Never,” he said.
"Go away."|The others stayed.
Is it over?|The others stayed.
Read it on Perch.Com or orsa.net
"""


@pytest.mark.parametrize("line", list(WHOLE.strip().splitlines()))
@pytest.mark.parametrize("end", ["", "."])
def test_one_sentence(line: str, end: str) -> None:
    content = line + end
    assert [s.span.of(content) for s in Text(content).sentences] == [content]


@pytest.mark.parametrize("line", SPLIT.strip().splitlines())
@pytest.mark.parametrize("space", [" ", "\u00a0", "  "])
def test_split(line: str, space: str) -> None:
    parts = line.split("|")
    content = space.join(parts)
    assert [s.span.of(content) for s in Text(content).sentences] == parts


@pytest.mark.parametrize("line", GLUED.strip().splitlines())
def test_sentences_glued_without_a_space(line: str) -> None:
    parts = line.split("|")
    content = "".join(parts)
    assert [s.span.of(content) for s in Text(content).sentences] == parts


def test_a_straight_mark_after_a_glued_full_stop_opens_when_none_is_open() -> None:
    content = 'He left early."Never again," she said.'
    assert [s.span.of(content) for s in Text(content).sentences] == ["He left early.", '"Never again," she said.']


def test_sentence_units_of_the_sample_against_its_key() -> None:
    """A measured score with a floor (reached when this was written: 1.0), not an exact match."""
    key = json.loads(resources.path("samples", "orsa", "key.json").read_text("utf-8"))
    right = found = wanted = 0
    for name, article in key["articles"].items():
        raw = resources.path("samples", "orsa", name).read_bytes().decode("utf-8")
        revision = Revision.of(raw, [Span(*item["span"]) for item in article["site_text"]])
        ours = set()
        for sentence in Text(revision.clean).sentences:
            parts = revision.to_raw(sentence.span)
            ours.add((parts[0].start, parts[-1].end))
        gold = {(item["start"], item["end"]) for item in article["body"]}
        right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
    score = 2 * right / (found + wanted)
    assert score >= 0.99, f"sentence F1 {score:.3f} ({right} of {wanted} in the key, {found} found)"
