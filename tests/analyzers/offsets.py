"""Every place in the JSON form must lie in its article's text; used by the tests of contract and command line."""

from __future__ import annotations

from typing import Any

ONE = {"span", "said_to", "relay"}
MANY = {"evidence", "body", "source", "cue", "content", "mentions", "spans"}


def _check(place: Any, length: int, where: str) -> int:
    assert isinstance(place, list), f"{where}: {place!r} is no place"
    assert len(place) == 2, f"{where}: {place!r} is no place"
    assert all(type(x) is int for x in place), f"{where}: {place!r} is no place"
    assert 0 <= place[0] < place[1] <= length, f"{where}: {place} outside a text of {length}"
    return 1


def _walk(value: Any, length: int, where: str) -> int:
    found = 0
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{where}.{key}"
            if key in ONE and inner is not None:
                found += _check(inner, length, here)
            elif key in MANY and isinstance(inner, list) and all(isinstance(x, list) for x in inner):
                found += sum(_check(place, length, here) for place in inner)
            else:
                found += _walk(inner, length, here)
    elif isinstance(value, list):
        found += sum(_walk(inner, length, where) for inner in value)
    return found


def check_document(document: dict[str, Any]) -> int:
    """Fail on the first place that is not in its text, or id that leads nowhere.

    Returns:
        How many places were looked at.
    """
    articles = {a["id"]: a for a in document["articles"]}
    sentences = {a["id"]: {s["id"]: s["span"] for s in a["sentences"]} for a in document["articles"]}
    found = 0
    for article in document["articles"]:
        found += _walk(article, len(article["text"]), article["id"])
        ids = {x["id"] for x in article["attributions"]}
        for source in article["sources"]:
            assert set(source["statements"]) <= ids
        entities = {s["entity"] for s in article["sources"]}
        assert {x["entity"] for x in article["attributions"]} <= entities | {""}
        assert {x["id"] for x in article["tone"]["sentences"]} <= set(sentences[article["id"]])
    for event in document["events"]:
        assert set(event["articles"]) <= set(articles)
    for pair in document["alignment"]["pairs"]:
        for end in (pair["a"], pair["b"]):
            assert sentences[end["article"]][end["sentence"]] == end["span"]
            found += _check(end["span"], len(articles[end["article"]]["text"]), "pair")
        assert 0 <= pair["score"] <= 1
        assert pair["band"] in ("solid", "possible", None)
    rows = {row["id"] for row in document["alignment"]["rows"]}
    assert len(rows) == len(document["alignment"]["rows"])
    for row in document["alignment"]["rows"]:
        for article, cell in row["cells"].items():
            assert cell
            assert set(cell) <= set(sentences[article])
    for row in document["figures"]:
        assert row["row"] in rows
        found += sum(_walk(v, len(articles[v["article"]]["text"]), "figures") for v in row["values"])
    for run in document["reuse"]:
        for one, other in run["spans"]:
            found += _check(one, len(articles[run["a"]]["text"]), "reuse")
            found += _check(other, len(articles[run["b"]]["text"]), "reuse")
    for kind in ("verbs", "words", "families", "look"):
        for item in document["wording"][kind]:
            found += _walk(item, len(articles[item["article"]]["text"]), f"wording.{kind}")
    return found
