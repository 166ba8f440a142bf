"""Whatever knocks at a door of a platform is refused or passed over, and never a fault of ours."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, TypeAlias

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.messages import Message
from tests.fakes.bot_service_keys import TENANT
from tests.faults.doors import JSON, NAMES, Door, raw, slack_door, status, teams_door, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
Path: TypeAlias = tuple[str | int, ...]
TAKEN, NOT_KNOWN = 200, 501
"""The second is what Teams is told of an invoke that nobody knows."""
BODIES: Mapping[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "white space": (b" \r\n", 400),
    "half an object": (b'{"type": ', 400),
    "two objects": (b"{}{}", 400),
    "a list": (b"[]", 400),
    "a list of objects": (b'[{"type": "message"}]', 400),
    "a text": (b'"message"', 400),
    "a number": (b"7", 400),
    "a truth": (b"true", 400),
    "null": (b"null", 400),
    "NaN": (b'{"type": NaN}', 400),
    "NaN far inside": (b'{"a": [{"b": NaN}]}', 400),
    "Infinity": (b'{"type": Infinity}', 400),
    "minus Infinity": (b'{"type": -Infinity}', 400),
    "a number of ten thousand digits": (b'{"type": ' + b"9" * 10_000 + b"}", 400),
    "a name twice": (b'{"type": "a", "type": "b"}', 400),
    "a name twice far inside": (b'{"a": {"b": [{"c": 1, "c": 1}]}}', 400),
    "a name twice, once in escapes": (b'{"type": 1, "\\u0074ype": 2}', 400),
    "deep lists": (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
    "deep lists without an end": (b"[" * 100_000, 400),
    "deep objects": (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400),
    "lists somewhat deep": (b'{"a":' + b"[" * 41 + b"]" * 41 + b"}", 400),
    "bytes of no text": (b'{"type": "\xff\xfe"}', 400),
    "half a letter": (b'{"type": "\xc3"}', 400),
    "a letter written too long": (b'{"type": "\xc0\xaf"}', 400),
    "UTF-16": ('{"type": "message"}'.encode("utf-16"), 400),
    "UTF-32": ('{"type": "message"}'.encode("utf-32"), 400),
    "a mark of the byte order": (b"\xef\xbb\xbf{}", 400),
    "a letter of control": (b'{"type": "a\x00b"}', 400),
    "marks of comments": (b'{"type": "a" /* b */}', 400),
    "one comma too many": (b'{"type": "a",}', 400),
    "single quotes": (b"{'type': 'a'}", 400),
    "XML": (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 400),
    "more than a megabyte": (b'{"a": "' + b"x" * 1_000_001 + b'"}', 413),
}
BOMB = gzip.compress(b" " * 4_000_000)
HEADERS: Mapping[str, tuple[dict[str, str | None], bytes, set[int]]] = {
    "another content type": ({"Content-Type": "text/plain"}, b"{}", {415}),
    "no content type": ({"Content-Type": None}, b"{}", {415}),
    "a content type of nonsense": ({"Content-Type": ";;;=/"}, b"{}", {415}),
    "parts of a form": ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x--", {415}),
    "a small body that unpacks to a huge one": ({"Content-Encoding": "gzip"}, BOMB, {413}),
    "a body that is not packed as told": ({"Content-Encoding": "gzip"}, b"{}", {400}),
    "half of a packed body": ({"Content-Encoding": "gzip"}, gzip.compress(b"{}" * 50)[:20], {400, 401}),
    "packed in a way of next year": ({"Content-Encoding": "br"}, b"{}", {400}),
    "packed in another such way": ({"Content-Encoding": "zstd"}, b"{}", {400}),
    "packed as nobody can": ({"Content-Encoding": "deflate"}, b"\xff" * 50, {400}),
    "longer than it is said to be": ({"Content-Length": "1"}, b'{"a": 1}', {400, 401}),
    "a length below nothing": ({"Content-Length": "-1"}, b"{}", {400}),
    "a length of letters": ({"Content-Length": "two"}, b"{}", {400}),
    "a length that is no number": ({"Content-Length": "1e3"}, b"{}", {400}),
    "a length with a sign": ({"Content-Length": "+2"}, b"{}", {400}),
    "a length of a gigabyte": ({"Content-Length": str(1 << 30)}, b"{}", {413}),
    "a length of a thousand digits": ({"Content-Length": "9" * 1000}, b"{}", {400, 413}),
    "two ways to tell the length": ({"Transfer-Encoding": "chunked"}, b"{}", {400}),
    "pieces of nonsense": ({"Transfer-Encoding": "chunked", "Content-Length": None}, b"zz\r\n{}", {400}),
    "a header of 64 kB": ({"X-More": "x" * 65_536}, b"{}", {400}),
}
STRANGE: tuple[Any, ...] = (None, True, -1, 1e300, "", "\ud800\x00", [], {}, [[]], [None], {"id": {}}, "[" * 3000)
ODD: Mapping[str, tuple[tuple[str, Path, Any], ...]] = {
    "slack": (
        ("event-message-channel", ("event",), {}),
        ("event-message-channel", ("event", "user"), ["U01STUD"]),
        ("event-message-channel", ("event", "ts"), 1.5),
        ("event-message-channel", ("event", "channel"), {"id": "C01HELP"}),
        ("event-message-channel", ("team_id",), ["T01NORTH"]),
        ("event-message-channel", ("event", "subtype"), "message_replaced"),
        ("event-message-message_changed", ("event", "message"), None),
        ("event-message-message_changed", ("event", "message", "edited"), "today"),
        ("event-message-message_changed", ("event", "message", "user"), "U02INST"),
        ("event-message-message_changed", ("event", "previous_message"), {"user": "U09OTHER"}),
        ("event-message-message_deleted", ("event", "previous_message"), []),
        ("event-message-message_deleted", ("event", "channel"), None),
        ("event-reaction_added", ("event", "item"), "1795330191.000005"),
        ("event-reaction_added", ("event", "item"), {"type": "file", "file": "F1"}),
        ("event-reaction_added", ("event", "reaction"), {"name": "eyes"}),
        ("event-reaction_added", ("event", "user"), None),
        ("command", ("user_id",), ""),
        ("command", ("team_id",), ""),
        ("command", ("channel_id",), ""),
        ("interactive-block_actions-button", ("actions",), []),
        ("interactive-block_actions-button", ("actions",), [{"value": 1}]),
        ("interactive-block_actions-button", ("actions", 0, "action_id"), None),
        ("interactive-block_actions-button", ("user",), {}),
        ("interactive-block_actions-button", ("user", "id"), ["U1"]),
        ("interactive-message_action", ("callback_id",), None),
        ("interactive-shortcut", ("user",), None),
        ("interactive-view_submission", ("view",), {}),
        ("interactive-view_submission", ("view", "callback_id"), "deskbell_form"),
        ("interactive-view_submission", ("view", "state"), []),
        ("interactive-view_closed", ("view", "private_metadata"), "{"),
    ),
    "teams": (
        ("message-personal", ("from",), "sam"),
        ("message-personal", ("from", "id"), ["29:1"]),
        ("message-personal", ("conversation", "id"), 7),
        ("message-personal", ("type",), ["message"]),
        ("message-personal-with_value", ("value",), "ack 1"),
        ("message-personal-with_value", ("value",), {"says": ["ack 1"]}),
        ("messageupdate-personal", ("channelData", "eventType"), "undeleteMessage"),
        ("messageupdate-personal", ("id",), None),
        ("messagedelete-personal", ("channelData", "eventType"), {}),
        ("messagereaction-channel", ("reactionsAdded",), "like"),
        ("messagereaction-channel", ("reactionsAdded",), [["like"]]),
        ("messagereaction-channel", ("replyToId",), {}),
        ("conversationupdate-channel", ("membersAdded",), "all"),
        ("conversationupdate-channel", ("membersAdded",), [["x"], None]),
        ("installationupdate-channel", ("action",), ["add"]),
        ("invoke-adaptivecard_action-personal-with_value", ("value",), "look"),
        ("invoke-adaptivecard_action-personal-with_value", ("value",), {"action": ["look"]}),
        ("invoke-adaptivecard_action-personal-with_value", ("value",), {"action": {"verb": {}, "data": []}}),
        ("invoke-adaptivecard_action-personal-with_value", ("value",), {"action": {"verb": "look", "data": 1}}),
        ("invoke-adaptivecard_action-personal-with_value", ("value",), {"action": {"data": {"says": " \n"}}}),
        ("invoke-task_fetch-personal-with_value", ("value",), None),
        ("invoke-task_fetch-personal-with_value", ("value", "data"), ["ticket form"]),
        ("invoke-task_fetch-personal-with_value", ("value", "data"), {"says": {"a": 1}}),
        ("invoke-task_fetch-personal-with_value", ("name",), "task/submit"),
        ("invoke-composeextension_submitaction-personal-with_value", ("value",), []),
        ("invoke-composeextension_submitaction-personal-with_value", ("value",), {"data": "ticket form"}),
    ),
}
LONG: Mapping[str, tuple[tuple[str, Path], ...]] = {
    "slack": (
        ("event-message", ("event", "user")),
        ("event-message-channel", ("event", "channel")),
        ("event-message-thread-channel", ("event", "thread_ts")),
        ("event-message-channel", ("event", "ts")),
        ("event-message-message_deleted", ("event", "previous_message", "user")),
        ("command", ("user_id",)),
        ("interactive-block_actions-button", ("user", "id")),
    ),
    "teams": (
        ("message-personal", ("from", "aadObjectId")),
        ("message-channel", ("conversation", "id")),
        ("message-personal", ("id",)),
        ("invoke-adaptivecard_action-personal-with_value", ("from", "aadObjectId")),
        ("messagereaction-channel", ("replyToId",)),
    ),
}
"""Where an id stands."""
CASES = [(name, *case) for name, cases in ODD.items() for case in cases]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def doors() -> AsyncIterator[dict[str, Door]]:
    async with slack_door() as slack, teams_door() as teams:
        yield {slack.name: slack, teams.name: teams}


@pytest.fixture(params=list(NAMES))
def door(request: pytest.FixtureRequest, doors: dict[str, Door]) -> Door:
    return quiet(doors[request.param])


def quiet(door: Door) -> Door:
    door.inbox.messages.clear()
    door.inbox.asked.clear()
    return door


def heard(door: Door) -> list[Message]:
    return door.inbox.messages + door.inbox.asked


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_no_object_of_json_is_refused_though_signed(door: Door, name: str) -> None:
    content, expected = BODIES[name]
    assert await status(door, content) == expected
    assert heard(door) == []


@pytest.mark.parametrize("name", BODIES)
async def test_nobody_unknown_learns_what_would_be_wrong_with_a_body(door: Door, name: str) -> None:
    without = dict.fromkeys(door.wanted(b""))
    assert await status(door, BODIES[name][0], without) in {401, 413}
    assert heard(door) == []


async def test_where_the_head_tells_who_calls_a_stranger_is_sent_away_before_the_body_has_come(
    doors: dict[str, Door],
) -> None:
    assert await raw(quiet(doors["teams"]), f"Content-Type: {JSON}\r\nContent-Length: 900000\r\n", b'{"a":[') == 401


@pytest.mark.parametrize("name", HEADERS)
async def test_a_request_that_lies_about_its_body_is_refused_and_no_error_of_ours(door: Door, name: str) -> None:
    headers, content, expected = HEADERS[name]
    assert await status(door, content, headers) in expected
    assert heard(door) == []


@pytest.mark.parametrize(
    "said", ["Content-Length: 2\r\nContent-Length: 3\r\n", "Content-Type\r\n", ": x\r\n", "\x00: x\r\n"]
)
async def test_headers_that_make_no_sense_are_refused(door: Door, said: str) -> None:
    before = door.unreadable
    assert await raw(door, said, b"{}") == 400
    assert heard(door) == []
    assert door.unreadable == before + 1


@pytest.mark.parametrize(("platform", "name", "path", "value"), CASES)
async def test_a_known_kind_of_a_strange_shape_is_answered_and_nothing_is_done(
    doors: dict[str, Door], platform: str, name: str, path: Path, value: Any
) -> None:
    door = quiet(doors[platform])
    assert await told(door, changed(door.recorded(name), path, value)) in {TAKEN, 400, 403}
    assert door.inbox.messages == []


@pytest.mark.parametrize(
    ("platform", "name", "path"), [(platform, *case) for platform, cases in LONG.items() for case in cases]
)
async def test_an_id_that_is_longer_than_any_of_the_platform_is_refused(
    doors: dict[str, Door], platform: str, name: str, path: Path
) -> None:
    door = quiet(doors[platform])
    assert await told(door, changed(door.recorded(name), path, "U" * 9000)) == 400
    assert heard(door) == []


@pytest.mark.parametrize("name", ["view_submission", "view_closed", "block_actions"])
async def test_a_window_with_another_way_back_than_ours_is_passed_over(doors: dict[str, Door], name: str) -> None:
    door = quiet(doors["slack"])
    for way in ("[" * 3000, "[]", '{"says": 1}', "9" * 5000, "{", "null", '{"says": ""}'):
        found = {**door.recorded("interactive-view_submission"), "type": name}
        found["view"] |= {"callback_id": "deskbell_form", "private_metadata": way}
        assert await told(door, found) == TAKEN
    assert heard(door) == []


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
async def test_any_value_in_any_field_of_what_is_recorded_is_no_fault_of_ours(door: Door, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES[door.name]))
    found = quiet(door).recorded(name)
    path = data.draw(st.sampled_from(list(paths(found))))
    answered = await told(door, changed(found, path, data.draw(st.sampled_from(STRANGE) | VALUES)))

    assert answered < 500 or (answered == NOT_KNOWN and path in {("name",), ("type",)})
    for message in heard(door):
        assert message.author.user
        assert message.author.workspace
        assert door.name != "teams" or message.author.workspace.lower() == TENANT


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=3,
)


def paths(found: Any, here: Path = ()) -> Iterator[Path]:
    """Every place in it where something stands."""
    if here:
        yield here
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, value in inside:
        yield from paths(value, (*here, name))


def changed(found: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The same with something else in one place."""
    made = copy.deepcopy(found)
    target: Any = made
    for name in path[:-1]:
        target = target[name]
    target[path[-1]] = value
    assert json.dumps(made)
    return made
