"""What somebody typed about a class: its name, its people, its channel, its link and its time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model.errors import AskBack
from bot.model.letters import QUOTES, plain
from bot.model.messages import Button, Card, Kind, Place, Reply, Style
from bot.model.moments.days import REPEATED, bare_day
from bot.model.moments.lengths import sounds_like_one
from bot.model.moments.moments import read_moment, typed, written_there
from bot.model.moments.readings import Kept, Moment, Span, UnknownZone, Unread, Why, apart, beside, left_over, pieces
from bot.model.moments.zones import zone_of_city, zones_like
from bot.model.people import Person
from bot.model.unsaid import Lack
from bot.model.words import Said, lines, say, shortened, visible
from handlers.sessions.people import known_as, person_at, persons_named
from handlers.turn import TALK, Turn

LONGEST_TITLE = 200
_QUOTED_BACK = 60
_JOINING = re.compile(
    r"^(?:(?:on|at|for|with|and)\s+)+|(?:\s+(?:on|at|for|from|with|and|para|pour|für|am|um|el|le|den|de|del|du))+$",
    re.IGNORECASE,
)
"""Words that joined the name of a class to its people or its time."""
_JOINS_ALONE = re.compile(r"(?:for|with|para|con|com|pour|avec|für|mit|y|et|und|e)", re.IGNORECASE)
"""What is left of `para #algebra`."""
_ROOM = re.compile(
    r"(?:(?:in|at) )?(?:the )?(?P<room>(?:[\w-]+ )?"
    r"(?:room|classroom|lab|hall|studio|gym|library|auditorium|aula|sala|salle|raum)(?: [\w.-]{1,8}){0,2})",
    re.IGNORECASE,
)
"""Where a class is held in the building."""
EMPTY = re.compile(r"""[\"“„«'‘]\s*[\"”“»'’](?!\w)""")
_BECAUSE = re.compile(r"because\s+(?!of\b)(?=\w)", re.IGNORECASE)
_MYSELF = re.compile(r"(?<![\w'’])i(?![\w-])")
_QUOTED = re.compile(r'"([^"]+)"|[“„]([^“”„]+)[“”]|«([^«»]+)»|(?<!\w)[\'‘]([^\'‘’]+)[\'’](?!\w)')
_A_LINK = re.compile(
    r"(?:\b(?:with|and|on|at|via)\s+)?(?:\b(?:the|a|this)\s+)?(?:\b[a-z]+\s+)?\blink:?\s*$", re.IGNORECASE
)
"""What stands before the address of a class."""
_ADDRESSED = r"https?://\S+|(?<![^\s(])[#@](?!\d{1,2}(?:[:.h]|[ap]\.?m\b))[^\s,;]+"


@dataclass(frozen=True, slots=True)
class Named:
    """What the words name. `title` is the one in quotes, empty when there is none; `rest` are the words left over.

    `again` names the same channel, people and link in words that are understood without their mentions: a button says
    them.
    """

    title: str
    channel: Place | None
    persons: tuple[Person, ...]
    link: str
    rest: str
    again: str


def named(words: str, turn: Turn) -> Named:
    """Take the words apart. Raises `BotError` for a channel or a person that is not known."""
    words = EMPTY.sub(" ", words)
    quoted = _QUOTED.search(words)
    title = next(filter(None, quoted.groups()), "") if quoted else ""
    if quoted:
        words = f"{words[: quoted.start()]} {words[quoted.end() :]}"
    channels: dict[Place, None] = {}
    persons: dict[int, Person] = {}
    links: list[str] = []
    spans: list[Span] = []
    for match in _tokens(turn).finditer(words):
        token, end = match[0].rstrip(".,;:!?)>"), match.end()
        if token.startswith("#") and len(token) > 1:
            channels[_channel(token, turn)] = None
        elif token.startswith("@") and len(token) > 1:
            person, more = person_at(token, words[end:], turn)
            persons[person.id] = person
            end += more
        elif len(token) > 1:
            links.append(token)
        before = _A_LINK.search(words, 0, match.start()) if token.startswith("http") else None
        spans.append((before.start() if before else match.start(), end))
    for span, person in persons_named(apart(words, spans), turn):
        persons[person.id] = person
        spans.append(span)
    if len(channels) > 1:
        raise AskBack("A class has one channel. Name the one where its people are.", TALK)
    channel = next(iter(channels), None)
    again = [f"#{channel.channel}"] if channel else []
    again += [f"@{known_as(person, turn)}" for person in persons.values()]
    return Named(
        tidy(title), channel, tuple(persons.values()), links[0] if links else "", apart(words, spans),
        " ".join([*again, *links[:1]]),
    )  # fmt: skip


def title_of(about: Named, read: Moment | Unread) -> str:
    """The name of the class: what stands in quotes, or what of the words is not the time and stands in one piece. The
    room is told with it. Raises `AskBack` when other words are left over.
    """
    left = [piece for piece in pieces(about.rest, read.spans) if not _JOINS_ALONE.fullmatch(piece)]
    title = about.title or tidy(_JOINING.sub("", left.pop(0) if left else beside(about.rest, read.spans)))
    room = _ROOM.fullmatch(_JOINING.sub("", left[-1])) if left else None
    if left[: len(left) - bool(room)]:
        raise _not_understood(left_over(about.rest, read.spans) if about.title else " ".join(left))
    return f"{title}, {room['room']}" if room and title else title


def in_room(title: str, room: str) -> str:
    """The name of a class that is in this room now; the room it had is let go."""
    name, _, before = title.rpartition(", ")
    room = tidy(room)
    found = _ROOM.fullmatch(room)
    return f"{name if name and _ROOM.fullmatch(before) else title}, {found['room'] if found else f'room {room}'}"


def a_name(words: str, before: str, turn: Turn) -> str:
    """The name that a class gets, without the quotes that show where it begins and ends; it stays in its room."""
    title, room = tidy(turn.spelled(words).strip(QUOTES)), before.rpartition(", ")[2]
    stays = title and room != before and _ROOM.fullmatch(room) and not _ROOM.fullmatch(title.rpartition(", ")[2])
    return tidy(f"{title}, {room}") if stays else title


def a_link(words: str, turn: Turn) -> str:
    """The address in some words. Raises `AskBack` where there is none."""
    if link := named(words, turn).link:
        return link
    raise AskBack("Which link? Say it as it is opened, beginning with https://.", TALK)


def as_sentence(reason: str) -> str:
    """A reason that stands by itself: `because i am ill` is `I am ill`."""
    begins = _BECAUSE.match(reason.strip())
    said = reason.strip()[begins.end() if begins else 0 :]
    return _MYSELF.sub("I", said[:1].upper() + said[1:])


def when(words: str, turn: Turn, kept: Kept | None = None, command: str = "") -> Moment | Unread:
    """The moment in some words, by the person's own clock, or the moments of which one is meant.

    Raises `AskBack` when there is none. What the words leave out is as in `kept`. `command`: what the moment alone is
    said with in answer to that; `{title}` in it stands for the words, where the name of the class is among them.
    """
    read = read_moment(words, turn.person.zone, turn.now, kept)
    if isinstance(read, Unread) and not read.options:
        raise _asked(AskBack(_why(read), TALK), read, " ".join(words.split()), command)
    if isinstance(read, Moment) and (name := bare_day(words)) and turn.work.people.called(name):
        return replace(_only_if(read, Why.A_NAME, turn), what=name)
    return read


def _why(read: Unread) -> Said:
    """Why it is no moment; beside a zone that is none, which ones may be meant."""
    near = zones_like(read.what) if read.why is Why.ZONE else []
    return lines(read.text, say("Did you mean {zones}?", zones=" or ".join(near))) if near else read.text


def _asked(asked: AskBack, read: Unread, words: str, command: str) -> AskBack:
    """The question for the moment, with what its answer is said with; a day that lacks only its time is kept."""
    titled = "{title}" in command
    if titled and (again := REPEATED.search(plain(words))):
        words = tidy(words[: again.start()])
    kept = words and read.why in (Why.NOTHING, Why.NO_TIME, Why.REPEATED)
    if not command or (titled and not kept):
        return asked
    whole = command.replace("{title}", words, 1) if titled else f"{command} {words}" * (read.why is Why.NO_TIME)
    return asked.answered_by(Lack.MOMENT, whole or command)


def nothing_left(words: str, read: Moment | Unread) -> None:
    """Raises `AskBack` when there are words that nothing was made of: they may have named another day."""
    if rest := left_over(words, read.spans):
        raise _not_understood(rest)


def _not_understood(words: str) -> AskBack:
    if sounds_like_one(words):
        return AskBack(Why.LENGTH.value, TALK)
    with suppress(UnknownZone):
        zone_of_city(words)
        return AskBack(
            "Is {words} whose clock is meant? Then say it with the word time: {words} time. Otherwise put the class's "
            "name in quotes. I have changed nothing.",
            TALK,
            words=words,
        )
    return AskBack(
        "I did not understand “{words}”, so I have changed nothing. Say the day and time such as friday 15:00, people "
        "as @name, and put the class's name in quotes.",
        TALK,
        words=shortened(visible(words), _QUOTED_BACK),
    )


def with_a_day(read: Moment | Unread, turn: Turn) -> Moment | Unread:
    """The moment, or the question whether it is meant when no day was named: words of the title may have meant one."""
    if isinstance(read, Unread) or read.day_named:
        return read
    return _only_if(read, Why.NO_DAY, turn)


def _only_if(read: Moment, why: Why, turn: Turn) -> Unread:
    """The question whether this moment is meant."""
    length = f" {read.duration // timedelta(minutes=1)}m" if read.duration else ""
    zone = f" {read.zone}" if read.zone != turn.person.zone else ""
    return Unread(why, options=(f"{typed(read.at, read.zone)}{zone}{length}",), spans=read.spans)


def which(read: Unread, turn: Turn, commands: Iterable[str]) -> list[Reply]:
    """The question which moment is meant; each button says its command.

    It is an answer and not an error, so that the people named are known when the button names them again.
    """
    buttons = choices(read, turn, commands)
    text = read.text
    if read.why is Why.AMBIGUOUS and len(buttons) == 1:  # the other ways to read it have passed
        text = say("Do you mean {when}?", when=buttons[0].label)
    return [turn.whisper(Card(text, buttons=(*buttons, TALK), listed=len(buttons)))]


def choices(read: Unread, turn: Turn, commands: Iterable[str]) -> list[Button]:
    """A button for each moment that may be meant, which says its command."""
    return [Button(_label(read, number, turn), command, Style.PRIMARY) for number, command in enumerate(commands)]


def _label(read: Unread, number: int, turn: Turn) -> Said:
    found = read_moment(read.options[number], turn.person.zone, turn.now)
    when = written_there(found.at, found.zone) if isinstance(found, Moment) else read.options[number]
    if read.why is not Why.FOLD:
        return say("{when}", when=when)
    return say("{when}, the second time" if number else "{when}, the first time", when=when)


def _tokens(turn: Turn) -> re.Pattern[str]:
    mentioned = sorted(turn.message.mentions, key=len, reverse=True)
    return re.compile("|".join([rf"(?<!\w){re.escape(token)}(?!\w)" for token in mentioned] + [_ADDRESSED]))


def _channel(token: str, turn: Turn) -> Place:
    place = turn.message.place
    known = turn.message.mentions.get(token)
    if known is None and turn.message.kind is Kind.PRESSED:
        known = token[1:]
    if known is None:
        raise AskBack(
            "I do not know the channel {name}. If it is part of the class's name, put the name in quotes.",
            TALK,
            name=token,
        )
    return Place(place.platform, place.workspace, known)


def tidy(title: str) -> str:
    """The name of a class in one line, without what stood around it."""
    plain = " ".join(visible(title).replace('"', "'").split())
    return shortened(plain.strip(" ,.;:-"), LONGEST_TITLE)
