# ruff: noqa: E501 - alternatives read better on one line
"""Words by which pages speak of themselves and to their readers.

Each cue is a general form of English (an invitation to the reader, a word for a part of a page, a credit), never a
sentence of one outlet. A weight of 3 and more can carry a whole line; 1 to 2 only counts together with its shape
and its neighbours. Cues are looked for outside quotation marks: what people are quoted as saying is body.
The groups were made from knowledge of how news pages are built; compare Kohlschütter, Fankhauser and Nejdl (2010),
"Boilerplate Detection using Shallow Text Features", for shape and Pomikálek (2011), "Removing Boilerplate and
Duplicate Content from Web Corpora", for judging a line by its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    Attributes:
        kind: Kind of site text that it shows.
        weight: How much it tells, about 0.5 to 5.
        pattern: Where it is found.
        reason: In words for a person.
    """

    kind: str
    weight: float
    pattern: re.Pattern[str]
    reason: str


def _cue(kind: str, weight: float, reason: str, *patterns: str, case: bool = False) -> Cue:
    """A cue from alternatives; upper and lower case are the same unless `case` is set."""
    return Cue(kind, weight, re.compile("|".join(patterns), 0 if case else re.I), reason)


_INBOX = r"(?:newsletters?|news ?letters?|e-?mail (?:alerts?|briefings?|updates?)|news alerts?|(?:daily|weekly|free) e-?mails?|bulletins?|inbox)"
_SITES = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|youtube|tiktok|mastodon|threads|bluesky|flipboard|e-?mail|mail)"
_WORK = r"(?:journalism|reporting|newsroom|coverage|stories|journalists?|reporters?|investigations?)"

CUES: tuple[Cue, ...] = (
    # Letters and alerts by mail
    _cue(
        "newsletter",
        4.0,
        "invites to a newsletter",
        rf"\b(?:sign(?:ing)? (?:me |us )?up|subscribe|register|join)\b[^.]{{0,60}}\b{_INBOX}",
        r"\bsign up (?:for|to) (?:our|the|a|your)\b",
        rf"\b(?:delivered|sent|straight|direct(?:ly)?|right)\b[^.]{{0,40}}\b(?:your|you) {_INBOX}",
        r"\b(?:your|you)\b[^.]{0,30}\binbox\b",
        rf"\b(?:get|receive) (?:our|the|all|more)\b[^.]{{0,60}}\b{_INBOX}",
        rf"^(?:get|receive)\b[^.]{{0,70}}\b(?:by e-?mail|{_INBOX})",
        r"\b(?:enter|provide|confirm) (?:your|a valid) e-?mail\b",
        r"^(?:your )?e-?mail(?: address)?$",
        r"\bsign me up\b",
        r"^(?:sign up|sign up (?:here|now|today)|subscribe(?: now| here| today)?)[.!]?$",
        r"\bunsubscribe\b",
        r"\bby (?:signing|subscribing|submitting|clicking|continuing|registering)\b[^.]{0,30}\b(?:you|I) (?:agree|accept|consent|acknowledge)",
    ),
    _cue(
        "newsletter",
        2.0,
        "speaks of a newsletter",
        rf"\bour\b[^.]{{0,50}}\b{_INBOX}",
        rf"\b(?:free|daily|weekly|morning|evening) (?:{_INBOX}|briefing)\b",
        r"\bsign(?:ed|ing)? up\b",
        r"\b(?:newsletter|your inbox)\b",
        r"\bnever miss (?:a|an|our|the)\b",
        r"\bdon[’']t miss (?:a|an|our|out)\b",
        r"\bevery (?:week)?day (?:at|before|by)\b",
        r"\bthanks? (?:you )?for (?:subscribing|signing|registering|joining)\b",
    ),
    # Money: subscriptions, memberships, gifts
    _cue(
        "donation",
        4.0,
        "asks the reader for support",
        rf"\b(?:support|fund|sustain|back|help|protect|power|keep)\b[^.]{{0,25}}\b(?:our|this|independent|quality|local|free)\b[^.]{{0,30}}\b{_WORK}\b",
        r"^(?:please )?(?:donate|chip in|make a (?:\w+ )?(?:gift|donation|contribution)|(?:give|contribute) (?:today|now|here|monthly|what|a gift|from|just|to (?:our|this)))\b",
        r"\b(?:your|a) (?:support|donation|contribution|gift|generosity|membership|subscription) (?:helps?|makes?|allows?|keeps?|ensures?|enables?|powers?|matters|funds?)\b",
        rf"\b(?:our|this|independent|quality) {_WORK}\b[^.]{{0,60}}\b(?:readers?|members?|donations?|paid for|funded|free (?:for|to)|possible|costs?|money)\b",
        r"\breaders? like you\b",
        r"\bpeople like you\b",
        rf"\bmak(?:es?|ing) (?:our|this) {_WORK} possible\b",
        r"\bbecome a (?:\w+ )?(?:member|supporter|subscriber|patron|friend)\b",
        r"\b(?:consider|please) (?:supporting|donating|giving|subscribing|making|making a)\b",
        r"\b(?:donate|give|subscribe|join|contribute|support us)\b[^.]{0,25}\b(?:today|now|here|from (?:just|as little as)|a month)\b",
        r"\bsupport us\b",
        r"\b(?:to|and) (?:keep|continue) reading\b",
        r"\balready (?:a|an) (?:subscriber|member)\b",
        r"\b(?:subscribers?|members?)[- ]only\b|\b(?:for|to) subscribers\b|\bexclusive (?:to|for) (?:subscribers|members)\b",
        r"\b(?:unlimited|full|digital) access\b|\bfree trial\b|\bcancel any ?time\b",
        r"\bfree articles? (?:left|remaining|this month)\b",
        r"\b(?:weeks|months) (?:for|free)\b[^.]{0,30}\b(?:price|subscri|\d)",
        r"\b(?:we need|need) your (?:help|support)\b",
        r"\btax[- ]deductible\b[^.]{0,30}\b(?:gift|donation|contribution)",
    ),
    _cue(
        "donation",
        2.0,
        "speaks of the outlet's own work and money",
        rf"\b(?:we|our)\b[^.]{{0,50}}\b(?:{_WORK}|readers|paywalls?|shareholders?|billionaire|advertis\w+)\b",
        r"\b(?:quality|independent|free|fearless|trusted|trustworthy|investigative|public[- ]interest|open) (?:journalism|reporting)\b",
        r"\bpaywalls?\b",
        r"\byour (?:support|donation|contribution|membership|subscription|gift)\b",
        r"\bfrom (?:just|only|as little as)\b|\bfor the price of (?:a|one) (?:coffee|cup|beer|stamp)\b",
        r"\b(?:nonprofit|non-profit|reader-funded|member-supported) (?:newsroom|news|outlet|organi[sz]ation)\b",
        r"\bif (?:you (?:can|value|like|believe|enjoy)|everyone who)\b",
        r"^subscribe\b|\bsubscription\b",
        r"\bno (?:shareholders|billionaire|owner|advertisements|paywall)\b",
        r"\b(?:paid for|funded) by (?:readers|members|people|those)\b",
        r"\bwill you (?:join|help|give|support)\b",
        r"\b(?:is|are) (?:trusted|read) by\b",
        r"\bspecial offer\b|\blimited[- ]time\b",
    ),
    # Sharing and following
    _cue(
        "share",
        4.0,
        "offers to share or follow",
        rf"\b(?:share|post|tweet|send|save|click to share|pin)\b[^.]{{0,25}}\b(?:on|to|via|by|with) {_SITES}\b",
        rf"\bfollow (?:us|our|the author|[A-Z@][\w’' ]{{1,40}})[^.]{{0,30}}\b(?:on|via|at) (?:{_SITES}|@)",
        r"\b(?:share|print|bookmark|save|gift|e-?mail|forward) (?:this|the|full)? ?(?:article|story|page|post|piece|link)\b",
        r"\bcopy (?:the )?link\b|\blink copied\b",
        rf"^(?:(?:{_SITES}|share|save|print|tweet|post|pin it|copy link|comments?|bookmark|aa|gift|like|\d+)\b[\s,|·•/]*){{2,}}",
        r"^(?:share|tweet|print|save|bookmark|pin it|copy link|send by mail|save for later|gift article)$",
        rf"\blike us on\b|\bfind us on\b|\bjoin (?:us|our|the)\b[^.]{{0,40}}\b(?:channel|group|community|{_SITES})\b",
        r"\b(?:share|pass) (?:it|this) (?:on|with)\b",
        r"\bopens? in (?:a )?new (?:window|tab)\b",
        r"\blisten to (?:this|the) (?:article|story)\b|^listen(?:\s*[·|(].*)?$|\bplay audio\b",
        r"^\W*(?:estimated )?(?:reading|listening) time\b|^\W*\d+ ?-?(?:min(?:ute)?s?)[ -](?:read|listen|watch)\b",
        r"^\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d$",
        r"^(?:add|set) (?:us|\w+) as (?:a )?preferred\b",
    ),
    _cue(
        "donation",
        3.0,
        "names a price for reading",
        r"\bfrom [$£€]?\d[\d.]* (?:a|per) (?:day|week|month|year)\b",
        r"\b(?:subscribers|members) (?:read|get|can|have)\b",
    ),
    _cue(
        "other",
        3.0,
        "asks the reader something",
        r"^\W*(?:want|like|love|liked|loved|found|enjoy|enjoyed|enjoying|disagree|agree|know|see|seen|spotted|got|looking|need|missed|interested|curious)\b[^?.!]{0,70}\?",
    ),
    _cue(
        "donation",
        1.2,
        "speaks of its readers and itself",
        r"\bour (?:latest|newest|own|exclusive|award-winning|team|editors|readers|audience|members|website)\b",
        r"\b(?:readers|listeners|viewers|subscribers|members|supporters|audiences?)\b",
        r"\b(?:adverts?|advertisements?|advertising|advertisers?)\b",
        r"\b(?:reports|broadcasts|publishes) in \w+ (?:languages|countries)\b",
    ),
    _cue(
        "share",
        1.5,
        "speaks of sharing",
        r"^(?:share|follow|tweet)\b",
        rf"\b(?:on|via) {_SITES}(?:[ ,]|$)[^.]*\b@\w+",
        r"\b\d+ min(?:ute)? (?:read|listen)\b",
        r"\b(?:enjoyed?|like|liked|love) (?:what you|this)\b",
        r"\bwith a friend\b",
    ),
    # Comments
    _cue(
        "comments",
        4.0,
        "asks for comments",
        r"\b(?:leave|post|add|write|view|read|see|show|hide|load|submit|join)\b[^.]{0,12}\b(?:a |all |the |your |\d+ )*(?:comments?|repl(?:y|ies)|conversation|discussion|commenting)\b(?! (?:section|on whether))",
        r"^(?:\d+ )?comments?(?: ?\(?\d*\)?)?$",
        r"^(?:conversation|discussion|sort by\b.*|newest|oldest|most liked|reply|report|recommend)$",
        r"\b(?:log|sign) ?in to (?:post|comment|reply|leave)\b",
        r"\b(?:what do you think|have your say|let us know|tell us (?:what|your|in))\b",
        r"\b(?:comment(?:ing)?|community|discussion|moderation) (?:policy|guidelines|rules|standards|forum)\b",
        r"\bcomments? (?:are|is|have been|will be) (?:closed|subject|moderated|disabled|turned|reviewed|not)\b",
        r"\bin the comments\b|\bcomments? (?:section )?below\b",
        r"\b(?:discussion|conversation|thread) (?:is|has been|has) (?:now )?closed\b",
        r"\bfirst to comment\b|\bletters? to the editor\b",
        r"\b(?:before|when|while) (?:you (?:post|comment)|commenting|posting)\b",
        r"\bwill not be published\b|\brequired fields\b",
        r"\byour (?:thoughts|views|opinion|comments?)\b[^.]{0,20}\b(?:below|here|with us)\b",
    ),
    # Moving about the site
    _cue(
        "navigation",
        4.0,
        "is a part of the site's navigation",
        r"^(?:skip|jump|go|back|return|scroll) to (?:the )?(?:main |site |page )?(?:content|navigation|menu|search|top|footer|home|home ?page|front page|start|article|section)\w*\W*$",
        r"^(?:skip to|jump to)\b",
        r"^(?:site )?(?:menu|search|sections?|home|home ?page|navigation|navigation menu|(?:open|close|toggle|main) (?:menu|navigation(?: menu)?|search)|close|accessibility links|breadcrumbs?)$",
        r"^(?:(?:home|front page|news)\s*[»›>/|]\s*)",
        r"^you are here\b",
        r"^(?:next|previous|prev|older|newer)(?: (?:article|story|post|page|entry))?$",
        r"^(?:load|show|view|see) (?:more|less|all)\b[^.]{0,30}$",
        r"^(?:(?:log|sign)[ -]?(?:in|out|up)|register|my account|subscribe|create (?:an )?account|e-?paper|today[’']s paper|live tv|watch live|on air now.*)(?:\s+(?:log|sign|register|subscribe|my).*)?$",
        r"\b(?:privacy (?:policy|notice)|terms (?:of|and|&) (?:use|service|conditions?)|cookie (?:policy|settings)|contact us|about us|advertise with us|work (?:for|with) us|site ?map|help cent(?:er|re)|accessibility statement)\b[^.]*$",
        r"^(?:edition\b|\w+ edition\b)",
    ),
    _cue(
        "navigation",
        2.0,
        "names a part of a site",
        r"^(?:world|news|politics|business|sport|sports|opinion|culture|arts|tech|science|health|lifestyle|editorials?|columns?|local|national|latest|top stories|markets|travel|weather|video|pictures|podcasts?|breaking(?: news)?|live|for you|live updates|exclusive|analysis|features?)$",
        r"^(?:breaking|live|alert)$",
    ),
    # Other pieces of the site
    _cue(
        "link",
        4.0,
        "points to another piece",
        r"^\W*(?:please )?(?:also )?(?:read|see|watch|listen|view|related|more|video|photos?|gallery|in pictures|podcast|explainer|explained|recommended|don[’']t miss|check out|also)\b(?: (?:also|more|next|now|this|too|on|here|from|below|all|it))*\s*(?:[:|»>–—]|-\s)",
        r"^\W*also (?:on|in|from|read)\b",
        r"^\W*(?:read|see|learn|find out|discover|view)(?: the)? (?:more|original|full|our full|next|related|also)\b",
        r"\b(?:click|tap|press|go) (?:here|on the link|the link)\b|\b(?:read|find out|see|learn) more (?:here|about|in our|at|on)\b",
        r"\b(?:read|see|view|listen to|watch|visit|browse|explore|check out|learn more in|find) our (?:full |latest |complete |special |live |guide|interview|explainer|profile|series|timeline|coverage|story|report)",
        r"^\W*(?:source|original|via) ?(?:link|article|story|url)?\W*$",
        r"^\W*(?:view|read) (?:the )?original\b|^\W*link to (?:the )?(?:source|original|story|article)\b",
        r"\bour (?:earlier|previous|recent|past|other|live|interactive) (?:story|stories|report|reports|coverage|map|blog|article|articles)\b",
        r"\[[^\]]{2,200}\]\([^)]*\)",
        r"^(?:https?://|www\.)\S+$",
        r"\b(?:visit|go to|see|at) (?:https?://|www\.)?[\w-]+\.(?:com|org|net|co|example|news|info)\S*\W*$",
        r"^\W*(?:→|►|▶|»|>>|➡|☞|👉)\W*\w",
        r"\bhere(?:[’']s| is| are) (?:more|what|our|how|a (?:longer|closer|deeper|full)|the (?:full|latest))\b",
        r"^(?:follow|for) (?:our|more|the latest|all the latest)\b[^.]{0,40}\b(?:coverage|updates?|news|stories|information|blog)\b",
        r"^(?:explore|more on|read|see) (?:more on |more about )?(?:these|this|related) (?:topics?|stor(?:y|ies)|subjects?)\b",
    ),
    _cue(
        "link",
        2.6,
        "a label before a title",
        r"^\W*(?:in depth|analysis|opinion|profile|explainer|feature|interview|review|long read|comment|podcast|live|quiz|map|timeline|background|in focus|special report): [^.?!]{5,110}$",
    ),
    _cue(
        "teaser",
        4.0,
        "heads a list of other stories",
        r"^\W*(?:most|top|trending|popular|latest|recommended|related|suggested|similar|featured|recent|other|must)[ -]?(?:read|viewed|popular|shared|commented|watched|stories|articles?|news|posts?|now|topics?|videos?|content|reads?|links?|coverage|reading|for you|in \w+(?: \w+)?|from [^.:]{2,40})\W*(?:[:|].*)?$",
        r"^\W*(?:trending|recommended|related|popular|read next|up next|next up|don[’']t miss|in case you missed it|see also|keep reading|editor[’']?s?[’']? picks?|from the archives?|from our partners|around the web|more stories|more news|what to read next|you may (?:also )?like|best of|in other news|more for you)\W*(?:[:|].*)?$",
        r"^\W*you (?:may|might|could|will)(?: also)? (?:like|be interested|enjoy|love|have missed)\b",
        r"^\W*more (?:from|in|on|stories|about|news|coverage|like)\b[^.]{0,40}$",
        r"^\W*(?:read|watch|listen) (?:this )?next\b",
    ),
    # Advertising
    _cue(
        "advert",
        4.5,
        "marks advertising",
        r"^\W*(?:advertisements?|advertising|ads?|adverts?|sponsored(?: (?:content|post|links?|by.*))?|promoted(?: content)?|paid (?:post|content)|partner content)\W*$",
        r"\b(?:stor(?:y|ies)|articles?|content) continues?\b[^.]{0,25}\b(?:below|after|ad)",
        r"^\W*(?:continue|keep) reading(?: below)?\W*$|\bcontinue reading below\b",
        r"\badvertise?ments?\b[^.]{0,30}\b(?:scroll|below|continue|loaded|feedback|skip)",
        r"^(?:skip|close|hide) (?:the )?(?:ad|advert)\w*\b|\bad feedback\b",
        r"\bscroll (?:down )?to continue\b",
        r"\bbrought to you by\b|^\W*(?:paid (?:partnership|promotion)|in partnership with|sponsored by|presented by)\b",
    ),
    # Legal notes, corrections, contact
    _cue(
        "notice",
        4.0,
        "is a notice of the site",
        r"©|\(c\) \d{4}|\bcopyright\b[^.]{0,12}\b(?:\d{4}|by|©)|\ball rights reserved\b",
        r"\bmay not be (?:published|reproduced|copied|republished|redistributed|rewritten)\b|\breproduction in whole\b|\bwithout (?:prior |express )?(?:written )?permission\b",
        r"\b(?:uses?|accept|reject|manage|allow) (?:all )?cookies\b|\bour partners\b[^.]{0,30}\b(?:store|use|process)",
        r"^\W*(?:disclaimer|editor[’']?s?[’']? note|clarification|correction|corrections)\b\W*[:|–—-]?",
        r"\b(?:this|an earlier version of this|a previous version of this) (?:article|story|post|report|piece|version|column) (?:(?:has|have|had) (?:not )?been|was|is|has|originally|first) ?(?:updated|amended|corrected|edited|changed|clarified|revised|originally|first|published|produced|part|written|syndicated|translated|automatically|in)\b",
        r"\b(?:an earlier|a previous) version of (?:this|the)\b|\bthis (?:article|story|post) (?:originally|first) (?:appeared|ran)\b",
        r"\b(?:views|opinions)\b[^.]{0,40}\b(?:expressed|in this (?:column|article|piece))\b[^.]{0,60}\b(?:author|writer|do(?:es)? not|those|own)\b",
        r"\bopinions? in this (?:column|article|piece)\b",
        r"\b(?:found|spotted|see|report|noticed) (?:a|an|any) (?:mistake|error|typo|problem|inaccuracy)\b",
        r"\b(?:got|have|send|do you have) (?:us )?(?:a |any |news )?(?:tips?|information about this story|a story|confidential)\b",
        r"\b(?:write|contact|e-?mail|reach|get in touch with|send) (?:us|our|the (?:author|editors?|newsroom)|tips|to|[a-z]+ ?@)\b[^.]{0,40}(?:@|\bat\b|\bsecurely\b|$)",
        r"\b(?:earn|receive|get)\b[^.]{0,20}\b(?:commission|payment|fee)\b[^.]{0,60}\b(?:links?|buy|purchase|page)\b",
        r"\b(?:this|a version of this) (?:article|story|piece|column)\b[^.]{0,20}\b(?:appears|appeared|ran) in (?:print|the)\b",
        r"\bour standards\b|\bcode of (?:practice|conduct|ethics)\b[^.]{0,10}$",
        r"\bunder (?:a )?creative commons\b|\brepublish (?:this|our)\b",
        r"\b(?:enable|turn on) javascript\b|\bbrowser (?:does not|doesn[’']t) support\b",
    ),
    _cue(
        "notice",
        1.5,
        "speaks of the page itself",
        r"\bthis (?:article|story|page|website|site|post)\b",
        r"\b(?:our|this) (?:site|website|app|page)\b",
        r"[\w.+-]+@[\w-]+\.\w{2,}",
        r"\btrust project\b|\bwhy you can (?:trust|rely)\b",
    ),
    _cue(
        "date",
        4.0,
        "says when it was published",
        r"^\W*(?:first |originally )?(?:published|posted|last (?:updated|modified))\b[^.]{0,60}\b(?:19|20)\d\d",
    ),
    # Pictures
    _cue(
        "caption",
        4.0,
        "carries a picture credit",
        r"\b(?:photo(?:graph)?s?|photography|picture|pictures|pic|image|credit|illustration|video|screengrab|screenshot|graphic)(?: credit)?s?\s*(?::|©|\bby\b|\bvia\b|\bcourtesy\b|/)\s*(?=\S)",
        r"\bgetty images\b|\bshutterstock\b|\bistock\b|\balamy\b|\bafp via\b|\bap photo\b|\bvia (?:ap|afp|reuters|getty)\b|\bepa(?:-efe)?\b|\bzuma\b|\bpool photo\b|\bpress association images\b",
        r"[.—–-]\s*(?:file|pool|handout|courtesy|afp|reuters|ap|epa|online|(?-i:[A-Z][\w ]{2,20}))\s?/\s?(?:file|pool|handout|(?-i:[A-Z][\w. ]{1,30}))\W*$",
        r"\b(?:handout|picture|photo|image|video grab|frame grab)\b[^.]{0,30}\b(?:released|provided|taken|obtained|shows|showing|distributed)\b",
        r"^\W*(?:in this|this|a|an|undated|combination) (?:file|handout|undated|\w+ \d+)? ?(?:photo|picture|image|still|frame|combo)\b",
        r"^\W*\[?\d+\s?(?:/|of)\s?\d+\]?\s+[A-Z]",
        r"^\W*(?:view|open|enlarge|expand|see)? ?(?:image|picture|photo|gallery)(?: in (?:full ?screen|gallery))?\W*$",
        r"^\W*(?:image|photo|picture|caption|video) ?(?:caption|source|credit)?\s*[:,]\s*\w",
        r"^\W*(?:file|stock|archive|library|illustrative|representational?|representative) (?:photo|picture|image|pic)s?\b[^.]{0,20}$",
        r"[\[(](?:courtesy|credit|photo|(?-i:[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,3}\s?/\s?[A-Z]))[^\])]{0,60}[\])]\W*$",
        r"[.!”’\"]\s+(?-i:(?:[A-Z]\w+: ?)?[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,3}\s?/\s?[A-Z][\w.’&-]+(?: [A-Z][\w.’&-]+){0,3})\W*$",
        case=False,
    ),
    _cue(
        "caption",
        1.5,
        "describes a picture",
        r"\b(?:pictured|photographed|is seen|are seen|seen (?:here|from|on|in|at)|left to right|from left|\((?:left|right|centre|center|l|r)\)|looks on|poses? for|file photo)\b",
    ),
    _cue(
        "credit",
        4.5,
        "names who worked on it",
        r"^\W*\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|written|produced|graphics?|research|photography|video|reported)\b (?:(?:and )?(?:writing|editing|reporting) )?by\b",
        r"\bcontributed (?:reporting|research|to this (?:report|story|article|post|piece|dispatch))\b",
        r"\b(?:contributed|reported) (?:reporting )?from\b [A-Z][^.]{0,60}(?:,? and [^.]{0,80}from [A-Z][^.]{0,40})?\W*$",
        r"^\W*(?:with |additional )(?:reporting|files|input|inputs|contributions?|agencies|information|material)\b (?:from|by)\b",
        r"^\W*(?:file )?(?:photo|image|picture)s?:? (?:courtesy|credit|by)\b",
        r"\b(?:the associated press|reuters|agence france-presse|afp|ap|bloomberg|staff writers?|researchers?)\b[^.]{0,60}\bcontributed\b",
    ),
    _cue(
        "box",
        3.0,
        "is a box with background",
        r"^\W*(?:what (?:you need|we know|to know|is (?:it|happening)|happened)|key (?:points|figures|facts|takeaways|moments|dates|events)|at a glance|by the numbers|the (?:story|background) so far|in (?:numbers|figures)|fact ?(?:box|file|check)|timeline|background|explainer|q&a|things to know|why it matters|in brief|quick (?:facts|guide|read)|highlights|the basics)\b[^.]{0,40}$",
        r"^(?:understand(?:ing)? (?:the|what|how)|explained)\b[^.]{0,60}$",
        r"^[^.:]{3,60} (?:in numbers|in figures|at a glance|in brief|explained|so far|by the numbers)$",
    ),
    _cue(
        "other",
        4.0,
        "lists the page's topics",
        r"^\W*(?:tags?|topics?|related topics?|suggested topics?|filed under|keywords?|categor(?:y|ies)|posted in|in this (?:article|story)|subjects?|more on)\s*(?::|$)",
        r"\b(?:download|get|install|try|use) (?:our|the [\w ]{1,30}) app\b|\bon (?:the )?(?:app store|google play)\b",
    ),
)

IMPERATIVE = re.compile(
    r"^\W*(?:please )?(?:sign up|choose|add your|go to|use our|write to|subscribe|register|join|click|tap|follow|share|like|donate|give|contribute|chip in|support|"
    r"help|become|enter|read|watch|listen|see|view|browse|explore|discover|try|learn|find|check out|download|get|receive|"
    r"tell|let us|send|write|e-?mail|contact|visit|buy|order|upgrade|unlock|start|continue|scroll|log in|sign in|stay|"
    r"don[’']t miss|never miss|keep|save|search|pass|unsubscribe|make a)\b",
    re.I,
)
"""A sentence that begins by telling the reader to do something."""

READER = re.compile(r"\b(?:you|your|yours|you[’'](?:re|ll|ve|d))\b", re.I)
"""The reader is spoken to."""

OURSELVES = re.compile(r"\b(?:we|our|ours|us|we[’'](?:re|ll|ve|d))\b", re.I)
"""The outlet speaks of itself."""

LABELS = re.compile(r"(?:^|[.;·|]\s*)[A-Z][\w’' ]{2,30}:\s+\S")
"""Label and value, as in boxes with figures."""

QUESTION_BOX = re.compile(
    r"^(?:Who|What|Why|How|When|Where) (?:is|are|was|were|did|does|do|has|have|can|will)\b[^?.]{3,90}\?\s+\S"
)
"""A question that the same line goes on to answer."""

PROMPT_AT_START = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|(?:Story|Article|Content) continues (?:below|after)(?: (?:this|the))?(?: (?:ad|advertisement|message))?|Continue reading below|"
    r"Read more|Sign up here|Subscribe now|Listen to this article(?: \([^)]{1,20}\))?|Share this (?:article|story)|"
    r"Share|Click here to subscribe|Skip to (?:main )?content|View image in fullscreen)(?=\s+[A-Z“\"‘(])"
)
"""A prompt without a full stop in front of a sentence on the same line."""
