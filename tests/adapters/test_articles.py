"""An article is one message on every platform, with all its words and all its buttons."""

from __future__ import annotations

from adapters.plain import PLAIN
from bot.content import library
from bot.model.people import Reader
from bot.model.words import render
from handlers.articles import page
from tests.adapters.stages.stage import Stage, posted, private


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
