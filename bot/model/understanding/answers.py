"""Answers to the question of a walk-through: by number, by label, by yes or no, in people's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from bot.model.intents.walkthroughs import Answer, ShowAnswers
from bot.model.playbooks.pages import FIRST_ONES, FIRST_PAGE, OTHERS_PAGE, is_long, turns_over
from bot.model.playbooks.prompts import ALL_TRIED, NOTHING_TRIED
from bot.model.playbooks.steps import MOST_OPTIONS, SKIP
from bot.model.reports.nearness import said_soon
from bot.model.understanding.context import Context
from bot.model.understanding.options import MOST_NEAR, Spoken, partly_spoken_of, spoken_of
from bot.model.understanding.places_said import places_said
from bot.model.understanding.replies import nod, not_helped, numbered, puzzled, says

_DIGITS = re.compile(r"\s*(?:(?:ok|okay|um+|uh+|hm+|maybe|then|so)[\s,.]+)?#?(\d{1,2})[\s.)!]*", re.IGNORECASE)
_YES_OR_NO = ("yes", "no")
_NONE = (NOTHING_TRIED.lower(), ALL_TRIED.lower())
_ALL_DONE = "all done"
_ELSE = ("something else", "somebody else", "other", "another one", "another code")
_UNSURE = re.compile(r"\b(?:i do not know|i am not sure)$")
NO_ANSWER = ("none", "other", "unsure")
"""What people say to whom none of the answers seems to fit."""
_ASKS_WHETHER_IT_WORKS = re.compile(
    r"\b(?:works?|helps?|better|gone|accepted|unlocked)\b|(?<!right )\bnow\?|\bagain\?|\bare you in\?|"
    r"\bdid it arrive\b|\bhear (?:you|them)\?|\byour picture\?|\bpage appear\b|\bback\?|\bpages open\b|"
    r"\bhanded in now\b|\bcourse there\?",
    re.IGNORECASE,
)
_ASKS_FOR_LEAVE = re.compile(r"\b(?:shall|may i|known fault|planned|why you are)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:show |see )?(?:me )?(?:the )?(?:more|others?|rest)(?: answers| ones)?(?: please| pls)?|"
    r"(?:ver |mostrar? )?m[áa]i?s(?: respuestas| respostas)?|plus|mehr|weitere|autres|otr[ao]s|outr[ao]s"
)
"""That somebody wants to see the answers that are not shown, in five languages."""
_DENIAL = re.compile(r"not (?!sure\b)")


def answered(words: str, context: Context) -> Answer | ShowAnswers | None:
    """The answer these words are to the open question of the context, or that they want to see its other answers."""
    if context.options is None:
        return None
    return next((found for said in _said(words) if (found := _answer(said, context))), None)


def likely_answer(words: str, context: Context) -> Answer | None:
    """The answer that somebody gives in words of their own; asked back with those that may be meant."""
    spoken = _first(spoken_of, words, context)
    if spoken.meant:
        return Answer(spoken.meant)
    return Answer(near=spoken.near) if spoken.near and not context.typed else None


def possible_answer(words: str, context: Context) -> Answer | None:
    """What to ask back with when nothing else can be meant."""
    near = _first(lambda said, labels: Spoken(None, partly_spoken_of(said, labels)), words, context).near
    if near := near or _of_several(words, context):
        return Answer(near=near)
    fits_none = context.options and not (context.free or context.typed) and says(words, NO_ANSWER)
    return Answer(text=words) if fits_none else None


def _of_several(words: str, context: Context) -> tuple[int, ...]:
    """The answers a yes or a no may be where several begin with it, or where what was done is to be said."""
    labels = [] if context.typed or context.free else [plain(label) for label in context.options or ()]
    said = yes_or_no(words, context.asked) if labels else None
    if said == "yes" and labels[0] == _ALL_DONE:
        return (1,)
    found = tuple(at for at, label in enumerate(labels, 1) if re.split(r"\W", label)[0] == said)
    return found if 1 < len(found) <= MOST_NEAR else ()


def yes_or_no(words: str, asked: str) -> str | None:
    """`yes` or `no`, in whatever words it is said to a question."""
    works = _ASKS_WHETHER_IT_WORKS.search(asked) and not _ASKS_FOR_LEAVE.search(asked)
    if says(words, ("yes", "works") if works else ("yes",)):
        return "yes"
    fails = says(words, ("no", "fails") if works else ("no",)) or (works and not_helped(words))
    return "no" if fails else None


def begun_with(words: str, options: tuple[str, ...]) -> tuple[int, ...]:
    """The option that the first word may be, a yes or a no with more behind it."""
    first = re.match(r"\W*(\w+)\b", words)
    said = next((kind for kind in _YES_OR_NO if first and says(first[1], (kind,))), "")
    found = [at for at, label in enumerate(options, 1) if re.split(r"\W", plain(label))[0] == said]
    return tuple(found) if said and len(found) == 1 else ()


def place_of_an_answer(words: str) -> int | None:
    """Which answer is meant by words that say that it is one, by its number or its place, whatever was asked."""
    return numbered(words, MOST_OPTIONS, among_words=True)


def can_answer(words: str, labels: Collection[str]) -> bool:
    """Whether these words could be an answer to some question; `labels`, as `plain` writes them, are those of all."""
    return bool(nod(words)) or any(
        _DIGITS.fullmatch(said) or plain(said) in _YES_OR_NO or plain(said) in labels for said in _said(words)
    )


def plain(words: str) -> str:
    """A label, or what is compared with one."""
    return words.strip().lower().rstrip(".!")


def _first(look: Callable[[str, tuple[str, ...]], Spoken], words: str, context: Context) -> Spoken:
    if context.options is None or context.free or _answers_none(words, context.options):
        return Spoken()
    looked = (look(said, context.options) for said in _said(words))
    return next((spoken for spoken in looked if spoken.meant or spoken.near), Spoken())


def _answers_none(words: str, options: tuple[str, ...]) -> bool:
    """Whether a bare yes or no is said where no option is one: it is not the word in some label that is meant."""
    asked = any(re.match(r"(?:yes|no)\b", plain(label)) for label in options)
    return not asked and says(words, _YES_OR_NO)


def _said(words: str) -> Iterator[str]:
    """The words, and what is left of them without `help` in front."""
    yield words
    first, _, rest = words.strip().lstrip("/!").lstrip().partition(" ")
    if rest and first.lower() == "help":
        yield rest


def _answer(words: str, context: Context) -> Answer | ShowAnswers | None:
    options = context.options or ()
    digits = _DIGITS.fullmatch(words)
    if is_long(len(options)) and (page := _turns_over(words, digits, context)) is not None:
        return ShowAnswers(page)
    if digits and 1 <= int(digits[1]) <= len(options):
        return Answer(int(digits[1]))
    said, labels = plain(words), [plain(label) for label in options]
    if said in labels:
        return Answer(labels.index(said) + 1)
    if told := _several(words, labels):
        return told
    if option := _yes_or_no(words, labels, context) or _other(words, labels, context):
        return Answer(option)
    if options and not (context.typed or context.free) and puzzled(words):
        return Answer(text=words)
    return Answer(int(digits[1])) if digits and not context.typed else None


def _several(words: str, labels: list[str]) -> Answer | None:
    """Which of the answers where several count, and the last one stands for none or no more of them."""
    if not labels or labels[-1] not in _NONE:
        return None
    places = places_said(words, len(labels) - 1)
    if places is None:
        return None
    return Answer(text=", ".join(map(str, places))) if len(places) > 1 else Answer(*(places or [len(labels)]))


def _turns_over(words: str, digits: re.Match[str] | None, context: Context) -> int | None:
    """The page that is meant by words that choose none of many answers; None when they mean none."""
    options, said = context.options or (), plain(words)
    if digits:
        return 0 if int(digits[1]) == turns_over(len(options)) else None
    if said in map(plain, options):
        return None
    if said == plain(FIRST_ONES):
        return FIRST_PAGE
    return OTHERS_PAGE if _MORE.fullmatch(said) or (context.unseen and says(words, ("none", "other"))) else None


def _yes_or_no(words: str, labels: list[str], context: Context) -> int | None:
    first_words = [re.split(r"[^\w]", label)[0] for label in labels]
    said = yes_or_no(words, context.asked) or nod(words) or ("yes" if said_soon(words, context.asked) else None)
    if said == "no" and "no" not in first_words and "yes" in first_words:
        # Beside a plain yes, the one option that denies is what no means.
        first_words = ["no" if _DENIAL.match(label) else word for label, word in zip(labels, first_words, strict=True)]
    return first_words.index(said) + 1 if said and first_words.count(said) == 1 else None


def _other(words: str, labels: list[str], context: Context) -> int | None:
    """The option that is meant by what it is not, or by its place."""
    if context.free:
        return 1 if labels == [SKIP.lower()] and says(words, ("unsure",)) else None
    kinds = {"none", "no"} if context.typed else {"other"}
    ways = [at for at, label in enumerate(labels, 1) if label in _NONE or (not context.typed and _is_else(label))]
    if len(ways) == 1 and says(words, kinds):
        return ways[0]
    unsure = [at for at, label in enumerate(labels, 1) if _UNSURE.search(label)]
    if len(unsure) == 1 and says(words, ("unsure",)):
        return unsure[0]
    return numbered(words, len(labels), context.typed)


def _is_else(label: str) -> bool:
    return label.partition(",")[0] in _ELSE
