"""An article is one message on every platform, with all its words and all its buttons."""

from __future__ import annotations

from dataclasses import replace

from adapters.plain import PLAIN
from bot.content import library
from bot.model.messages import private_place
from bot.model.offers import HELD_FOR, Offer
from bot.model.people import Identity, Reader
from bot.model.words import render, say
from handlers.articles.finding import page
from handlers.offers.cards import offer_card
from tests.adapters.stages.stage import Stage, posted, private
from tests.world import MONDAY

HELD = Offer(
    *(0, 1, private_place(Identity("chat", "north", "sam")), "camera", "my camera stays black", "live_class"),
    *("av_device", 3, 2, "", MONDAY, MONDAY + HELD_FOR),
)


def joined(text: str) -> str:
    """Without blanks: a page has some of its own around what is bold."""
    return "".join(text.split())


async def test_every_article_is_one_message_with_every_word_and_button(stage: Stage) -> None:
    for article in library().articles:
        before = len(await stage.sees("student"))
        await stage.adapter.say(posted(private(stage, "student"), page(article), article.name))

        (seen,) = (await stage.sees("student"))[before:]
        labels = [render(button.label, PLAIN, Reader("UTC")) for button in page(article).buttons]
        assert labels[-3:] == ["It helped", "It did not help", "Talk to a person"]
        for words in map(joined, (seen.text, seen.shown)):
            for part in (*article.body.splitlines(), *labels):
                assert joined(part) in words, (article.name, part)


async def test_an_article_before_a_ticket_is_one_message_with_the_words_that_are_kept(stage: Stage) -> None:
    for article in library().articles:
        before = len(await stage.sees("student"))
        shown = offer_card(HELD, article)
        await stage.adapter.say(posted(private(stage, "student"), shown, f"before/{article.name}"))

        (seen,) = (await stage.sees("student"))[before:]
        words = joined(seen.text)
        for part in (*article.body.splitlines(), HELD.summary, "Open the ticket", "It helped", "Talk to a person"):
            assert joined(part) in words, (article.name, part)


def test_of_an_own_article_that_is_long_the_beginning_is_shown_and_the_way_to_the_rest() -> None:
    article = replace(library().articles[0], body="long " * 300, text=say("{body}", body="long " * 300))
    card = offer_card(HELD, article)
    says = ["open my ticket", "it helped", "it did not help", "article camera", "human"]
    assert [button.says for button in card.buttons] == says
    assert "long" not in render(card.text, PLAIN, Reader("UTC"))
