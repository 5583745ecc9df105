"""How well cleaning tells site text from body, on pages made so that the key is known.

    python -m tests.eval.pages [--pieces tuning|measuring|fresh|unseen] [--half odd|even] [--profiles] [--misses FILE]

Clean articles (BASIL files, PolNeAR's development file) get pieces of invented site text (`site_pieces_*.txt`) before
the body, between paragraphs, after it, and glued to sentences; what was inserted is the key. Pieces used while rules
were made ("tuning") and others ("measuring", "fresh", and "unseen", written last by somebody who had not read the
rules) are different ones. `--half` keeps every second piece, so that rules changed for one half can be tried on the
other. Profiles of known outlets are switched off unless `--profiles` is given. Headline, byline and date that cleaning
hides from the articles' own first lines count as neither. Lines of the articles themselves that are plainly not body
(editor's notes, corrections, reporting credits, embedded posts) count as neither, too. Counted are characters that are
not white space:

  * site text: precision, recall and F1 of the hidden characters against the inserted ones (inserted text or body);
  * body recall: share of the articles' characters that stay;
  * traps (only "unseen" has them): invented body sentences that look like site text, put in as body. They are counted
    by themselves, and not in the figures above.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from analyzers.language import outlets
from analyzers.modules.cleaning import clean
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text import Span, Text

OWN_DIRT = re.compile(
    r"^(?:\W*editor[’']s note|\W*clarification|\W*correction|\W*follow \w+|this post has been|"
    r"\W*additional reporting)|"
    r"twitter\.com|t\.co/|@\w+\.\w+|on twitter|contributed to this|\breported from\b|^_+\W*$|^\d+:\d+ [ap]\.m\.$",
    re.I,
)
"""Lines of the clean articles that are not body."""

SENTENCE_GAP = re.compile(r"(?<=[a-z]{3}[.!?]) (?=[A-Z“\"])")
"""Where a piece may be put between two sentences of a paragraph."""

SETS = ("tuning", "measuring", "fresh", "unseen", "training_1", "training_2", "blind")
"""Sets of pieces, each a file `site_pieces_*.txt`."""

TRAP = "trap:"
"""Begins the kind of what is put in as body."""


@dataclass(frozen=True)
class PieceOfSite:
    """One piece of invented site text; `outlet` names the section of its file."""

    kind: str
    places: tuple[str, ...]
    lines: tuple[str, ...]
    outlet: str = ""


@dataclass(frozen=True)
class MadePage:
    """A page with its key: raw spans of inserted text with their kind; `title` is the article's own first line."""

    name: str
    raw: str
    inserted: tuple[tuple[Span, str], ...]
    title: Span
    traps: tuple[tuple[Span, str], ...] = ()


def load_pieces(which: str, half: str = "") -> list[PieceOfSite]:
    """The pieces of one file ("tuning", "measuring" ...), all or the "odd" or "even" ones."""
    pieces = _read_pieces(f"site_pieces_{which}.txt")
    return pieces[("odd", "even").index(half) :: 2] if half else pieces


def load_traps(which: str) -> list[PieceOfSite]:
    """Body sentences that look like site text, kinds with `TRAP` before them; empty when the set has none."""
    name = f"site_traps_{which}.txt"
    if not (Path(__file__).parent / name).exists():
        return []
    return [PieceOfSite(TRAP + trap.kind, trap.places, trap.lines) for trap in _read_pieces(name)]


def _read_pieces(name: str) -> list[PieceOfSite]:
    out: list[PieceOfSite] = []
    head = outlet = ""
    lines: list[str] = []
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for line in [*text.splitlines(), "@ end end"]:
        if line.startswith(("@ ", "# outlet:")):
            if head:
                _, kind, places = head.split(" ", 2)
                out.append(PieceOfSite(kind, tuple(places.split(",")), tuple(lines), outlet))
            head, lines = line if line.startswith("@ ") else "", []
            outlet = line[9:].strip() if not head else outlet
        elif line.startswith("#"):
            continue
        elif line:
            lines.append(line)
    return out


def load_articles(shared: Path) -> list[tuple[str, str]]:
    """Clean articles as (name, text), those with at least eight paragraphs."""
    out = [
        (file.stem, file.read_bytes().decode("utf-8")) for file in sorted((shared / "corpus" / "basil").glob("2*.txt"))
    ]
    rows = (shared / "eval" / "attribution" / "polnear_dev.jsonl").read_text("utf-8").splitlines()
    out += [(row["id"], row["text"]) for row in map(json.loads, rows)]
    return [(name, text) for name, text in out if len(Text(text).paragraphs) >= 8 and len(text) < 20_000]


def make_page(
    name: str, text: str, pieces: Sequence[PieceOfSite], draw: random.Random, traps: Sequence[PieceOfSite] = ()
) -> MadePage:
    """Insert pieces (and traps) into one clean article."""
    paragraphs = [p.span.of(text) for p in Text(text).paragraphs]
    gap = draw.choice(("\n\n", "\n\n", "\n"))
    parts: list[tuple[str, str]] = []  # (text, kind); kind "" for the article's own

    def pick(place: str, least: int, most: int) -> list[PieceOfSite]:
        fit = [piece for piece in pieces if place in piece.places]
        return draw.sample(fit, min(len(fit), draw.randint(least, most)))

    def put(piece: PieceOfSite) -> None:
        inner = draw.choice(("\n", gap))
        for number, line in enumerate(piece.lines):
            parts.append((line, piece.kind))
            parts.append((inner if number < len(piece.lines) - 1 else gap, ""))

    before = pick("before", 0, 4)
    split = draw.randint(0, len(before))
    for piece in before[:split]:
        put(piece)
    parts += [(paragraphs[0], "title"), (gap, "")]
    for piece in before[split:]:
        put(piece)
    inside = {}
    between = pick("between", 0, 4)
    for place, piece in zip(
        draw.sample(range(1, len(paragraphs) - 1), min(len(between), len(paragraphs) - 2)), between, strict=False
    ):
        inside[place] = piece
    glue = pick("glue", 0, 2)
    spots = draw.sample(range(1, len(paragraphs)), len(glue))
    glued = dict(zip(spots, glue, strict=True))
    fixed = _fixed_places(paragraphs, pieces, traps, set(glued), draw)
    for number, paragraph in enumerate(paragraphs[1:], start=1):
        joined = glued.get(number)
        if joined is not None and draw.random() < 0.5:
            parts += [(joined.lines[0], joined.kind), (draw.choice(("", " ")), ""), (paragraph, "")]
        elif joined is not None:
            parts += [(paragraph, ""), (draw.choice(("", " ")), ""), (joined.lines[0], joined.kind)]
        elif number in fixed:
            parts += fixed[number]
        else:
            parts.append((paragraph, ""))
        parts.append((gap, ""))
        if number in inside:
            put(inside[number])
        elif traps and number < len(paragraphs) - 1 and draw.random() < 0.05:
            put(draw.choice([trap for trap in traps if "between" in trap.places]))
    for piece in pick("after", 1, 5):
        put(piece)
    raw = ""
    inserted: list[tuple[Span, str]] = []
    title = Span(0, 0)
    for content, kind in parts:
        if kind == "title":
            title = Span(len(raw), len(raw) + len(content))
        elif kind:
            inserted.append((Span(len(raw), len(raw) + len(content)), kind))
        raw += content
    return MadePage(
        name,
        raw,
        tuple(pair for pair in inserted if not pair[1].startswith(TRAP)),
        title,
        tuple(pair for pair in inserted if pair[1].startswith(TRAP)),
    )


def _fixed_places(
    paragraphs: Sequence[str],
    pieces: Sequence[PieceOfSite],
    traps: Sequence[PieceOfSite],
    taken: set[int],
    draw: random.Random,
) -> dict[int, list[tuple[str, str]]]:
    """Paragraphs with a piece joined to one end or between two sentences, or with a trap as last sentence.

    Draws nothing for sets without such places, so that their pages stay what they were.
    """
    out: dict[int, list[tuple[str, str]]] = {}
    wanted = [(place, [piece for piece in pieces if place in piece.places]) for place in ("lead", "middle", "tail")]
    wanted.append(("trap", [trap for trap in traps if "tail" in trap.places]))
    for place, fit in wanted:
        free = [n for n in range(1, len(paragraphs)) if n not in taken and n not in out]
        gaps = {n: [hit.start() for hit in SENTENCE_GAP.finditer(paragraphs[n])] for n in free}
        free = [n for n in free if place != "middle" or gaps[n]]
        if not fit or not free or draw.random() < 0.4:
            continue
        number, piece, space = draw.choice(free), draw.choice(fit), draw.choice(("", " "))
        paragraph, content = paragraphs[number], (piece.lines[0], piece.kind)
        if place == "lead":
            out[number] = [content, (space, ""), (paragraph, "")]
        elif place == "middle":
            at = draw.choice(gaps[number])
            out[number] = [(paragraph[:at], ""), (space, ""), content, (" ", ""), (paragraph[at + 1 :], "")]
        else:
            out[number] = [(paragraph, ""), (" " if place == "trap" else space, ""), content]
    return out


def make_pages(shared: Path, which: str, count: int, seed: int = 5, half: str = "") -> list[MadePage]:
    """Pages, the same on every run."""
    draw = random.Random(seed)
    articles, pieces, traps = load_articles(shared), load_pieces(which, half), load_traps(which)
    return [make_page(*articles[number % len(articles)], pieces, draw, traps) for number in range(count)]


@contextmanager
def profiles_of_outlets(on: bool) -> Iterator[None]:
    """With or without the profiles of known outlets: rules should carry pages of outlets that nobody has described."""
    outlets.by_name.cache_clear()
    with patch.object(outlets, "load_outlets", outlets.load_outlets if on else tuple):
        yield
    outlets.by_name.cache_clear()


@dataclass
class Tally:
    """Counts of characters that are not white space."""

    hit: int = 0
    false: int = 0
    missed: int = 0
    body: int = 0
    trap: int = 0
    trap_lost: int = 0
    pieces: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """(kind, words) of a piece or trap -> times put in, times it came out wrong by more than a tenth."""

    @property
    def figures(self) -> tuple[float, float, float, float]:
        """Precision, recall and F1 of site text, body recall."""
        precision = self.hit / max(1, self.hit + self.false)
        recall = self.hit / max(1, self.hit + self.missed)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return precision, recall, f1, 1 - self.false / max(1, self.body)


def measure(page: MadePage, tally: Tally, kinds: dict[str, list[int]]) -> tuple[int, int]:
    """Add one page's counts; returns characters of body lost and of site text missed."""
    solid = [not char.isspace() for char in page.raw]
    truth = [""] * len(page.raw)
    for span, kind in page.inserted:
        truth[span.start : span.end] = [kind] * span.length
    hidden = [False] * len(page.raw)
    own = [False] * len(page.raw)
    own[page.title.start : page.title.end] = [True] * page.title.length
    for paragraph in Text(page.raw).paragraphs:
        if OWN_DIRT.search(paragraph.span.of(page.raw)):
            own[paragraph.span.start : paragraph.span.end] = [True] * paragraph.span.length
    for span, kind in page.traps:
        truth[span.start : span.end] = [kind] * span.length
    for part in clean(page.raw).site_text:
        if part.hidden:
            hidden[part.span.start : part.span.end] = [True] * part.span.length
            if part.kind in CARD_KINDS and part.span.start <= page.title.end + 400:
                own[part.span.start : part.span.end] = [True] * part.span.length
    lost = missed = 0
    for at in range(len(page.raw)):
        if not solid[at]:
            continue
        if truth[at].startswith(TRAP):
            tally.trap += 1
            tally.trap_lost += hidden[at]
        elif truth[at]:
            entry = kinds.setdefault(truth[at], [0, 0])
            entry[1] += 1
            if hidden[at]:
                tally.hit += 1
                entry[0] += 1
            else:
                tally.missed += 1
                missed += 1
        elif not own[at]:
            tally.body += 1
            if hidden[at]:
                tally.false += 1
                lost += 1
    for span, kind in (*page.inserted, *page.traps):
        wrong = [hidden[at] == kind.startswith(TRAP) for at in range(span.start, span.end) if solid[at]]
        times = tally.pieces.setdefault((kind, span.of(page.raw)), [0, 0])
        times[0] += 1
        times[1] += sum(wrong) > len(wrong) / 10
    return lost, missed


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--pieces", choices=SETS, default="measuring")
    parser.add_argument("--half", choices=("odd", "even"), default="", help="every second piece only")
    parser.add_argument("--profiles", action="store_true", help="with the profiles of known outlets")
    parser.add_argument("--misses", type=Path, help="write what came out wrong, as JSON")
    parser.add_argument("--pages", type=int, default=240)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--worst", type=int, default=0, help="show what was lost and missed (tuning pieces only)")
    args = parser.parse_args()
    tally = Tally()
    kinds: dict[str, list[int]] = {}
    shown = 0
    pages = make_pages(args.shared, args.pieces, args.pages, args.seed, args.half)
    with profiles_of_outlets(args.profiles):
        for page in pages:
            lost, missed = measure(page, tally, kinds)
            if args.worst and args.pieces == "tuning" and lost + missed and shown < args.worst:
                shown += 1
                _show(page)
    precision, recall, f1, body = tally.figures
    print(f"{len(pages)} pages, {args.pieces} pieces: characters of site text ", end="")
    print(f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; body recall {body:.4f}")
    if tally.trap:
        kept = [times for (kind, _), times in tally.pieces.items() if kind.startswith(TRAP)]
        whole = 1 - sum(wrong for _, wrong in kept) / sum(put for put, _ in kept)
        print(f"  traps: characters kept {1 - tally.trap_lost / tally.trap:.4f}; kept whole {whole:.3f} of", end=" ")
        print(sum(put for put, _ in kept))
    for kind, (hit, total) in sorted(kinds.items()):
        print(f"  {kind:12} found {hit / total:.3f} of {total} characters")
    if args.misses:
        rows = [[kind, words, *times] for (kind, words), times in sorted(tally.pieces.items()) if times[1]]
        args.misses.write_text(json.dumps(rows, indent=0, ensure_ascii=False), encoding="utf-8")


def _show(page: MadePage) -> None:
    """What went wrong on one page."""
    print("==", page.name)
    hidden = [part for part in clean(page.raw).site_text if part.hidden]
    for span, kind in page.inserted:
        if not any(part.span.overlaps(span) for part in hidden):
            print("   missed", kind, "|", span.of(page.raw)[:140])
    for part in hidden:
        if part.kind not in CARD_KINDS and not any(span.overlaps(part.span) for span, _ in page.inserted):
            print("   LOST", part.kind, part.reason, "|", part.span.of(page.raw)[:140])


if __name__ == "__main__":
    main()
