"""Words around a target as cues for the tone towards it.

The sentence model generalises but blurs single words; a weight per word and place puts them back. Cues are lemmas with
their place, names and the target itself left out:
    c: in the target's clause      v: the clause's verb with the target's role and a "not" beside the verb
    r: the word the target depends on, with the relation      k: a word that depends on the target
    s: anywhere in the sentence (nouns, verbs, adjectives, adverbs)      n: such a word within two steps in the parse
    b: one of the four words before the target      a: one of the five after it
Their weights stand in `resources/models/tone/cues.json` and can be read by anybody.
"""

from __future__ import annotations

from analyzers.modules.tone.tree import Tree
from analyzers.text import Span

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_CLAUSE = _CONTENT | {"PROPN", "AUX", "ADP"}
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NEAR = 2
"""Steps in the parse within which a word is near."""
BEFORE, AFTER = 4, 5
"""Words beside the target."""


def cues(tree: Tree, target: Span) -> frozenset[str]:
    """The cues of a target; empty in a sentence without tokens."""
    if not tree.tokens:
        return frozenset()
    members = tree.covering(target)
    inside = set(members)
    top = tree.top(members)
    verb, clause = tree.clause(top)
    steps = tree.steps(members)
    role = tree.tokens[top].dep
    negated = any(tree.tokens[kid].dep == "neg" for kid in tree.children[verb])
    found = {f"v:{role}:{_lemma(tree, verb)}:{'not' if negated else ''}", f"r:{role}:{_lemma(tree, tree.heads[top])}"}
    found.update(f"c:{_lemma(tree, i)}" for i in clause if i not in inside and tree.tokens[i].pos in _CLAUSE)
    found.update(f"k:{_lemma(tree, kid)}" for kid in tree.children[top])
    for i, token in enumerate(tree.tokens):
        if i not in inside and token.pos in _CONTENT:
            found.add(f"s:{_lemma(tree, i)}")
            if steps[i] <= NEAR:
                found.add(f"n:{_lemma(tree, i)}")
    found.update(f"b:{_lemma(tree, i)}" for i in range(max(0, members[0] - BEFORE), members[0]))
    found.update(f"a:{_lemma(tree, i)}" for i in range(members[-1] + 1, min(len(tree.tokens), members[-1] + 1 + AFTER)))
    return frozenset(found)


def _lemma(tree: Tree, index: int) -> str:
    """Base form; one word for all names, so that no weight can stick to anybody's name."""
    token = tree.tokens[index]
    if token.pos == "PROPN" or (token.ent in _NAMES and token.text[:1].isupper()):
        return "NAME"
    return token.lemma.lower()
