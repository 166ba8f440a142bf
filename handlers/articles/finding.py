"""Articles: found by words, read, judged, and named where one may help."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.articles.article import Article
from bot.model.errors import AskBack, NotFound
from bot.model.intents import articles as intents
from bot.model.intents.offers import OfferDidNotHelp, OfferHelped
from bot.model.messages import Button, Card, Reply, Style
from bot.model.understanding.spelling import drawn_in_words
from bot.model.words import Said, lines, say, shortened
from handlers.articles.words import Shown, last_shown, read_last
from handlers.offers import offering
from handlers.turn import HELP, OPEN_TICKET, TALK, Turn

_THANKS = say("Good that it helped. Thank you for telling me.")
_WITH_THESE = say("Open a ticket with these words")
_SEARCHABLE = re.compile(r"[^\W_]")
_EXAMPLES = tuple(
    Button(say(words), words) for words in ("search forgotten password", "search printing", "search wifi at school")
)
_A_NAME = re.compile(r"\d+|[^\W_]+(?:-[^\W_]+)+")
_CARRIED = 500
"""So many letters of what was looked for in vain go into the form of a ticket."""


def search(intent: intents.Search, turn: Turn) -> list[Reply]:
    query = drawn_in_words(intent.query.strip(" \t\r\n.,:;!?"))
    if not _SEARCHABLE.search(query):
        raise AskBack("What are you looking for? Type `search` and a few words, as on these buttons.", *_EXAMPLES, TALK)
    found = turn.school.library.search(query, turn.person.role)
    shown = shortened(query, 60)
    if not found:
        text = say("I found no article about “{query}”. Try other words, or tell the support team.", query=shown)
        return [turn.whisper(text, _carry(query, _WITH_THESE), TALK)]
    rows = [say("**{title}**: {opening}", title=each.title, opening=each.opening) for each in found]
    title = say("What I found about “{query}”", query=shown)
    helps = f"article helped {found[0].name}" if len(found) == 1 else "one of these helped"
    ways = (*map(_read, found), Button(say("Yes, it helped"), helps), _carry(query, say("No, open a ticket")), TALK)
    note = say("Did one of these help? If not, open a ticket with these words, or talk to a person.")
    return [turn.whisper(Card(lines(*rows), title=title, buttons=ways, note=note, listed=len(found)))]


def show(intent: intents.ShowArticle, turn: Turn) -> list[Reply]:
    """Show the article with this name. Words that name none are searched for, unless they can only be a name."""
    article = turn.school.library.get(_name(intent.article), turn.person.role)
    if article is None:
        called = intent.article.strip(" \t\r\n.,:;!?")
        return _no_such(called, turn) if _A_NAME.fullmatch(called) else search(intents.Search(intent.article), turn)
    turn.work.articles.read(turn.person.id, article.name)
    return [turn.whisper(page(article))]


def _no_such(called: str, turn: Turn) -> list[Reply]:
    """The same answer whether the article is not there or is not for this person."""
    near = turn.school.library.nearest(_name(called), turn.person.role)
    text = "There is no page called “{name}” for you. Type `search` and a few words to look for one."
    if near:
        text = "There is no page called “{name}” for you. Is it one of these?"
    return [turn.whisper(say(text, name=shortened(called, 60)), *map(_read, near), HELP, TALK)]


def page(article: Article) -> Card:
    """An article as it is read, with what comes after it."""
    verdicts = (
        Button(say("It helped"), f"article helped {article.name}", Style.PRIMARY),
        Button(say("It did not help"), f"article did not help {article.name}"),
    )
    return Card(
        article.text,
        title=say("{title}", title=article.title),
        buttons=(*(way for way in article.ways if way.says != TALK.says), *verdicts, TALK),
        note=say("Did it help? {owner} looks after this page and is told how many say so.", owner=article.owner),
    )


def helped(intent: intents.ArticleHelped, turn: Turn) -> list[Reply]:
    article = _judged(intent.article, turn, helped=True)
    return offering.judged(turn, article.name, helped=True) or [turn.whisper(_THANKS, HELP, TALK)]


def found_helped(_: intents.FoundHelped, turn: Turn) -> list[Reply]:
    """Say thank you, and no more: which article helped is asked on the page of the article."""
    return [turn.whisper(_THANKS, HELP, TALK)]


def did_not_help(intent: intents.ArticleDidNotHelp, turn: Turn) -> list[Reply]:
    article = _judged(intent.article, turn, helped=False)
    if told := offering.judged(turn, article.name, helped=False):
        return told
    text = say("Thank you for telling me: now it can be made better. This is how you can go on:")
    ways = [way for way in article.ways if way.says not in (OPEN_TICKET.says, TALK.says)]
    return [turn.whisper(text, *ways, OPEN_TICKET, TALK)]


def it_helped(intent: OfferHelped, turn: Turn) -> list[Reply]:
    """An article helped: the one shown beside a held report, or else the one they read or found last."""
    shown = _spoken_of(turn)
    if shown is None:
        return offering.helped(intent, turn)
    if len(shown.articles) == 1:
        return helped(intents.ArticleHelped(*shown.articles), turn)
    return [turn.whisper(_THANKS, HELP, TALK)]


def it_did_not_help(intent: OfferDidNotHelp, turn: Turn) -> list[Reply]:
    """An article did not help: as `it_helped`, and what they searched for goes into the form of a ticket."""
    shown = _spoken_of(turn)
    if shown is None:
        return offering.did_not_help(intent, turn)
    if shown.form is None:
        return did_not_help(intents.ArticleDidNotHelp(*shown.articles), turn)
    if len(shown.articles) == 1:
        _judged(shown.articles[0], turn, helped=False)
    text = say("Thank you for telling me. Then a person should look: open a ticket with the words you looked for.")
    return [turn.whisper(text, replace(shown.form, label=_WITH_THESE), TALK)]


def _spoken_of(turn: Turn) -> Shown | None:
    """The article that is meant when no report is held."""
    if turn.message.about or offering.waits(turn):
        return None
    if shown := last_shown(turn):
        return shown
    name = read_last(turn)
    return Shown((name,)) if name else None


def guessed(turn: Turn) -> tuple[Button, ...]:
    """The article that certainly fits words the desk did not understand."""
    article = likely(turn, turn.message.words)
    return (_read(article),) if article else ()


def likely(turn: Turn, words: str) -> Article | None:
    """The article that certainly fits these words."""
    return turn.school.library.likely(words, turn.person.role)


def _read(article: Article) -> Button:
    return Button(say("{title}", title=article.title), f"article {article.name}")


def _carry(query: str, label: Said) -> Button:
    """The form of a ticket, with what they searched for already in it."""
    return Button(label, f"ticket form {shortened(query, _CARRIED)}", form=True)


def _judged(name: str, turn: Turn, helped: bool) -> Article:
    article = turn.school.library.get(_name(name), turn.person.role)
    if article is None:
        raise NotFound("There is no such article any more.", HELP, TALK)
    turn.work.articles.judge(turn.person.id, article.name, helped)
    return article


def _name(words: str) -> str:
    """The file name that an article with this title would have."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
