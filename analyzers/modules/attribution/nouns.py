"""What kind of thing a noun names, and which noun is the subject of a verb."""

from __future__ import annotations

from analyzers.modules.attribution.document import Document

PERSON_ROLES = frozenset(
    """official commander spokesman spokeswoman spokesperson minister president senator governor mayor secretary leader
    chief chairman chairwoman adviser advisor aide ally source expert analyst scientist researcher professor economist
    lawyer attorney judge officer soldier general colonel policeman diplomat ambassador envoy mediator negotiator
    candidate nominee lawmaker legislator congressman congresswoman representative politician strategist operative
    consultant pollster insider critic opponent supporter backer voter resident citizen man woman person people boy girl
    student teacher doctor nurse worker farmer neighbour neighbor driver mother father brother sister wife husband son
    daughter friend colleague reporter journalist editor correspondent author writer historian biographer activist
    campaigner organizer donor fan protester witness survivor victim fighter militant rebel insurgent elder cleric imam
    priest pastor bishop pope king queen prince member participant observer investigator prosecutor detective agent
    director manager executive founder owner director-general coach player guest host user commenter reader commentator
    pundit specialist scholar fellow veteran republican democrat conservative liberal libertarian warden""".split()
)
DOCUMENTS = frozenset(
    """report study poll survey email e-mail memo memorandum filing lawsuit suit complaint tweet post statement data
    document record letter note circular transcript indictment affidavit bulletin figure statistic census audit book
    article story editorial op-ed column blog ad advertisement commercial video website site page headline analysis
    review test order ruling bill law constitution resolution release dossier cable register database leaflet press
    findings result""".split()
)
BODIES = frozenset(
    """campaign committee government administration ministry department agency army military police court council party
    group organization organisation movement company firm team union association office bureau commission board
    delegation side camp authority network militia force regime parliament senate house congress cabinet league
    institute university school church bank newspaper magazine paper outlet broadcaster station channel coalition
    alliance service panel staff jury majority public country nation state world community media""".split()
)
_PRONOUNS = {
    "he": "he",
    "she": "he",
    "him": "he",
    "her": "he",
    "his": "he",
    "i": "i",
    "me": "i",
    "my": "i",
    "we": "we",
    "us": "we",
    "our": "we",
    "they": "they",
    "them": "they",
    "their": "they",
    "it": "it",
    "its": "it",
    "you": "you",
    "who": "who",
    "which": "which",
    "that": "that",
    "what": "what",
}
_UP = frozenset({"xcomp", "advcl", "acl", "conj", "ccomp", "pcomp", "relcl"})


def noun_kind(doc: Document, i: int) -> str:
    """Coarse kind of a noun or pronoun: pronoun, person, place, role, document, body, plural, other noun."""
    low = doc.low[i]
    if doc.pos[i] in ("PRON", "DET"):
        return _PRONOUNS.get(low, "pron")
    ent = doc.tokens[i].ent
    lemma = doc.lemma[i]
    if doc.pos[i] == "PROPN":
        if ent == "PERSON":
            return "per"
        if ent in ("GPE", "LOC", "FAC"):
            return "gpe"
        if ent == "NORP":
            return "norp"
        if ent in ("ORG", "PRODUCT", "WORK_OF_ART", "LAW"):
            return "org"
        if ent in ("DATE", "TIME"):
            return "date"
        return "name"
    if lemma in PERSON_ROLES:
        return "role"
    if lemma in DOCUMENTS:
        return "doc"
    if lemma in BODIES:
        return "body"
    if ent in ("DATE", "TIME"):
        return "date"
    if ent == "NORP":
        return "norp"
    if doc.pos[i] in ("NOUN", "NUM"):
        return "pl" if doc.tokens[i].tag == "NNS" else "n"
    return doc.pos[i]


def own_subject(doc: Document, c: int) -> int:
    """The subject that hangs on the verb itself, or -1."""
    return doc.child(c, "nsubj", "nsubjpass", "csubj")


def subject_of(doc: Document, c: int) -> tuple[int, str]:
    """Subject of a verb (or agent, owner, controller up the tree) and how it was found; (-1, "") without one."""
    if doc.pos[c] in ("NOUN", "PROPN"):
        owner = doc.child(c, "poss")
        if owner >= 0:
            return owner, "poss"
    agent = doc.child(c, "agent")
    if agent >= 0:
        noun = doc.child(agent, "pobj")
        if noun >= 0:
            return noun, "agent"
    own = own_subject(doc, c)
    if own >= 0:
        return own, doc.dep[own]
    if doc.low[c] == "according":
        to = doc.child(c, "prep")
        if to >= 0 and doc.child(to, "pobj") >= 0:
            return doc.child(to, "pobj"), "according"
    at = c
    for _ in range(4):
        label, up = doc.dep[at], doc.head[at]
        if up == at:
            break
        if label not in _UP:
            break
        if label in ("relcl", "acl") and doc.pos[up] in ("NOUN", "PROPN", "PRON"):
            return up, label
        if label == "xcomp":
            thing = doc.child(up, "dobj")
            if thing >= 0 and thing < at:
                return thing, "control"
        found = own_subject(doc, up)
        if found >= 0 and doc.pos[up] in ("VERB", "AUX"):
            return found, "up-" + label
        at = up
    return -1, ""
