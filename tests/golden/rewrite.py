"""Write tests/golden/sample.json anew: `python -m tests.golden.rewrite`.

Refuses where an analyzer's output changed and its version did not; `--same-version` overrides that, for analyzers that
nobody has used yet.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.golden.measure import FILE, measure, same


def main() -> int:
    """The command; 0 when the file was written."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.rewrite", description=__doc__)
    parser.add_argument("--same-version", action="store_true", help="also accept changes without a new version")
    options = parser.parse_args()
    old = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    new = measure()
    silent = [
        name
        for name, figures in new.items()
        if name in old and old[name]["version"] == figures["version"] and not same(old[name], figures)
    ]
    if silent and not options.same_version:
        sys.stderr.write(f"not written: output changed without a new version: {', '.join(silent)}\n")
        return 1
    changed = [name for name in new if name not in old or not same(old[name], new[name])]
    # Figures that differ by noise stay as they are, so that a rewrite on another machine changes nothing.
    kept = {
        name: old[name]
        if name in old and name not in changed and old[name]["version"] == figures["version"]
        else figures
        for name, figures in new.items()
    }
    FILE.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"written: {FILE.name}, changed: {', '.join(changed) or 'nothing'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
