"""How cards look in Slack."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.slack.dialect import GAP, Mrkdwn, cut, pieces
from adapters.slack.say import payload
from bot.model.messages import Button, Card, Place, Style
from bot.model.people import Identity, Person, Reader, Role
from bot.model.ports import Post
from bot.model.words import Channel, Link, render, say, visible
from tests.adapters.desk import NOW
from tests.fakes import block_kit
from tests.fakes.slack_workspace import HELP, TEAM

READER = Reader("Europe/Lisbon")
SAM = Identity("slack", TEAM, "U01STUD")
PERSON = Person(1, "Sam <3", Role.STUDENT, "UTC", identities=(SAM,))
EVIL = "<!channel> <@U02INST> <http://evil|your school> *bold* _it_ ~no~ `code` & &lt;!here&gt;\n> quote @everyone"
DIALECT = Mrkdwn(TEAM)


def post(card: Card, channel: str = HELP, thread: str | None = None, key: str = "key-1") -> Post:
    return Post(Place("slack", TEAM, channel, thread), card, READER, key)


def buttons(count: int, label: str = "Press", says: str = "press") -> tuple[Button, ...]:
    return tuple(Button(say("{l} {n}", l=label, n=n), f"{says} {n}") for n in range(count))


HELLO = Card(say("Hello."))
CARDS = {
    "plain": HELLO,
    "without a word": Card(say("")),
    "everything": Card(
        say("**Hello** {who}, see {link} before {at}.", who=PERSON, link=Link("https://x.org/?a=1&b=2", "x|y"), at=NOW),
        title=say("Welcome"),
        facts=((say("Course"), say("{c}", c="Algebra")), (say("Due:"), say("{at}", at=NOW))),
        choices=(Button(say("Yes"), "1", Style.PRIMARY), Button(say("No"), "2", Style.DANGER)),
        buttons=buttons(2),
        note=say("Say `stop`."),
    ),
    "hostile": Card(
        say("{t}", t=EVIL),
        title=say("{t}", t=EVIL),
        facts=((say("{t}", t=EVIL), say("{t}", t=EVIL)),),
        choices=(Button(say("{t}", t=EVIL), EVIL),),
        buttons=(Button(say("{t}", t=EVIL), EVIL),),
        note=say("{t}", t=EVIL),
    ),
    "a long text": Card(say("{t}", t="word & " * 1500)),
    "one word of a megabyte": Card(say("{t}", t="x" * 1_000_000)),
    "ten thousand lines": Card(say("{t}", t="a line\n" * 10_000)),
    "ampersands only": Card(say("{t}", t="&" * 20_000)),
    "families": Card(say("{t}", t="👨‍👩‍👧‍👦" * 3000), title=say("{t}", t="👨‍👩‍👧‍👦" * 100)),
    "a long title": Card(say("Hello."), title=say("{t}", t="title " * 100)),
    "an empty title": Card(say("Hello."), title=say("")),
    "many facts": Card(say("Facts."), facts=tuple((say("Label {n}", n=n), say("value {n}", n=n)) for n in range(500))),
    "a long fact": Card(say("Facts."), facts=((say("Label"), say("{t}", t="value " * 1000)),)),
    "many buttons": Card(say("Press."), buttons=buttons(120), choices=buttons(40)),
    "long buttons": Card(say("Press."), buttons=buttons(25, "label " * 50, "says " * 390)),
    "long choices": Card(say("Choose."), choices=buttons(9, "label " * 50)),
    "a button with too much to say": Card(say("Press."), buttons=(Button(say("Open"), "ticket open " + "x" * 2500),)),
    "a button without a label": Card(say("Press."), buttons=(Button(say(""), "stop"), Button(say("Nothing"), " "))),
    "half characters": Card(say("{t}", t="\ud83d x \udc00"), buttons=(Button(say("{t}", t="\ud83d"), "\ud83d"),)),
    "a long note": Card(say("Hello."), note=say("{t}", t="note " * 2000)),
    "a long link": Card(say("{l}", l=Link("https://x.org/" + "a" * 5000, "here"))),
}


def words(text: str) -> set[str]:
    shown = re.sub(r"<[^<>|]*\|([^<>]*)>", r" \1 ", text.replace(GAP, ""))
    return set(re.findall(r"\w+", html.unescape(re.sub(r"<([^<>]*)>", r" \1 ", shown))))


@pytest.mark.parametrize("name", CARDS)
def test_slack_would_take_the_blocks_of_every_card(name: str) -> None:
    said = payload(post(CARDS[name]))
    assert block_kit.problems(said.get("blocks", [])) == []
    assert block_kit.size(said.get("blocks", [])) < 13_000
    assert 0 < len(said["text"]) <= 40_000


@pytest.mark.parametrize("name", sorted(set(CARDS) - {"one word of a megabyte", "a long link"}))
def test_the_text_carries_every_word_of_the_blocks(name: str) -> None:
    said = payload(post(CARDS[name]))
    for _, text in block_kit.texts(said.get("blocks", [])):
        shown = words(text.removesuffix("…").rpartition(" ")[0] if text.endswith("…") else text)
        assert shown <= words(said["text"])


@pytest.mark.parametrize("name", sorted(set(CARDS) - {"without a word"}))
def test_every_card_with_a_word_has_blocks(name: str) -> None:
    assert payload(post(CARDS[name]))["blocks"]


def button(action: str, label: str, says: str) -> dict[str, object]:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action, "text": text, "value": says}


def test_a_card_as_block_kit() -> None:
    card = replace(CARDS["everything"], facts=((say("Course"), say("{c}", c="R&B")),))
    assert payload(post(card, thread="1.1")) == {
        "text": "Welcome\n\n*Hello* <@U01STUD>, see <https://x.org/?a=1&amp;b=2|x¦y> before "
        "<!date^1795338000^{date_short_pretty} {time}|Sun 22 Nov 2026, 09:00 Lisbon time>.\n\nCourse: R&amp;B\n\n"
        "1. Yes\n2. No\n\nPress 0\nPress 1\n\nSay `stop`.",
        "metadata": {"event_type": "deskbell_post", "event_payload": {"key": "key-1"}},
        "unfurl_links": False,
        "unfurl_media": False,
        "thread_ts": "1.1",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Welcome"}},
            {
                "type": "section",
                "text": {
                    "type": "mrkdwn",
                    "text": "*Hello* <@U01STUD>, see <https://x.org/?a=1&amp;b=2|x¦y> before "
                    "<!date^1795338000^{date_short_pretty} {time}|Sun 22 Nov 2026, 09:00 Lisbon time>.",
                    "verbatim": True,
                },
            },
            {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Course:*\nR&amp;B", "verbatim": True}]},
            {
                "type": "actions",
                "elements": [
                    button("choice_1", "1. Yes", "1") | {"style": "primary"},
                    button("choice_2", "2. No", "2") | {"style": "danger"},
                ],
            },
            {"type": "actions", "elements": [button(f"button_{n + 1}", f"Press {n}", f"press {n}") for n in range(2)]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "Say `stop`.", "verbatim": True}]},
        ],
    }


def test_answers_longer_than_a_phone_shows_on_a_button_stand_whole_above_their_numbers() -> None:
    long = "Account not found, no permission, or wrong organisation"
    answers = (Button(say("Yes"), "1"), Button(say("{l}", l=long), "6"))
    card = Card(say("What do you see?"), choices=answers, numbers=(1, 6))
    _, listed, row = payload(post(card))["blocks"]
    assert listed["text"]["text"] == f"1. Yes\n6. {long}"
    assert [(each["text"]["text"], each["accessibility_label"], each["value"]) for each in row["elements"]] == [
        ("1", "1. Yes", "1"),
        ("6", f"6. {long}", "6"),
    ]


def test_a_fact_whose_name_is_a_question_has_no_colon_behind_it() -> None:
    said = payload(post(Card(say("New."), facts=((say("Can you sign in?"), say("No")),))))
    assert said["blocks"][1]["fields"][0]["text"] == "*Can you sign in?*\nNo"
    assert said["text"] == "New.\n\nCan you sign in? No"


def test_words_too_long_for_a_button_can_be_typed_and_are_never_cut() -> None:
    said = payload(post(CARDS["a button with too much to say"]))
    assert [block["type"] for block in said["blocks"]] == ["section", "section"]
    assert "Open (type: ticket open " + "x" * 2500 + ")" in said["text"]


def test_a_person_without_an_identity_here_is_only_named() -> None:
    stranger = replace(PERSON, identities=(replace(SAM, workspace="T02"),))
    assert DIALECT.person(stranger) == "Sam &lt;3"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.org", "", "https:x"])
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    assert DIALECT.link(Link(address, "here")) == DIALECT.literal(f"here ({address})")


def test_a_link_cannot_close_itself() -> None:
    assert DIALECT.link(Link("https://x.org/><!channel>|", "a>b")) == "<https://x.org/%3E%3C!channel%3E%7C|a&gt;b>"


FORMATTED = re.compile(
    rf"(?<!\w)([*_~])(?![\s{GAP}]).+?(?<![\s{GAP}])\1(?!\w)|`[^{GAP}`]+`|^&gt;", re.MULTILINE | re.DOTALL
)
TYPED = st.text(st.sampled_from("*_~`<>&!@#|^ \nab1é") | st.characters(exclude_categories=["Cs"]), max_size=40)


@example("*bold*")
@example("so _it_ is")
@example("~no~")
@example("`code`")
@example("**")
@example("line\n> quote")
@example("(*a*) ")
@given(TYPED | st.text("*_~`> \nab", max_size=12))
def test_typed_text_is_shown_exactly_and_works_as_nothing(typed: str) -> None:
    written = render(say("{a}", a=typed), DIALECT, READER)
    assert "<" not in written
    assert ">" not in written
    assert FORMATTED.search(written) is None
    unescaped = written.replace(GAP, "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert unescaped == visible(typed)


@given(TYPED, TYPED)
def test_no_card_with_typed_text_mentions_anybody(one: str, other: str) -> None:
    card = Card(
        say("{a} **{b}** `{a}`", a=one, b=other),
        title=say("{a}", a=one),
        facts=((say("{a}", a=one), say("{b}", b=other)),),
        buttons=(Button(say("{a}", a=other), one),),
        note=say("{b}", b=other),
    )
    said = payload(post(card))
    shown = [text for kind, text in block_kit.texts(said.get("blocks", [])) if kind == "mrkdwn"]
    assert not any("<" in text for text in (said["text"], *shown))
    assert block_kit.problems(said.get("blocks", [])) == []
    assert "parse" not in said
    assert "link_names" not in said


@pytest.mark.parametrize("word", ["snake_case_name", "a * b", "5 * 3 ~ 15", "2*3"])
def test_a_mark_that_cannot_work_gets_no_gap(word: str) -> None:
    assert DIALECT.literal(word) == word


@given(
    st.lists(st.sampled_from(["&amp;", "&lt;", "<@U1>", "<https://x.org|a b>", "word", " ", "\n", "👩‍👧"])),
    st.integers(20, 60),
)
def test_pieces_are_the_whole_text_and_tear_nothing(parts: list[str], limit: int) -> None:
    text = "".join(parts)
    found = list(pieces(text, limit))
    assert "".join(found) == text
    assert all(len(piece) <= limit for piece in found)
    for piece in [*found, cut(text, limit)]:
        assert piece.count("<") == piece.count(">")
        assert re.search(r"&(?!amp;|lt;)", piece) is None


@pytest.mark.parametrize(
    ("channel", "written"),
    [
        (Channel("slack", "T01NORTH", "C01HELP"), "<#C01HELP>"),
        (Channel("slack", "T02SOUTH", "C01HELP"), "a conversation with others"),
        (Channel("teams", "T01NORTH", "C01HELP"), "a conversation with others"),
        (Channel("slack", "T01NORTH", "C1> <!channel"), "a conversation with others"),
        (Channel("slack", "T01NORTH", "#<!channel>"), "#&lt;!channel&gt;"),
    ],
)
def test_a_channel_of_this_workspace_is_a_link_and_any_other_is_words(channel: Channel, written: str) -> None:
    assert Mrkdwn("T01NORTH").channel(channel) == written
