from __future__ import annotations

import gzip
import json
import pickle
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from analyzers.modules.attribution.model import WEIGHTS, load_model
from analyzers.text import Span
from tests.analyzers.modules.attribution.saying import analyse

ROOT = Path(__file__).resolve().parents[4]
PIECES = [
    "Ines Caro said the bridge was safe.",
    "“It is not,” said a guard, who asked not to be named.",
    "‘We shall see,’ Mr Pratt added.",
    "The army did not respond to a request for comment.",
    "The ferry is believed to have sunk.",
    "The builders denied it, as did the supplier.",
    "According to a report, two died.",
    "“No more lies.” – Jonas Vell, ferryman",
    "He said:",
    "“We waited.",
    'She, too, told Reuters that “the end is near".',
    "TOLLING (Reuters) - The mill burned.",
    "…",
    "؟ سلام 🙂",
    '"',
    "(",
]
ARTICLE = "\n".join(PIECES[:12])


def check(text: str) -> None:
    found = analyse(text)
    result = found.result
    length = len(text)
    assert [a.id for a in result.attributions] == [f"a{n}" for n in range(len(result.attributions))]
    contents: list[tuple[str, Span]] = []
    for a in result.attributions:
        spans = (*a.source, *a.cue, *a.content)
        assert all(0 <= s.start < s.end <= length for s in spans)
        assert a.content
        assert list(a.content) == sorted(a.content)
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))
        assert not any(s.overlaps(c) for s in a.source for c in a.content)
        if a.provenance.rule != "same-said":
            contents += [(a.id, s) for s in a.content]
        assert (a.entity == "") == (not a.source)
        assert a.provenance.why
        assert 0 <= a.provenance.confidence <= 1
    for i, (first, x) in enumerate(contents):
        assert not any(x.overlaps(y) and first != second for second, y in contents[i + 1 :])
    known = {a.id for a in result.attributions}
    listed = [i for s in result.sources for i in s.statements]
    assert sorted(listed) == sorted(a.id for a in result.attributions if a.entity)
    assert set(listed) <= known
    assert 0 <= result.distinct[0] <= result.distinct[1]
    assert len(result.sources) <= result.distinct[1]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), min_size=0, max_size=7), st.sampled_from(["\n", " ", "\n\n"]))
def test_records_are_sound_whatever_the_text(pieces: list[str], between: str) -> None:
    check(between.join(pieces))


@settings(max_examples=15)
@given(st.text(alphabet="Ab. ,:;“”‘’\"'—-\nsaid he 🙂(", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    check(text)


def test_result_can_be_pickled() -> None:
    result = analyse(ARTICLE).result
    assert pickle.loads(pickle.dumps(result)) == result


def test_the_same_in_another_process_with_another_hash_seed() -> None:
    code = (
        "from tests.analyzers.modules.attribution.saying import analyse\n"
        "from tests.analyzers.modules.attribution.test_properties import ARTICLE\n"
        "print(repr(analyse(ARTICLE).result))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "77", "PATH": "", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.strip() == repr(analyse(ARTICLE).result)


def test_card_and_weights_agree() -> None:
    path = resources.path(*WEIGHTS)
    card = (path.parent / "CARD.md").read_text("utf-8")
    data = json.loads(gzip.decompress(path.read_bytes()))
    model = load_model()
    assert f"Version: {model.version}\n" in card
    for name in ("cue", "content", "source", "keep"):
        assert f"| {name} | {len(data[name])} |" in card
    assert f"Threshold: {model.threshold}\n" in card
    assert f"Size: {path.stat().st_size} bytes\n" in card


def test_weights_hold_no_running_text() -> None:
    data = json.loads(gzip.decompress(resources.path(*WEIGHTS).read_bytes()))
    longest = max(
        len(key.split()) for name in ("rates", "lexicon", "cue", "content", "source", "keep") for key in data[name]
    )
    assert longest == 1
