"""The app package: what is in the zip, and that Teams would take it."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from adapters.manifest import Wanted
from adapters.teams.manifest import IN_COMPANY, IN_PRIVATE, READS_CHANNELS, SCHEMA, manifest
from bot.cli import app
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

APP = "01234567-89ab-cdef-0123-456789abcdef"
WANTED = Wanted(url="https://desk.school.org/", app_id=APP)
PUBLISHED = Path(__file__).parent / "schemas" / f"teams-manifest-{SCHEMA}.schema.json"
RGB, RGBA = 2, 6
WHITE = b"\xff\xff\xff"


def opened(wanted: Wanted = WANTED) -> ZipFile:
    return ZipFile(io.BytesIO(manifest(wanted)))


def read_manifest(wanted: Wanted = WANTED) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(opened(wanted).read("manifest.json"))
    return said


def icon(name: str) -> bytes:
    return opened().read(read_manifest()["icons"][name])


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def pixels(png: bytes) -> tuple[tuple[int, int, int, int], list[bytes]]:
    """Width, height, bits of a channel and colour type, and the pixels from the top left."""
    parts = list(chunks(png))
    width, height, bits, colour = struct.unpack_from(">IIBB", parts[0][1])
    size = {RGB: 3, RGBA: 4}[colour]
    packed = zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"))
    above, seen = bytes(width * size), []
    for start in range(0, len(packed), width * size + 1):
        above = unfiltered(packed[start], packed[start + 1 : start + 1 + width * size], above, size)
        seen += [above[at : at + size] for at in range(0, len(above), size)]
    return (width, height, bits, colour), seen


def unfiltered(how: int, line: bytes, above: bytes, size: int) -> bytes:
    done = bytearray(size)
    for at, value in enumerate(line):
        left, up, corner = done[at], above[at], above[at - size] if at >= size else 0
        near = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
        done.append((value + (0, left, up, (left + up) // 2, near)[how]) % 256)
    return bytes(done[size:])


@pytest.mark.parametrize("reads_channels", [False, True])
def test_the_published_schema_takes_the_manifest(reads_channels: bool) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    said = read_manifest(replace(WANTED, reads_channels=reads_channels))
    jsonschema.Draft4Validator(schema).validate(said)
    assert said["manifestVersion"] == schema["properties"]["manifestVersion"]["const"]  # draft 4 does not look at it
    assert f"/v{said['manifestVersion']}/" in said["$schema"]


def test_the_published_schema_would_refuse_what_it_does_not_know() -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    for path in (("bots", 0), ("composeExtensions", 0, "commands", 0), ("developer",)):
        said: Any = read_manifest()
        part = said
        for step in path:
            part = part[step]
        part["colour"] = "blue"
        with pytest.raises(jsonschema.ValidationError, match="colour"):
            jsonschema.Draft4Validator(schema).validate(said)


def test_the_manifest_keeps_the_limits_of_teams() -> None:
    said = read_manifest()
    lists = said["bots"][0]["commandLists"]
    actions = said["composeExtensions"][0]["commands"]
    assert (len(said["name"]["short"]) <= 30, len(said["name"]["full"]) <= 100) == (True, True)
    assert (len(said["description"]["short"]) <= 80, len(said["description"]["full"]) <= 4000) == (True, True)
    assert (len(lists) <= 3, max(len(each["commands"]) for each in lists) <= 12) == (True, True)
    assert max(len(each["title"]) for each in actions) <= 32
    assert max(len(each["description"]) for each in actions) <= 128


def test_each_scope_has_one_list_and_slashes_are_for_company() -> None:
    bot = read_manifest()["bots"][0]
    assert bot["supportsTargetedMessages"] is True
    assert [(*each["scopes"], each["triggers"]) for each in bot["commandLists"]] == [
        ("personal", ["mention"]),
        ("team", ["mention", "slash"]),
        ("groupChat", ["mention", "slash"]),
    ]
    assert sorted(bot["scopes"]) == sorted(scope for each in bot["commandLists"] for scope in each["scopes"])


@pytest.mark.parametrize(("at", "kinds"), [(0, IN_PRIVATE), (1, IN_COMPANY), (2, IN_COMPANY)])
def test_every_command_shown_is_understood_as_it_is_typed_for_people(at: int, kinds: tuple[type, ...]) -> None:
    shown = read_manifest()["bots"][0]["commandLists"][at]["commands"]
    assert [type(understand(each["title"], Role.ON_CALL, Context()).intent) for each in shown] == list(kinds)
    assert {"help", "login", "my tickets", "sessions", "ticket open"} <= {each["title"] for each in shown}


def test_what_is_still_to_be_typed_is_told_beside_the_command() -> None:
    told = {each["title"]: each["description"] for each in read_manifest()["bots"][0]["commandLists"][1]["commands"]}
    assert told["resolve"] == "Say that a ticket is solved, and how. Add: NUMBER HOW"
    assert told["my tickets"] == "See your tickets."


def test_a_message_can_be_made_a_ticket_in_a_form() -> None:
    [extension] = read_manifest()["composeExtensions"]
    told = [(each["id"], each["context"], each["type"], each["fetchTask"]) for each in extension["commands"]]
    assert told == [
        ("ticket_from_message", ["message"], "action", True),
        ("ticket_open", ["compose"], "action", True),
    ]
    assert extension["commands"][0]["title"] == "Open a ticket from this message"


def test_the_app_and_its_address_stand_wherever_they_are_wanted() -> None:
    said = read_manifest(replace(WANTED, url="https://desk.school.org:8443/bell/"))
    assert {said["id"], said["bots"][0]["botId"], said["composeExtensions"][0]["botId"]} == {APP}
    assert said["validDomains"] == ["desk.school.org"]
    assert {key: url for key, url in said["developer"].items() if key != "name"} == {
        "websiteUrl": "https://desk.school.org:8443/bell",
        "privacyUrl": "https://desk.school.org:8443/bell/privacy",
        "termsOfUseUrl": "https://desk.school.org:8443/bell/terms",
    }


def test_the_right_to_read_channels_is_asked_for_only_when_it_is_wanted() -> None:
    without, rights = read_manifest(), read_manifest(replace(WANTED, reads_channels=True))
    assert not {"authorization", "webApplicationInfo"} & without.keys()
    asked = rights.pop("authorization")["permissions"]["resourceSpecific"]
    assert asked == [{"name": name, "type": "Application"} for name in READS_CHANNELS]
    assert rights.pop("webApplicationInfo")["id"] == APP
    assert rights == without


def test_the_same_wishes_make_the_same_bytes() -> None:
    assert manifest(WANTED) == manifest(replace(WANTED))
    entries = opened().infolist()
    assert [each.filename for each in entries] == ["manifest.json", "color.png", "outline.png"]
    assert {(each.date_time, each.create_system, each.compress_type) for each in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0)
    }


def test_the_colour_icon_is_opaque_with_the_bell_in_its_middle() -> None:
    form, seen = pixels(icon("color"))
    ground = bytes.fromhex(read_manifest()["accentColor"].removeprefix("#"))
    drawn = [divmod(at, 192) for at, pixel in enumerate(seen) if pixel != ground]
    assert form == (192, 192, 8, RGB)
    assert WHITE in seen
    assert min(min(place) for place in drawn) >= 36
    assert max(max(place) for place in drawn) < 156


def test_the_outline_icon_is_white_on_nothing() -> None:
    form, seen = pixels(icon("outline"))
    assert form == (32, 32, 8, RGBA)
    assert {pixel[:3] for pixel in seen if pixel[3]} == {WHITE}
    assert {0, 255} < {pixel[3] for pixel in seen}
    assert {seen[corner][3] for corner in (0, 31, -32, -1)} == {0}


@pytest.mark.parametrize("app_id", ["", "desk", APP[:-1], APP + "0", f"{{{APP}}}", APP.replace("-", ""), APP + "\n"])
def test_an_app_without_a_proper_id_is_refused(app_id: str) -> None:
    with pytest.raises(ValueError, match=r"^Say --app-id with the app's id: a GUID like [0-9a-f-]{36}\.$"):
        manifest(replace(WANTED, app_id=app_id))


@pytest.mark.parametrize(
    "url", [None, "", "http://desk.school.org", "https://", "https://[", "https:///x", "https://a.org/?b", "desk.org"]
)
def test_an_address_that_teams_could_not_reach_is_refused(url: str | None) -> None:
    with pytest.raises(ValueError, match=r"^Say --url with the public address: it must start with https:// and .*\.$"):
        manifest(replace(WANTED, url=url))


class TestTheCommand:
    """`deskbell manifest teams`."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def told(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, ["manifest", "teams", "--url", "https://desk.school.org/", *arguments])

    def test_the_package_is_written_and_one_line_says_where(self, folder: Path) -> None:
        assert self.told("--app-id", APP).output == "The manifest is in deskbell-teams.zip.\n"
        assert (folder / "deskbell-teams.zip").read_bytes() == manifest(WANTED)

    def test_the_package_can_have_another_name_and_more_rights(self, folder: Path) -> None:
        result = self.told("--app-id", APP, "--read-channels", "--output", "bell.zip")
        assert result.output == "The manifest is in bell.zip.\n"
        assert (folder / "bell.zip").read_bytes() == manifest(replace(WANTED, reads_channels=True))
        assert [path.name for path in folder.iterdir()] == ["bell.zip"]

    def test_what_is_wrong_is_told_and_nothing_is_written(self, folder: Path) -> None:
        result = self.told("--app-id", "desk")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("Say --app-id with the app's id")
        assert list(folder.iterdir()) == []
