"""The settings of Teams: which there are, and whether they can work together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from adapters.settings import Id, Named, Setting, SettingsError, every_problem, loopback, nearest, parts, secure
from adapters.teams.clouds import CLOUDS, PUBLIC, Cloud

SETTINGS = (
    Setting("TEAMS_APP_ID", "The bot's app id, a GUID."),
    Setting("TEAMS_APP_PASSWORD", "The bot's client secret: its value, not its id.", secret=True),
    Setting("TEAMS_TENANT_ID", "Whose Teams may talk to the desk: tenant ids, commas between, the bot's own first."),
    Setting("TEAMS_CLOUD", f"Which cloud your Teams is in: {', '.join(CLOUDS)}.", default="public"),
    Setting("TEAMS_OPENID_URL", "Where Microsoft says which keys it signs with, if not where it does in that cloud."),
    Setting("TEAMS_LOGIN_URL", "Where the bot gets its tokens, if not where it does in that cloud."),
    Setting(
        "TEAMS_READS_CHANNELS",
        "Whether the app has the right to read what does not mention it: yes or no.",
        default="no",
    ),
    Setting("TEAMS_EMULATOR", "Without an app id: the address on this machine where an emulator of Teams answers."),
)

IDS = {
    Named.CHANNEL: Id("19:.+@.+", "its id (19:…@thread.tacv2), which stands in the link to the channel"),
    Named.PERSON: Id("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "their object id of the Entra admin center"),
}
_YES_OR_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Settings:
    """What was read: an app with its password and tenants, or an emulator. Ids are in lower case, URLs end bare."""

    app_id: str = ""
    app_password: str = field(default="", repr=False)
    tenants: tuple[str, ...] = ()
    """Who may talk to us; the first one gives us our tokens."""
    openid_url: str = PUBLIC.openid_url
    login_url: str = PUBLIC.login_url
    emulator: str = ""
    cloud: Cloud = PUBLIC
    reads: bool = False
    """Whether it hears what does not mention it, as its package was made to and each team agreed to."""

    @property
    def emulated(self) -> bool:
        """Nobody shows a token, and nothing leaves this machine."""
        return bool(self.emulator) and not self.app_id


def read(environment: Mapping[str, str]) -> Settings | None:
    """None when Teams is not wanted. Raises `SettingsError`."""
    told = {setting.name: environment.get(setting.name, "").strip() for setting in SETTINGS}
    app, password, tenant, chosen, openid, login, reads, emulator = (
        told[each.name] or each.default for each in SETTINGS
    )
    if not (app or password or tenant or emulator):
        return None
    known, cloud = chosen.lower() in CLOUDS, CLOUDS.get(chosen.lower(), PUBLIC)
    openid, login = openid or cloud.openid_url, login or cloud.login_url
    tenants = [each.strip().lower() for each in tenant.split(",") if each.strip()]
    others = [
        *(_of_the_app(app, password, tenants) if app or not emulator else []),
        *([] if known else [f"TEAMS_CLOUD must be one of {', '.join(CLOUDS)}.{nearest(chosen.lower(), CLOUDS)}"]),
        *_of_the_urls(openid, login),
        *([] if reads.lower() in _YES_OR_NO else ["TEAMS_READS_CHANNELS must be yes or no."]),
        *(_of_the_emulator(app, emulator) if emulator else []),
    ]
    if wrong := every_problem(environment, SETTINGS, others):
        raise SettingsError(wrong)
    urls = (openid, login.rstrip("/"), emulator.rstrip("/"))
    return Settings(app.lower(), password, tuple(tenants), *urls, cloud, reads.lower() == "yes")


def _of_the_app(app: str, password: str, tenants: list[str]) -> list[str]:
    problems = [
        (not app, "TEAMS_APP_ID is missing: nobody could tell which bot this is."),
        (bool(app) and not _guid(app), "TEAMS_APP_ID must be a GUID, such as 01234567-89ab-cdef-0123-456789abcdef."),
        (not password, "TEAMS_APP_PASSWORD is missing: nothing can be said without it."),
        (_guid(password), "TEAMS_APP_PASSWORD looks like the secret's id: put in its value."),
        (not tenants, "TEAMS_TENANT_ID is missing: anybody's Teams could talk to this desk."),
        (not all(map(_guid, tenants)), "TEAMS_TENANT_ID must be GUIDs with commas between, not names of domains."),
    ]
    return [problem for found, problem in problems if found]


def _of_the_urls(openid: str, login: str) -> list[str]:
    urls = {"TEAMS_OPENID_URL": openid, "TEAMS_LOGIN_URL": login}
    return [f"{n} must start with https://, or be http:// on this machine." for n, u in urls.items() if not secure(u)]


def _of_the_emulator(app: str, emulator: str) -> list[str]:
    found = parts(emulator)
    local = found is not None and found.scheme in ("http", "https") and loopback(found.hostname)
    problems = [
        (bool(app), "TEAMS_EMULATOR is for a desk without an app id: remove it, or TEAMS_APP_ID."),
        (not local, "TEAMS_EMULATOR must be http:// or https:// on this machine."),
    ]
    return [problem for found, problem in problems if found]


def _guid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
