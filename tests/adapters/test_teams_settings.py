"""What Teams wants to be told."""

from __future__ import annotations

import pytest

from adapters.settings import SettingsError
from adapters.teams.settings import SETTINGS, Settings, read

APP = "A0000000-0000-4000-8000-00000000000A"
SCHOOL, OTHER = "b0000000-0000-4000-8000-00000000000b", "C0000000-0000-4000-8000-00000000000C"
PASSWORD = "geheim-4711"
WHOLE = {"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": PASSWORD, "TEAMS_TENANT_ID": SCHOOL}
EMULATOR = {"TEAMS_EMULATOR": "http://127.0.0.1:3978/"}


def problems(environment: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read(environment)
    assert PASSWORD not in str(caught.value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TEAMS_APP_ID": APP}, ["TEAMS_APP_PASSWORD is missing", "TEAMS_TENANT_ID is missing: anybody's Teams"]),
        ({**WHOLE, "TEAMS_APP_ID": ""}, ["TEAMS_APP_ID is missing"]),
        (
            {"TEAMS_APP_ID": "...", "TEAMS_APP_PASSWORD": "...", "TEAMS_TENANT_ID": SCHOOL},
            ["TEAMS_APP_ID is still the example", "TEAMS_APP_PASSWORD is still the example"],
        ),
        ({**WHOLE, "TEAMS_APP_ID": "desk"}, ["TEAMS_APP_ID must be a GUID"]),
        ({**WHOLE, "TEAMS_APP_ID": APP.replace("-", "")}, ["TEAMS_APP_ID must be a GUID"]),
        ({**WHOLE, "TEAMS_APP_PASSWORD": OTHER}, ["TEAMS_APP_PASSWORD looks like the secret's id: put in its value."]),
        ({**WHOLE, "TEAMS_TENANT_ID": " , "}, ["TEAMS_TENANT_ID is missing"]),
        ({**WHOLE, "TEAMS_TENANT_ID": f"{SCHOOL}, school.onmicrosoft.com"}, ["TEAMS_TENANT_ID must be GUIDs"]),
        ({**WHOLE, "TEAMS_OPENID_URL": "http://login.botframework.com/x"}, ["TEAMS_OPENID_URL must start with https"]),
        ({**WHOLE, "TEAMS_OPENID_URL": "https://"}, ["TEAMS_OPENID_URL"]),
        ({**WHOLE, "TEAMS_CLOUD": "GCCHigh"}, ["public, gcc, gcc-high, dod. Did you mean gcc-high?"]),
        ({**WHOLE, "TEAMS_LOGIN_URL": "https://login.microsoftonline.com:99999"}, ["TEAMS_LOGIN_URL"]),
        ({**WHOLE, "TEAMS_LOGIN_URL": "https://[::1"}, ["TEAMS_LOGIN_URL"]),
        ({**WHOLE, "TEAMS_APP_PASSWORD": f"{PASSWORD}\nagain"}, ["TEAMS_APP_PASSWORD has a blank, a line break"]),
        (
            {"TEAMS_APP_ID": "...", "TEAMS_APP_PASSWORD": f"'{PASSWORD}'", "TEAMS_CLOUD": "moon"},
            ["_ID is still the example", "PASSWORD stands in quotation marks", "TENANT_ID is missing", "TEAMS_CLOUD"],
        ),
        ({**WHOLE, **EMULATOR}, ["TEAMS_EMULATOR is for a desk without an app id"]),
        ({"TEAMS_EMULATOR": "http://192.0.2.1:3978"}, ["TEAMS_EMULATOR must be http:// or https:// on this machine"]),
        ({"TEAMS_EMULATOR": "127.0.0.1:3978"}, ["TEAMS_EMULATOR must be"]),
        (
            {"TEAMS_APP_ID": "desk", "TEAMS_LOGIN_URL": "ftp://x", "TEAMS_EMULATOR": "x"},
            ["_ID must be", "PASSWORD", "TENANT_ID", "LOGIN_URL", "EMULATOR is for", "EMULATOR must be"],
        ),
    ],
)
def test_every_wrong_setting_is_named_and_no_secret_told(environment: dict[str, str], expected: list[str]) -> None:
    found = problems(environment)
    assert len(found) == len(expected)
    assert all(said in problem for said, problem in zip(expected, found, strict=True))


def test_without_settings_there_is_no_teams() -> None:
    assert read({}) is None
    assert read({"TEAMS_LOGIN_URL": "https://login.microsoftonline.us", "TEAMS_APP_ID": " "}) is None


def test_ids_are_read_in_any_case_and_several_tenants_are_let_in() -> None:
    read_settings = read({**WHOLE, "TEAMS_TENANT_ID": f" {SCHOOL} ,{OTHER},"})
    assert read_settings == Settings(APP.lower(), PASSWORD, (SCHOOL, OTHER.lower()))
    assert not read_settings.emulated


def test_an_emulator_needs_nothing_else() -> None:
    found = read(EMULATOR)
    assert found == Settings(emulator="http://127.0.0.1:3978")
    assert found.emulated


def test_addresses_on_this_machine_need_no_https() -> None:
    found = read({**WHOLE, "TEAMS_OPENID_URL": "http://localhost:1/x", "TEAMS_LOGIN_URL": "http://[::1]:1/"})
    assert found is not None
    assert (found.openid_url, found.login_url) == ("http://localhost:1/x", "http://[::1]:1")


def test_a_bot_without_anything_set_is_no_emulator() -> None:
    assert not Settings().emulated


def test_the_password_is_a_secret() -> None:
    assert [setting.name for setting in SETTINGS if setting.secret] == ["TEAMS_APP_PASSWORD"]
    assert PASSWORD not in repr(read(WHOLE))
