"""The set phrases of pages, in one table: reason, pattern, longest line in words.

The patterns are the set phrases of news sites in general; a line has to match as a whole or at its start, and to be as
short as such lines are, so that a sentence of the article that happens to begin alike is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_NAME = r"[A-Z][\w.'’-]+(?:\s+(?:(?:al|bin|de|da|di|la|le|van|von|der|den)[\s-])*[A-Z][\w.'’-]*){1,3}"
_ROLE = r"editor|correspondent|reporter|columnist|bureau chief"
_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|messenger|tumblr|"
    r"instagram|youtube|tiktok|threads|bluesky|flipboard|pocket|viber|copy link|link|share|tweet|pin|save|"
    r"rss|more)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that the pattern finds and that has no more words than said is removed for the reason."""

    reason: str
    pattern: re.Pattern[str]
    most_words: int


def _rule(reason: str, pattern: str, most_words: int, *, case: bool = False) -> Rule:
    return Rule(reason, re.compile(pattern, 0 if case else re.IGNORECASE), most_words)


_BULLET = r"^(?:[•·*|<>«»‹›←→►▶\-–—#]\s*)*"
_END = r"[\s.:!?…»›→>]*$"

RULES = (
    _rule("furniture", r"^[\W_]+$", 0),
    _rule(
        "furniture",
        r"^(?:post )?views?\s*:\s*[\d.,]+[km]?$|^like loading\W*$|^print(?:er)?[- ]friendly(?: version)?$|"
        r"^rate this (?:post|article|story)\W*$|^was this (?:article|page|story) (?:helpful|useful)\W*$|"
        r"^report (?:an? )?(?:error|typo|mistake|problem)s?\W*$|^(?:send|submit) (?:us )?(?:an? )?"
        r"(?:tips?|corrections?|news tip|feedback)\W*$|^table of contents\W*$|^contents(?: hide| show)?\W*$|"
        r"^toggle\W*$|^(?:proudly )?powered by\b.*$|^theme (?:by|:)\s.*$|^our standards\s*:.*$|"
        r"^(?:download|get|install) (?:our|the) app(?: now| today)?\W*$|^search for\s*:?$|^stay connected\W*$|"
        r"^follow us\W*$|^stay (?:tuned|updated)\b.*$|^support (?:our|us|my) ?(?:work|mission)?\W*$",
        14,
    ),
    _rule("navigation", r"^(?:previous|next)(?: (?:post|article|story))?\s*:\s*\S", 20),
    _rule("comments", r"^(?:leave a reply )?cancel reply$|^notify me of (?:new|follow)|^Δ$", 12),
    _rule("share", r"^(?:click|tap) to (?:share|e-?mail|print|tweet)\b.{0,60}$", 14),
    _rule(
        "subscribe", r"^join (?:us|our)\b.{0,40}\b(?:whatsapp|telegram|discord|facebook|channel|group|community)\b", 14
    ),
    _rule(
        "author_note",
        r"^(?:view|see|read|more)(?: all)?(?: author['’]s)? (?:posts|articles|stories|work)(?: (?:by|"
        r"from)\b.{0,40})?$|"
        r"^see author['’]s posts$|^about author$|^author\s*:\s*\S|^editor['’]?s?['’]? note\s*[:.–—-]|"
        r"^\W*with (?:\w+ ){0,3}inputs?\W*$",
        60,
    ),
    _rule(
        "author_note",
        r"^\W*(?:this|an earlier version of this) (?:article|story|report|piece|post|headline)\b.{0,20}"
        r"\b(?:amended|corrected|misstated|misspelled|misspelt)\b|"
        r"^\W*(?:media|press|investor) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)\s*:",
        60,
    ),
    _rule("furniture", r"^(?:enditem|end item|ends)\W*$", 2),
    _rule("byline", r"^(?:by|posted by)\s+(?:admin|editor|staff\b.{0,20}|our\b.{0,30}|[\w ]{0,15}desk)$|^admin$", 6),
    _rule("tags", r"^posted in\s+\S.{0,40}$", 6),
    _rule(
        "image_credit",
        r"^(?:ai[- ]generated|representative|representational|illustrative) (?:image|photo|picture)\W*$",
        4,
    ),
    _rule("source_credit", r"^\W*(?:sources?|source link|original (?:article|source|story|post))\W*$", 3),
    _rule("source_credit", r"^\W*(?:sources|original (?:article|story|post)|news source|reference|via)\s*:\s*\S", 8),
    _rule("related_links", r"^\W*(?:source|link|reference)\s*\d+\W*$|^[•·*]\s*[^•·*]+(?:[•·*]\s*[^•·*]+)+$", 14),
    _rule("related_links", r"^\W*(?:\d+\W+)?https?://\S+$", 30),
    _rule(
        "read_more", r"^read (?:the )?(?:full|original|complete|entire) (?:article|story|report|post|text)\b.{0,40}$", 9
    ),
    _rule(
        "navigation",
        _BULLET
        + r"(?:(?:previous|next|prev|older|newer)(?: (?:post|article|story|page|entry)s?)?[\s|/«»<>←→:·-]*)+"
        + _END,
        8,
    ),
    _rule("navigation", r"^home\s*(?:[>»›/|→]|\W\s)\s*\S", 15),
    _rule(
        "navigation",
        _BULLET + r"(?:home|menu|search|close|back|back to top|skip to (?:main )?(?:content|navigation)|toggle "
        r"(?:navigation|menu|search)|(?:main|primary) (?:menu|navigation)|open menu|navigation menu|"
        r"sections|all sections|a-z|site ?map|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|"
        r"jobs|privacy(?: policy| notice)?|cookie(?:s| policy)?|terms(?: of (?:use|service)| (?:and|&) "
        r"conditions)?|accessibility|help|faqs?|rss(?: feeds?)?|log ?in|log ?out|sign ?in|sign ?up|sign "
        r"?out|register|my account|subscribe(?: now)?|donate(?: now)?|e-?paper|live tv|watch live|all news|"
        r"view all|see all|show (?:more|less|all)|load more|expand|collapse|edition|language)" + _END,
        6,
    ),
    _rule("furniture", r"^(?:now )?loading(?: now)?(?:, please wait)?\W*$|^please wait\W*$", 4),
    _rule(
        "furniture",
        r"^[\[(—-]*\s*(?:advertisements?(?:\W+continue reading below)?|ads?|"
        r"sponsored(?: content| links?)?|promoted(?: content)?|"
        r"promotion|paid (?:content|post)|story continues below(?: this)?(?: advertisement)?|article "
        r"continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|continue reading(?: below)?|scroll "
        r"(?:down )?to continue(?: reading)?|(?:this video|your browser) .{0,60}support.{0,40}|(?:please "
        r")?enable javascript.*|javascript is (?:disabled|required).*|(?:image|video|audio) unavailable|"
        r"this content is not available.*)\s*[\])—-]*" + _END,
        14,
    ),
    _rule(
        "furniture",
        r"^(?:watch|listen)(?: now| live| to this (?:article|story))?\W*$|^(?:play|pause|mute|unmute|"
        r"replay)(?: video| audio)?\W*$|^\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?$|^gallery\W*$|^\d+\s*(?:/|"
        r"of)\s*\d+$",
        6,
    ),
    _rule(
        "comments",
        _BULLET + r"(?:(?:post|add|leave|write|submit|join|view|show|read|see|hide|load)(?: (?:a|an|your|the|all|"
        r"more|"
        r"\d+))* (?:comments?|reply|replies|conversation|discussion)(?: (?:below|here|first|\(\d+\)))?|"
        r"(?:no|\d[\d,]*) (?:comments?|replies|responses)(?: (?:yet|so far|on .*))?|comments?(?: "
        r"section)?(?:\s*\(?\d*\)?| \w+ (?:closed|disabled|off))|(?:be the )?first to comment.*|cancel "
        r"reply|reply|report (?:abuse|comment)|(?:oldest|newest|most voted|best)(?: comments)?|join the "
        r"(?:conversation|discussion).*|what do you think\??.{0,40}(?:comments?|below).*)" + _END,
        16,
    ),
    _rule(
        "comments",
        r"^your e-?mail address will not be published|^required fields are marked|^save my name,? e-?mail|"
        r"^(?:you must be|please|you need to be) (?:logged|log|sign|signed|register)(?:ed)? ?(?:in)? to "
        r"(?:post|leave|write|comment|reply)|^(?:name|e-?mail|website|url|comment)\s?\*$|^(?:this site uses "
        r"akismet|learn how your comment data)|^comments (?:are moderated|have been|posted|that)",
        40,
    ),
    _rule("share", rf"^[•·*|\s]*(?:{_NETWORKS}\b[\s,|/·•()+\d.km]*(?:and\s+|&\s*)?){{2,}}$", 16),
    _rule(
        "share",
        rf"^(?:(?:click|tap) to )?(?:share|tweet|e-?mail|print|like|pin|save|bookmark|forward|copy)(?: "
        rf"(?:this|the|it|article|story|post|page|link|on|via|to|with|by|in|a|friend|friends|now|your|my|"
        rf"full|{_NETWORKS}|opens|new|window))*[\s:!.()\d]*$",
        16,
    ),
    _rule(
        "share",
        r"^(?:\d[\d.,]*[km]?\s+)?(?:shares?|likes?|views?|reads?|retweets?|"
        r"followers?)(?:\s*[:(]?\s*[\d.,]+[km]?\)?)?\W*$",
        4,
    ),
    _rule(
        "share",
        rf"^(?:follow|find|like|join|connect with|stay connected)\b.{{0,80}}\b(?:on|via|at|"
        rf"channel)\b.{{0,40}}(?:{_NETWORKS}|google news|social media).{{0,60}}$",
        28,
    ),
    _rule(
        "subscribe",
        r"\b(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletters?|updates|e-?mails?|inbox|briefing|"
        r"alerts|channel|podcast|digest)\b",
        40,
    ),
    _rule(
        "subscribe",
        r"^(?:get|receive|have)\b.{0,120}\b(?:your|in) inbox\b|\bdelivered (?:straight |directly |daily "
        r")?to (?:your|you)\b.{0,30}\binbox|^(?:the )?(?:daily|weekly|morning|evening) (?:newsletter|"
        r"briefing|digest)\W*$|^newsletters?\W*$",
        40,
    ),
    _rule(
        "subscribe",
        r"^(?:subscribe|sign up|become a (?:member|subscriber)|already a (?:member|subscriber)|not a "
        r"subscriber|support (?:our|independent|quality) journalism|subscriber[- ]only|to continue reading|"
        r"this (?:article|content|story) is (?:for|available to|only)|unlock (?:this|the)|start your "
        r"(?:free )?(?:trial|subscription)|thank you for (?:reading|subscribing|signing))\b",
        30,
    ),
    _rule(
        "subscribe",
        r"\b(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}\buses? cookies\b|^(?:accept|"
        r"reject|manage)(?: all)? (?:cookies|preferences|settings)|\bby (?:clicking|signing up|subscribing|"
        r"submitting|using this|continuing)\b.{0,120}\b(?:agree|accept|consent|acknowledge)|protected by "
        r"recaptcha|\bprivacy policy and terms of (?:service|use)\b|^(?:please )?enter (?:a valid|your) "
        r"e-?mail|^(?:your )?e-?mail(?: address)?\W*$",
        70,
    ),
    _rule("source_credit", r"^\W*(?:original )?source(?: (?:link|article|url))?\s*[:|–—-]\s*\S", 14),
    _rule(
        "source_credit",
        r"^\W*(?:(?:this|the) (?:article|story|piece|post|report|column|essay|op-ed|commentary)|"
        r"it)?\s*(?:was |is |has been |were )?(?:originally |first |previously )(?:published|appeared|"
        r"posted|reported|aired|produced)\b.{0,20}\b(?:by|on|in|at|from|with)\b",
        40,
    ),
    _rule(
        "source_credit",
        r"^\W*(?:this (?:article|story|piece|post|report) (?:was|is|has been) )?(?:re-?published|reprinted|"
        r"reproduced|syndicated)\b.{0,60}\b(?:from|by|with|courtesy|under)\b",
        40,
    ),
    _rule(
        "source_credit",
        r"^\W*(?:except for the headline,|this (?:story|report|article) (?:is|has been|was) (?:auto|"
        r"published from|generated|sourced|not been edited|taken))",
        50,
    ),
    _rule(
        "related_links",
        _BULLET + r"(?:related(?: (?:sources?|articles?|stor(?:y|ies)|posts?|news|topics?|content|links?|coverage|"
        r"reading|items?|videos?))?|you (?:may|might|could)(?: also)? (?:like|be interested in|enjoy|have "
        r"missed)|(?:more|latest|also|other|top|popular|recent|trending|featured|breaking)\s+(?:from|on|in|"
        r"by|about|like|news|stories|articles|posts|headlines|videos|coverage|reading|topics|"
        r"picks)\b.{0,40}|(?:most|editor'?s?'?|editors'?)\s+(?:read|popular|viewed|shared|commented|recent|"
        r"watched|picks?|choice)\b.{0,20}|see also|read (?:next|also|this next|more)|up next|next up|don'?t "
        r"miss|in case you missed it|what to read next|recommended(?: (?:for you|stories|reading|articles|"
        r"videos))?|trending(?: now)?|popular|latest|more|further reading|references|from (?:around )?the "
        r"web|around the web|sponsored stories|must[- ]reads?|explore more|keep reading|in this (?:article|"
        r"story)|top stories|more stories|also in .{0,30})" + _END,
        8,
    ),
    _rule(
        "read_more",
        r"^\W*(?:(?:also )?(?:read|watch|see|listen)(?: (?:more|also|next|full|now|here|the full (?:story|"
        r"article)|all))?\s*(?:[:|»>→–—]|\bon\b|\babout\b|\bat\b|\bhere\b)|also read\b|read more\b|read "
        r"also\b|see also\b|don'?t miss\s*:|(?:more|related)\s*:|recommended\s*:|click here\b|for more "
        r"(?:information|news|stories|on this|from)\b)",
        30,
    ),
    _rule(
        "read_more",
        r"^\W*(?:read|view|see)(?: the)?(?: full| original| entire| rest of the)? ?(?:article|story|post|"
        r"report|original)?(?: here| at| on)?\W*$|^continue reading\b|^\W*(?:learn|find out|read|see|view|"
        r"discover) more\W*$",
        12,
    ),
    _rule(
        "image_credit",
        r"^\W*(?:featured |cover |lead |representational |representative |header |main )?(?:images?|photos?|"
        r"pictures?|illustrations?|graphics?|photographs?|thumbnail|screenshot|art ?work|video|map|"
        r"infographic|cartoon|file (?:photo|image|picture))\s*(?:credits?|source|courtesy|caption|by|"
        r":|,|/|©|\||–|—)(?:\W|$)",
        40,
    ),
    _rule("image_credit", r"^\W*(?:images?|photos?|pictures?|video) (?:from|via|of)\b[^.]*$", 8),
    _rule(
        "image_credit",
        r"^\W*(?:an? |the |this )?(?:featured )?(?:image|photo|picture|illustration|graphic|artwork)s? "
        r"(?:was |is |were )?(?:created|generated|made|produced|designed|provided|taken|supplied)\b",
        14,
    ),
    _rule("image_credit", r"^\W*(?:(?:photo|image|picture|file) )?(?:credits?|courtesy)\s*(?:of\b|:|by\b)", 16),
    _rule(
        "image_credit",
        r"^\W*(?:getty(?: images)?|reuters|ap photo|associated press|afp|epa|shutterstock|istock|alamy|"
        r"anadolu|sputnik|unsplash|wikimedia commons|wikipedia|file(?: photo| image| picture)?|"
        r"representational image|stock (?:photo|image)|handout)(?:\s*[/|,]\s*[\w .'’-]+)*\W*$",
        10,
    ),
    _rule(
        "image_credit",
        r"[(\[](?:(?:ap |file |stock |courtesy |handout |pool )?(?:photos?|images?|pictures?|photographs?|"
        r"credit|illustration|graphic|video)\b\s*(?:by|:|/|credit|courtesy|via|from|of)?|(?:photo|image) "
        r"by)[^()\[\]]{0,120}[)\]]\W*$",
        70,
    ),
    _rule(
        "image_credit",
        r"(?:\bgetty images|\bap photo|/(?:afp|reuters|ap|epa|getty)(?:\b|[/-])|\bshutterstock|\bwikimedia "
        r"commons)[^.]{0,60}$",
        60,
    ),
    _rule(
        "byline",
        r"^(?i:(?:(?:written|reported|posted|published|edited|compiled|analysis|opinion|words) )?by):?\s+"
        rf"(?:{_NAME}|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)+)"
        r"(?:\s*(?:[,&|/•·–—-]|\b(?:and|in|for)\b)[\w@.,&|/'’ •·–—-]*)?$",
        20,
        case=True,
    ),
    _rule(  # "Jane Roe Political editor", "Jane Roe, Moscow Correspondent": not a headline in capitals about an editor
        "byline",
        rf"^{_NAME}(?:,\s+(?:[\w&-]+\s+){{0,4}}(?i:{_ROLE})|\s+(?:[\w&-]+\s+){{0,3}}(?:{_ROLE}))"
        r"(?:\s+in\s+[A-Z][\w ]+)?$",
        9,
        case=True,
    ),
    _rule(
        "byline",
        rf"^\W*(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|uploaded|last "
        rf"update[d]?)\b\s*(?:on|at|by|:|,)?\s*)?(?:on )?(?:(?:mon|tues?|wednes|thurs?|fri|satur|"
        rf"sun)(?:day)?,?\s+)?{_DATE}(?:\W+(?:at\s+)?\d{{1,2}}[:.]\d\d.{{0,30}})?(?:\W+\w+){{0,4}}\W*$",
        18,
    ),
    _rule(
        "byline",
        r"^\W*(?:first |last |originally )?(?:published|updated|posted|modified)\b\s*(?:on|at|:|\d).{0,80}$",
        16,
    ),
    _rule(
        "byline",
        r"^\W*(?:an?|\d+)\s+(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)(?:\s+(?:ago|read|"
        r"reading|to read|reading time))\W*$|^(?:reading time|estimated reading time)\b.{0,30}$|"
        r"^\d{1,2}:\d\d\s*(?:am|pm|gmt|utc|[a-z]{2,4})?\W*$",
        8,
    ),
    _rule(
        "byline",
        r"^(?:staff (?:writer|reporter|correspondent)|news desk|web desk|(?:editorial|news) (?:staff|team|"
        r"board)|contributor|correspondent|author|by|agencies|associated press|reuters)\W*$",
        5,
    ),
    _rule(
        "author_note",
        r"^[\s*_–—-]*(?:\(?(?:additional )?reporting by\b|\(?(?:edited|editing|compiled|translated|written) by\b|"
        r"\(?with (?:additional )?(?:assistance|inputs?|reporting|contributions?) (?:from|by)\b|about the authors?\b|"
        r"to contact the (?:authors?|editors?|reporters?|writers?)\b|"
        r"the (?:author|writer)s? (?:is|are)\b|.{0,60}\bcontributed to this (?:report|story|article)\b|"
        r"disclaimer\b|(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|presented|in "
        r"this)|this (?:article|piece|column|commentary) (?:reflects|represents)|(?:follow|contact|e-?mail|"
        r"reach|write to) (?:him|her|them|the author|the reporter)\b)",
        80,
    ),
    _rule(
        "tags",
        r"^\W*(?:tags?|topics?|filed under|filed in|keywords?|categor(?:y|ies)|posted in|labels?|more on|in "
        r"this story)\s*[:|]",
        60,
    ),
    _rule("tags", r"^(?:#\w+[\s,]*)+$", 40),
    _rule(
        "copyright",
        r"^\W*(?:©|\(c\)|copyright\b\W*(?:©|\(c\)|\d{4}|by\b)).{0,200}$|"
        r"\ball rights reserved\b|^(?:powered|designed|developed) by\b|"
        r"\b(?:may|must) not be (?:published, broadcast|reproduced|republished)",
        70,
    ),
)

_WRITES = (
    r"journalist|reporter|correspondent|columnist|editor|writer|author|contributor|freelancer?|blogger|"
    r"bureau chief|anchor|photographer|analyst|fellow|professor|lecturer|researcher|scholar|director|"
    r"founder|producer"
)
ABOUT_AUTHOR = re.compile(
    rf"^[\s*_–—-]*(?P<name>{_NAME})\s*(?:,[^,]{{1,60}},)?\s*"
    r"(?:(?:is|was|has been|(?:has )?work(?:s|ed) as|serves as)\b"
    rf"(?:\s(?!in\b|of\b|at\b|for\b|with\b|who\b)[\w’'-]+){{0,6}}\s(?:{_WRITES})\b|(?:covers|writes|reports)\b)"
)
