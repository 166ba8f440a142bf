"""Secrets that show by their own shape: tokens, keys, card numbers, links; and words that look odd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from bot.model.secrets.words import NO_SECRET

Span: TypeAlias = tuple[int, int]
"""As in `text[start:end]`."""
_SYMBOL = re.compile(r"\w[^\w\s.,:;'’/()-]+\w|[^\w\s.,:;?!'’/()\"-]\w")
_DIGIT_OR_SIGN = re.compile(r"[\d!?\"]|[^\w\s.,:;'’/()-]")
_STRONG = re.compile(r"(?=[^!#$%&*+?^~€£§]*[!#$%&*+?^~€£§])[\w!#$%&*+?^~€£§@.-]{7,64}")
_PLAIN_NUMBERED = re.compile(r"[^\W\d_]+\d{1,4}")
_THING = re.compile(
    r"(?:iphone|ipad|ipod|macbook|imac|galaxy|thinkpad|windows|pixel|surface|xperia|redmi|chromebook|latitude|android|"
    r"ios|macos|elitebook|ideapad|vivobook|zenbook|lenovo|samsung|huawei|xiaomi|office|chrome|firefox|safari|edge|keepass|bitwarden|lastpass|laptop|tablet|room|raum|sala|\d{1,2}[:.]\d\d)",
    re.I,
)
"""What has capital letters and digits as well, and is a thing or a time."""
_COURSE = re.compile(r"[A-Z]{2,5}-?\d{2,4}[A-Z]?")
_PART = (
    r"(?:[^\W\d_]{1,20}|\d{1,6}|[^\W\d_]{1,12}\d{1,4}|[A-Z]{1,2}\d{1,4}[a-z]{0,2}|\d{1,4}[^\W\d_]{1,3}\d?|"
    r"[A-Z]\d{1,4}[A-Z]\d{0,3})"
)
_LABEL = re.compile(rf"(?=[^-.]*[-.]){_PART}(?:[-.]{_PART}){{1,5}}")
"""As in `Dell-5420`: words, numbers and the short names of models with hyphens or points between."""
_SHOUTED = re.compile(r"(?:[a-zà-ÿ]{2,20}|[A-Z]{2,20})(?=[!?1]*[!?]{2})[!?1]{2,40}")
"""As in `help!!!1`."""
_APPOINTED = re.compile(
    r"(?:today|tonight|tomorrow|noon|lunch|recess|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|"
    r"heute|morgen|hoy|mañana|hoje|amanhã|demain)@\d{1,2}(?:[:.]\d\d)?(?:am|pm|h)?",
    re.I,
)
"""As in `tomorrow@9`."""
_LONGEST_LINK = 4000
SHORTEST_CARD = 13
_CALLED = (15, 16)
"""Digits in the number of a card that is known by what it is called only."""
_KEYS = "sk|pk|rk|ghp|gho|ghs|glpat|github_pat|xox[abeprs]|xapp|npm|hf|shpat|whsec"
_SHAPES = tuple(
    (part, re.compile(shape))
    for part, shape in (
        ("-", r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"),
        ("-", r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])"),
        ("eyJ", r"(?<!\w)eyJ[\w-]{10,4000}\.[\w.-]{10,4000}"),
        ("-", rf"(?<!\w)(?:{_KEYS})-[\w-]{{16,400}}"),
        ("_", rf"(?<!\w)(?:{_KEYS})_[\w-]{{16,400}}"),
        ("-", r"(?<![\d-])(?:\d{6}-){7}\d{6}(?![\d-])"),
        ("AIza", r"(?<!\w)AIza[\w-]{30,60}"),
        ("ya29.", r"(?<![\w.])ya29\.[\w.-]{10,4000}"),
        ("SG.", r"(?<![\w.])SG\.[\w-]{10,80}\.[\w-]{10,100}"),
        ("ecret", r"(?<=ecret[\s:=])\s{0,3}(?=[a-zA-Z/+]{0,64}\d)[A-Za-z0-9/+]{32,64}(?![\w/+])"),
        ("AKIA", r"(?<!\w)AKIA[A-Z0-9]{12,20}(?!\w)"),
        ("earer ", r"(?<=[Bb]earer )[\w.~+/=-]{16,4000}"),
        ("asic ", r"(?<=uthorization: [Bb]asic )[\w+/=-]{8,4000}"),
        ("ookie:", r"(?:(?<=ookie: )|(?<=ookie:)(?! ))(?=[\w.-]{1,60}=)[^\n\"']{3,4000}"),
        ("ccc", r"(?<!\w)(?=c{3,12}[bd-v])[cbdefghijklnrtuv]{44}(?!\w)"),
        ("PRIVATE", r"(?s)(?<=PRIVATE KEY-----).+?(?=-----END|\Z)"),
    )
)
"""Each with a part of it that is found in no time, and in few texts."""
_SHAPELY = re.compile(r"\d{3}|eyJ|[_-]\w|AKIA|AIza|earer |asic |[A-Z]{2}\d\d|ya29|SG\.|ecret|ookie:|ccc")
"""Something of this is in all that shows by its shape."""
_CARD = re.compile(r"(?<![\d.-])(?:[3-6]\d|2[2-7])\d\d(?:[ .-]?\d){9,15}(?!\d)")
_CALLED_CARD = re.compile(
    r"(?:\bcards?|karte|kartennummer|\btarjeta|\bcarte|\bcartão|\bcartao|\bvisa|\bmastercard|\bamex)\b"
    r"(?:\s?[:=]|[\s,]{1,3}(?!order|invoice|ticket|serial|tracking|student|isbn|room)[^\W\d_]{1,12}\.?){0,3}\s{0,3}[:=#]?\s{0,3}\Z",
    re.I,
)
_CARD_ENDS = re.compile(r"\d(?=[ .-]|$)")
_CARD_GOES_ON = re.compile(
    r"(?:[ ,-]{1,3}(?:(?:exp\w{0,5}|valid)[ :.]{1,3})?\d{1,2}/\d{2,4}(?![\d/]))?(?:[ ,-]{1,3}\d{3,4}(?![\d/-]))?"
)
"""The month it ends with, and the three digits on its back."""
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_WITH_ADDRESS = re.compile(
    r"@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?:\s[/|]\s|:\s?)(?=\S{0,99}\d)(?=\S{0,99}[^\W\d_])(\S{6,100})"
)
"""As in `kim@school.example / 1234abc`."""
_NO_WORD = re.compile(
    r"(?<=[^/]/)(?:(?=[^/?#\d]{0,40}\d)[\w.~%=-]{12,200}|(?=\w{0,11}\d)(?=\w{0,11}[A-Z])(?=\w{0,11}[a-z])\w{8,11})(?=[/?#]|$)"
)
_SIGNED_IN = re.compile(r"(?<=://)[^\s/@:]{1,100}:(?=[^\s/@]{1,200}@)")
_LINK_KEY = re.compile(
    r"[?#](?=[^?#]{0,2000}?\b(?:\w{0,20}token=[^&\s]|(?:[\w-]{0,20}[_-])?(?:code|otp|otl|secret|password|passwd|pwd|pass|clave|contrase(?:ñ|n|%c3%b1)a|senha|mdp|passwort|kennwort|apikey|sig|signature|resourcekey|saml(?:response|request|art))=[^&\s]"
    r"|(?:k|key|cle|cl%c3%a9|clave|chave)=(?-i:(?=[\w~-]{0,40}\d)(?=[\w~-]{0,40}[A-Z])(?=[\w~-]{0,40}[a-z]))[\w~-]{8}"
    r"|(?:ticket|key|auth|session|session_?id|sid|reset|verify|confirm|invite|oobcode|hash|rapt|ctx|tk|t)=[\w.~%-]{10}))",
    re.I,
)
_MEETING = re.compile(r"zoom|webex|://meet|[/.]meet[./]|/j/\d", re.I)
_ROOM_KEY = re.compile(r"[?&](?:pwd|pass)=", re.I)
"""A meeting is given to all who are to come, with its passcode in it."""
_LINK_RESET = re.compile(
    r"/(?:register|invite|sign-?up)/(?=[\w~%-]{0,60}\d)(?=[\w~%-]{10})|"
    r"/(?:reset|verify|confirm|activate|magic|recover|p(?:ass)?w(?:or)?d?-?reset|(?:set|new|change|forgot)-?password)[\w-]{0,20}"
    r"(?:(?=[?#])|/(?=[?#]|[\w.~%-]{12})|(?<=[\w-])(?=(?:[a-z.~%_-]{0,20}\d){4}))|"
    r"/(?:reset|verify|verif\w{2,5}|confirm\w{0,3}|activ\w{1,5}|ativar|aktivier\w{1,3}|recover\w{0,2}|recuper\w{1,5}|"
    r"restablec\w{1,5}|redefin\w{1,5}|r[eé]initialis\w{1,3}|invit\w{0,6}|einladung|join|token|magic|unlock|zur(?:ü|ue)cksetzen)/"
    r"(?=[\w~%-]{8})(?-i:(?=[\w~%-]{0,40}\d)(?=[\w~%-]{0,40}[A-Z])(?=[\w~%-]{0,40}[a-z]))|"
    r"/(?:pw|pwd|password|passwd|reset|activate|set|verify|invite|unlock)/(?:[a-z]{2,10}/){0,2}(?=[\w~%-]{12})(?=(?:[^/?#\d]{0,20}\d){4})|"
    r"/[rst]/(?=[\w~%-]{10})(?-i:(?=[\w~%-]{0,40}\d)(?=[\w~%-]{0,40}[A-Z])(?=[\w~%-]{0,40}[a-z]))|"
    r"/(?:forgot|unlock)[\w-]{0,20}\?(?=[^?#]{0,200}?=(?=[\w~%-]{0,40}\d)[\w~%-]{8})",
    re.I,
)
_LINK_CALENDAR = re.compile(r"/(?:private-(?=[\w-]{8})|feeds/calendars/(?=\w{12})|owa/calendar/(?=\S{12}))", re.I)
"""The address of a calendar that shows it to whoever has it."""


_GROUPS = re.compile(
    r"(?<![\w-])(?:[A-Z\d]{4,6}(?:[ -][A-Z\d]{4,6}){2,9}|"
    r"[a-z\d]{4}(?: [a-z\d]{4}){2,9}|[a-z\d]{4,6}(?:-[a-z\d]{4,6}){2,9})(?![\w-])"
)
"""A key as programs show it, to be typed by hand."""
_MIXED = re.compile(r"(?=[^\d -]{0,5}\d)(?=\d{0,5}[^\W\d_])[^\W_]{4,6}")
FEWEST_MIXED = 2
_GROUPED = re.compile(
    r"\b(?<!serial\s)(?<!product\s)(?<!licen[cs]e\s)(?:keys?|codes?|c[oó]digos?|secret|set-?up|recovery|backup|authenticator|schl[uü]ssel|clé|clave|chave|llave|token)\b",
    re.I,
)
_GROUPED_AHEAD = 60


def spaced(shape: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for what people put between words."""
    return re.compile(shape.replace(" ", r"\s{1,3}"), re.I | re.M)


def shaped(text: str) -> Iterator[Span]:
    """What shows by its own shape that it is a secret."""
    if "@" in text:
        yield from (match.span(1) for match in _WITH_ADDRESS.finditer(text))
    if not _SHAPELY.search(text):
        return
    for part, shape in _SHAPES:
        if part in text:
            yield from (match.span() for match in shape.finditer(text))
    yield from (span for match in _CARD.finditer(text) for span in _card(match))
    yield from (match.span() for match in _ACCOUNT.finditer(text) if _is_account(match[0]))


def grouped(text: str) -> Iterator[Span]:
    """Groups of letters and digits, behind what says that they are a key."""
    if not _GROUPED.search(text):
        return
    for match in _GROUPS.finditer(text):
        mixed = sum(bool(_MIXED.fullmatch(part)) for part in re.split("[ -]", match[0]))
        if mixed >= FEWEST_MIXED and _GROUPED.search(text, max(0, match.start() - _GROUPED_AHEAD), match.start()):
            yield match.span()


def in_link(link: str) -> Iterator[Span]:
    """What in a web address lets somebody in."""
    link = link[:_LONGEST_LINK]
    if match := _SIGNED_IN.search(link):
        yield match.end(), link.index("@", match.end())
    for shape in (_LINK_KEY, _LINK_RESET, _LINK_CALENDAR):
        if (match := shape.search(link)) and not (_ROOM_KEY.search(link) and _MEETING.search(link)):
            yield match.end(), len(link)


def in_path(link: str) -> Iterator[Span]:
    """What in the path of a web address is no word."""
    yield from (match.span() for match in _NO_WORD.finditer(link[:_LONGEST_LINK]))


def _card(match: re.Match[str]) -> Iterator[Span]:
    """The longest number of a card that begins there, with what is written behind it."""
    for end in reversed([each.end() for each in _CARD_ENDS.finditer(match[0])]):
        digits = match[0][:end]
        count = len(re.sub(r"\D", "", digits))
        if count >= SHORTEST_CARD and (_is_card(digits) or (count in _CALLED and _is_called_card(match))):
            at = match.start() + end
            more = _CARD_GOES_ON.match(match.string, at)
            yield match.start(), more.end() if more else at
            return


def _is_called_card(match: re.Match[str]) -> bool:
    """Whether words before it say so, whatever its check digit is; who types it may mistype it."""
    return bool(_CALLED_CARD.search(match.string, max(0, match.start() - 48), match.start()))


def _is_card(digits: str) -> bool:
    numbers = [int(each) for each in digits if each.isdigit()]
    doubled = [sum(divmod(2 * each, 10)) for each in numbers[-2::-2]]
    return (sum(numbers[-1::-2]) + sum(doubled)) % 10 == 0


def _is_account(number: str) -> bool:
    """Whether its two check digits are right, as ISO 13616 wants them; with or without the last word."""
    candidates = (number.replace(" ", ""), number.rpartition(" ")[0].replace(" ", ""))
    return any(int("".join(str(int(each, 36)) for each in it[4:] + it[:4])) % 97 == 1 for it in candidates if it[14:])


def thing(core: str) -> bool:
    """Whether it is the name of a device or a program, a room, a course or a time."""
    return bool(_THING.match(core) or _COURSE.fullmatch(core))


def label(core: str) -> bool:
    """Whether it is put together as the names of devices, rooms and classes are."""
    return bool(_LABEL.fullmatch(core))


def exclaimed(core: str) -> bool:
    """Whether it is only shouted, or a day and an hour written together; by itself it is no password."""
    return bool(_SHOUTED.fullmatch(core) or _APPOINTED.fullmatch(core))


def odd(core: str) -> bool:
    """Whether it looks like no word of a language: letters with digits or signs, or many digits."""
    if len(core) < 4 or NO_SECRET.fullmatch(core):
        return False
    letters, digits = any(map(str.isalpha, core)), any(map(str.isdigit, core))
    return (letters and (digits or bool(_SYMBOL.search(core)))) or core.isdecimal()


def may_be_odd(text: str) -> bool:
    """Whether there is a digit or a sign in it, as in all that looks like no word."""
    return bool(_DIGIT_OR_SIGN.search(text))


def strong(core: str) -> bool:
    """Whether it can hardly be anything but a password."""
    return any(map(str.isdigit, core)) and any(map(str.isalpha, core)) and bool(_STRONG.fullmatch(core))


def very_odd(core: str) -> bool:
    """Whether it looks like a secret even far from the word for it."""
    if len(core) < 6 or not odd(core) or core.isdecimal() or _PLAIN_NUMBERED.fullmatch(core):
        return False
    if label(core) or exclaimed(core):
        return False
    mixed = core != core.lower() and core != core.upper() and any(map(str.isdigit, core))
    return mixed or bool(_SYMBOL.search(core))
