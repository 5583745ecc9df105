# ruff: noqa: E501 - alternatives read better on one line
"""Words by which pages speak of themselves and to their readers.

Each cue is a general form of English (an invitation to the reader, a word for a part of a page, a credit), never a
sentence of one outlet. A weight of 3 and more can carry a whole line; 1 to 2 only counts together with its shape
and its neighbours. Cues are looked for outside quotation marks: what people are quoted as saying is body.
The groups were made from knowledge of how news pages are built; compare Kohlschütter, Fankhauser and Nejdl (2010),
"Boilerplate Detection using Shallow Text Features", for shape and Pomikálek (2011), "Removing Boilerplate and
Duplicate Content from Web Corpora", for judging a line by its neighbours.
"""

from __future__ import annotations

import re

from analyzers.modules.cleaning.asking import ASKING
from analyzers.modules.cleaning.cue import Cue
from analyzers.modules.cleaning.parts import PARTS

CUES: tuple[Cue, ...] = (*ASKING, *PARTS)

IMPERATIVE = re.compile(
    r"^\W*(?:please )?(?:sign up|choose|add your|go to|use our|write to|subscribe|register|join|click|tap|follow|share|like|donate|give|contribute|chip in|support|"
    r"help|become|enter|read|watch|listen|see|view|browse|explore|discover|try|learn|find|check out|download|get|receive|"
    r"tell|let us|send|write|e-?mail|contact|visit|buy|order|upgrade|unlock|start|continue|scroll|log in|sign in|stay|"
    r"don[’']t miss|never miss|keep|save|search|pass|unsubscribe|make a)\b",
    re.I,
)
"""A sentence that begins by telling the reader to do something."""

READER = re.compile(r"\b(?:you|your|yours|you[’'](?:re|ll|ve|d))\b", re.I)
"""The reader is spoken to."""

MEDIA = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|coverage|news(?:letters?|room|paper)?|reporting|journalis\w+|podcasts?|inbox|e-?mails?|apps?|comments?|"
    r"subscri\w+|readers?|listeners?|viewers?|members?(?:hip)?|donat\w+|gifts?|adverts?|ads?|advertis\w+|sponsor\w*|page|site|website|browser|"
    r"cookies?|account|log in|click|tap|scroll|download|video|audio|photos?|pictures?|gallery|link|online|edition|issue|magazine|"
    r"editors?|reporters?|privacy|terms|copyright|feedback|facebook|twitter|instagram|whatsapp|telegram|youtube|free|trial|offer)\b|@\w|https?:",
    re.I,
)
"""Words of the making and using of media."""

OURSELVES = re.compile(r"\b(?:we|our|ours|us|we[’'](?:re|ll|ve|d))\b", re.I)
"""The outlet speaks of itself."""

LABELS = re.compile(r"(?:^|[.;·|]\s*)[A-Z][\w’' ]{2,30}:\s+\S")
"""Label and value, as in boxes with figures."""

QUESTION_BOX = re.compile(
    r"^(?:Who|What|Why|How|When|Where) (?:is|are|was|were|did|does|do|has|have|can|will)\b[^?.]{3,90}\?\s+\S"
)
"""A question that the same line goes on to answer."""

PROMPT_AT_START = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|(?:Story|Article|Content) continues (?:below|after)(?: (?:this|the))?(?: (?:ad|advertisement|message))?|Continue reading below|"
    r"Read more|Sign up here|Subscribe now|Listen to this article(?: \([^)]{1,20}\))?|Share this (?:article|story)|"
    r"Share|Click here to subscribe|Skip to (?:main )?content|View image in fullscreen)(?=\s+[A-Z“\"‘(])"
)
"""A prompt without a full stop in front of a sentence on the same line."""
