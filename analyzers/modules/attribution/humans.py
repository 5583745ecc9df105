"""Which common nouns are people: nouns that may speak, and that "he" and "she" may stand for.

Own lists with those of `resources/lexicons/nouns.json`; beside them the endings of agents ("-er", "-ist", "-woman")
less the things that end so ("letter", "tower"). A noun of neither kind is no person: "the slide", "red ink".
"""

from __future__ import annotations

import functools

from analyzers.language.lexicon import load_lexicon
from analyzers.modules.attribution.nouns import PERSON_ROLES

_ALSO = frozenset(
    """accountant ace actress addict admiral adolescent adult adversary advocate agent anyone applicant appointee
    architect artist athlete attendant attendee aunt baby bandit baroness beneficiary billionaire bloke boss boy
    bride brother captain cardinal celebrity centrist ceo cfo chair champion chef chief child claimant classmate
    cleric clerk client colleague colonel combatant comic complainant conservative constable consultant
    contestant convict cook cop corporal correspondent counsel counterpart countess cousin criminal critic dad
    daughter deacon dean defendant delegate deportee detainee devotee dignitary dissident duchess emissary
    employee empress escapee evacuee evangelical everyone ex-husband ex-wife fanatic father fellow ferryman
    friend front-runner frontrunner functionary general girl goalkeeper graduate granddaughter grandfather
    grandmother grandson granny groom guard guide guru guy hacker havildar head heir heiress heretic hero
    heroine honoree hopeful host hostess husband icon idol immigrant independent individual informant inhabitant
    inmate intellectual jawan kid lad lama lass laureate liberal libertarian lieutenant loyalist lyricist
    magistrate magnate maid man marshal maulvi maverick md mechanic mentee mep merchant migrant millionaire
    missionary mna model moderate mogul mom monk mother mp mpa mufti mullah mum naib nanny national nazim nephew
    newcomer niece no-one nobody nominee notary nun occupant official one opponent orphan outsider parent
    pathologist patient patwari peer people person physician pilot pirate poet politico prelate president
    princess principal professional progressive prospect protege pundit qazi rabbi radical referee refugee
    resident respondent retiree returnee revolutionary rival roommate saint sarpanch sceptic scout scribe
    secretary senator sepoy sergeant servant sheikh sibling sister skeptic somebody someone son spouse spy star
    student superintendent surgeon suspect teammate teen teenager tehsildar tenant thief toddler tourist trustee
    twin tycoon uncle underdog undergraduate veteran vicar vip visionary waitress whip whistle-blower
    whistleblower widow widower wife woman youth""".split()
)
_ENDINGS = (
    "man",
    "woman",
    "person",
    "ist",
    "ologist",
    "ician",
    "eer",
    "yer",
    "er",
    "or",
    "ian",
    "ess",
    "ster",
    "eur",
    "keeper",
    "maker",
    "holder",
    "owner",
)
_THINGS = frozenset(
    """access adapter address altar anger another answer badger banner banter barrier beer behavior behaviour
    best-seller bestseller bier blockbuster blur bluster boiler border brassier buffer bumper business
    calculator cancer career carrier cellar center centre chamber chapter charter chatter checklist cluster
    clutter collar color colour computer congress container cooler copper corner counter cover crier cucumber
    danger december detector deter dinner disaster disclaimer disorder dollar door dossier dress either elevator
    ember encounter error escalator excess explainer express exterior factor farther faster favor favour fever
    filter finger fist fitness flavor flavour flier floor flyer folder former frontier further gender gist
    handover hangover harbor harbour header helicopter honor honour horror humor humour hunger illness indicator
    inferior interior jumper labor labour ladder latter laughter layer ledger letter lever liner list liver
    longer loss lumber luster major makeover marker matter merger mess meter minor mirror mist monitor motor
    mover murder nectar neither newsletter newspaper november number october odor offer order other pamphlet
    paper pepper pier pillar plaster playlist plunger poster powder power prayer press primer printer prior
    process progress propeller proper quarter quicker radar rather reactor refer register remainder reminder
    river roller rollover roster router rumor rumour scanner scooter sector semester september sewage sewer
    shelter shoulder silver skyscraper slaughter slider sliver slower slur sticker stress success suffer sugar
    summer supper takeover temper tenor territorial terror theater theatre thriller thunder tier tiger timber
    tower tracker tractor trailer transfer trigger turnover twist upper vector waitlist wallpaper water weather
    whether whopper winter wonder wrapper wrist""".split()
)


@functools.cache
def _listed() -> frozenset[str]:
    lexicon = load_lexicon("nouns")
    return _ALSO | PERSON_ROLES | lexicon.words("role") | lexicon.words("people") | lexicon.words("armed")


def is_human(lemma: str) -> bool:
    """Whether a noun names a person.

    Args:
        lemma: Base form, singular, lower case.
    """
    if lemma in _listed():
        return True
    last = lemma.rsplit("-", 1)[-1]
    return lemma not in _THINGS and last not in _THINGS and len(last) > 3 and last.endswith(_ENDINGS)


def singular(word: str) -> str:
    """The singular of a plural as far as its ending tells ("Attorneys" is tagged a name at the start of a sentence)."""
    low = word.lower()
    if low.endswith("men"):
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low
