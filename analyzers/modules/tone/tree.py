"""The dependency tree of one sentence, and the clause that a name stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from analyzers.records import Token
from analyzers.text import Span

_OWN_CLAUSE = frozenset({"ccomp", "advcl", "conj", "parataxis", "relcl"})
"""Relations that open a clause of their own when a verb stands in them."""
FAR = 99
"""Steps between tokens of different trees."""


class Tree:
    """Tokens of a sentence with their relations; indices count from its first token."""

    def __init__(self, tokens: Sequence[Token], first: int = 0) -> None:
        """Take tokens whose heads count from a whole parse.

        Args:
            tokens: The sentence's tokens.
            first: Index of the first one in the parse.
        """
        self.tokens = tuple(tokens)
        last = len(self.tokens) - 1
        # A head outside the sentence cannot occur in our parses, where boundaries are set first; then it is a root.
        self.heads = tuple(t.head - first if 0 <= t.head - first <= last else i for i, t in enumerate(self.tokens))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of each token's dependents, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head != i:
                found[head].append(i)
        return tuple(tuple(kids) for kids in found)

    def covering(self, span: Span) -> tuple[int, ...]:
        """Tokens that share a character with `span`; the nearest one when there is none, () without tokens."""
        found = tuple(i for i, t in enumerate(self.tokens) if t.start < span.end and t.end > span.start)
        if found or not self.tokens:
            return found
        return (min(range(len(self.tokens)), key=lambda i: abs(self.tokens[i].start - span.start)),)

    def top(self, members: Sequence[int]) -> int:
        """The last of `members` whose head lies outside them: the head of the phrase."""
        inside = set(members)
        tops = [i for i in members if self.heads[i] not in inside or self.heads[i] == i]
        return tops[-1] if tops else members[-1]

    def steps(self, members: Sequence[int]) -> tuple[int, ...]:
        """Steps in the tree from each token to the nearest of `members`; `FAR` where there is no way."""
        out = [FAR] * len(self.tokens)
        for i in members:
            out[i] = 0
        ring = list(members)
        while ring:
            following = []
            for i in ring:
                for j in (self.heads[i], *self.children[i]):
                    if out[j] > out[i] + 1:
                        out[j] = out[i] + 1
                        following.append(j)
            ring = following
        return tuple(out)

    def clause(self, member: int) -> tuple[int, tuple[int, ...]]:
        """The clause around a token: its verb and its tokens in order, clauses inside it left out.

        The verb is the nearest verb or auxiliary above the token, or the top of its tree in a phrase without one.
        """
        verb = member
        while self.tokens[verb].pos not in ("VERB", "AUX") and self.heads[verb] != verb:
            verb = self.heads[verb]
        found = []
        todo = [verb]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(
                kid
                for kid in self.children[at]
                if kid == member
                or not (self.tokens[kid].pos in ("VERB", "AUX") and self.tokens[kid].dep in _OWN_CLAUSE)
            )
        return verb, tuple(sorted(found))
