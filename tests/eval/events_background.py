"""Counts in how many articles each word stem occurs, for `analyzers/modules/events.py`.

    python -m tests.eval.events_background ../shared/eval/attribution/polnear_train.jsonl

writes `resources/background/stems.json`: the number of articles and, per stem of three letters and more, in how many
of them it occurs (at least two). Counts only; no text can be read back from them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from analyzers.modules.events import stems_of


def main() -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    documents = 0
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        documents += 1
        counts.update(set(stems_of(json.loads(line)["text"])))
    kept = {stem: n for stem, n in sorted(counts.items()) if n >= 2}
    out = Path(__file__).resolve().parents[2] / "resources" / "background" / "stems.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(
        json.dumps({"format": 1, "documents": documents, "counts": kept}, ensure_ascii=False, separators=(",", ":"))
        + "\n",
        encoding="utf-8",
    )
    print(f"{documents} articles, {len(kept)} stems, {out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
