"""What every analyzer gives on the sample comparison, boiled down to a few figures that a file can hold.

Per analyzer: its version; a digest of everything but decimal numbers; the count and the sum of the decimal numbers'
absolute values; and a digest of all of it with decimals rounded to three digits. The language models' numbers differ in
their last digits between processors, so outputs count as the same when the last digest agrees, or when the first does
and the sums differ by less than one part in a thousand: one number among hundreds that moves a little goes unnoticed.
Probabilities decide which of thousands of pairs are listed at all: of the line-up only the pairs that were accepted or
nearly are looked at.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import resources
from analyzers.pipeline import Pipeline
from analyzers.records import Article, LineupResult

FILE = Path(__file__).with_name("sample.json")
TOLERANCE = 0.001


def plain(value: Any, numbers: list[float]) -> Any:
    """JSON values of a result; decimal numbers go to `numbers` and leave their rounded value."""
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, float):
        numbers.append(value)
        return {"number": round(value, 3) + 0.0}
    if isinstance(value, LineupResult):
        rows = [dataclasses.replace(row, nearest={}) for row in value.rows]
        return [
            plain([p for p in value.pairs if p.band], numbers),
            plain(rows, numbers),
            value.model,
            list(value.unrelated),
        ]
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name), numbers) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {"map": [[plain(k, numbers), plain(v, numbers)] for k, v in value.items()]}
    if isinstance(value, frozenset | set):
        return {"set": sorted(str(item) for item in value)}
    if isinstance(value, tuple | list):
        return [plain(item, numbers) for item in value]
    if hasattr(value, "shape"):  # an array of vectors
        numbers.append(float(abs(value).sum()))
        return {"shape": list(value.shape)}
    raise TypeError(f"no plain form of {type(value).__name__}")


def without_numbers(value: Any) -> Any:
    """The plain form with decimal numbers left out."""
    if isinstance(value, dict):
        return "number" if set(value) == {"number"} else {k: without_numbers(v) for k, v in value.items()}
    if isinstance(value, list):
        return [without_numbers(item) for item in value]
    return value


def digest(value: Any) -> str:
    """Sixteen hex digits of JSON values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:16]


def boiled_down(results: Any) -> dict[str, Any]:
    """The figures of one analyzer's results."""
    numbers: list[float] = []
    whole = plain(results, numbers)
    return {
        "digest": digest(whole),
        "without_decimals": digest(without_numbers(whole)),
        "decimals": [len(numbers), round(sum(abs(n) for n in numbers), 6)],
    }


def same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether two sets of figures stand for one output, but for noise in the last digits."""
    if old["digest"] == new["digest"]:
        return True
    (count, total), (other_count, other_total) = old["decimals"], new["decimals"]
    close = abs(total - other_total) <= TOLERANCE * max(abs(total), abs(other_total))
    return bool(old["without_decimals"] == new["without_decimals"] and count == other_count and close)


def measure() -> dict[str, dict[str, Any]]:
    """Analyzer id -> version and figures, on the sample comparison."""
    names = json.loads(resources.path("samples", "orsa", "sample.json").read_text("utf-8"))["articles"]
    raw = [resources.path("samples", "orsa", name).read_bytes().decode("utf-8") for name in names]
    pipeline = Pipeline()
    analysis = pipeline.run(
        [Article(f"a{i}", name, text) for i, (name, text) in enumerate(zip(names, raw, strict=True))]
    )
    if analysis.failures:
        raise RuntimeError("; ".join(f"{f.analyzer} on {f.article or 'all'}: {f.detail}" for f in analysis.failures))
    found: dict[str, dict[str, Any]] = {}
    for spec in sorted(pipeline.specs, key=lambda s: s.id):
        if spec.scope == "comparison":
            results: Any = analysis.shared.get(spec.provides)
        else:
            results = [analysis.per_article[a.id].get(spec.provides) for a in analysis.articles]
        found[spec.id] = {"version": spec.version, **boiled_down(results)}
    return found
