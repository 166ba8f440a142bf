"""The settings of Slack: which there are, and whether they can work together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.settings import Id, Named, Setting, SettingsError, every_problem, secure

TICKET = "ticket open"
"""What a reaction says that makes a ticket of a message."""
_NO_EMOJI = "none"
_EMOJI = re.compile(r"[\w+'-]+")
_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
SLACK = "https://slack.com/api/"
IDS = {
    Named.CHANNEL: Id("[CG][A-Z0-9]+", "its id (C…), which stands at the bottom of the channel's details"),
    Named.PERSON: Id("[UW][A-Z0-9]+", "their id (U…), which the menu of their profile copies"),
    Named.GROUP: Id("S[A-Z0-9]+", "its id (S…), which the menu of the user group copies"),
}
_TICKET_EMOJI = Setting(
    "SLACK_TICKET_EMOJI", "The reaction that makes a ticket of a message, or none.", default="ticket"
)
_ACK_EMOJI = Setting("SLACK_ACK_EMOJI", "The reaction that takes a ticket, on its card, or none.", default="eyes")
SETTINGS = (
    Setting("SLACK_BOT_TOKEN", "The bot's token, starting with xoxb-.", secret=True),
    Setting("SLACK_APP_TOKEN", "The app-level token, starting with xapp-: hear over a socket.", secret=True),
    Setting("SLACK_SIGNING_SECRET", "The signing secret: hear over HTTP at /slack/events.", secret=True),
    _TICKET_EMOJI,
    _ACK_EMOJI,
    Setting("SLACK_API_URL", "Where Slack's Web API answers.", default=SLACK),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What was read. At least one of `app_token` and `signing_secret` is there."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    ticket_emoji: str = _TICKET_EMOJI.default
    ack_emoji: str = _ACK_EMOJI.default
    api_url: str = SLACK

    @property
    def emoji(self) -> Mapping[str, str]:
        """What reactions say that mean something; the words can be typed as well."""
        said = {self.ticket_emoji: TICKET, self.ack_emoji: "ack"}
        return {name: words for name, words in said.items() if name != _NO_EMOJI}


def read(environment: Mapping[str, str]) -> Settings | None:
    """None when Slack is not wanted. Raises `SettingsError`."""
    bot, app, secret, ticket, ack, url = (
        environment.get(setting.name, "").strip() or setting.default for setting in SETTINGS
    )
    ticket, ack = ticket.strip(":").lower(), ack.strip(":").lower()
    if not (bot or app or secret):
        return None
    others = [*_of_the_tokens(bot, app, secret), *_of_the_secret(secret, url), *_of_the_rest(ticket, ack, url)]
    if wrong := every_problem(environment, SETTINGS, others):
        raise SettingsError(wrong)
    return Settings(bot, app, secret, ticket, ack, url.rstrip("/") + "/")


def _of_the_tokens(bot: str, app: str, secret: str) -> list[str]:
    problems = [
        (not bot, "SLACK_BOT_TOKEN is missing: nothing can be said without it."),
        (bool(bot) and not bot.startswith("xoxb-"), "SLACK_BOT_TOKEN must start with xoxb-."),
        (bool(app) and not app.startswith("xapp-"), "SLACK_APP_TOKEN must start with xapp-."),
        (
            not app and not secret,
            "Nothing can be heard: set SLACK_APP_TOKEN (socket) or SLACK_SIGNING_SECRET (HTTP).",
        ),
    ]
    return [problem for found, problem in problems if found]


def _of_the_secret(secret: str, url: str) -> list[str]:
    where = "put in the signing secret, which stands under Basic Information."
    if secret.startswith(("xoxb-", "xoxp-", "xapp-")):
        return [f"SLACK_SIGNING_SECRET is a token: {where}"]
    if secret and url == SLACK and not _SIGNING_SECRET.fullmatch(secret):  # what stands in for Slack signs as it likes
        return [f"SLACK_SIGNING_SECRET must be 32 digits and letters from a to f: {where}"]
    return []


def doubts(environment: Mapping[str, str]) -> list[str]:
    """Two ways to hear: Slack uses one of them."""
    settings = read(environment)
    if not (settings and settings.app_token and settings.signing_secret):
        return []
    return [
        "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. While Socket Mode is on for the app, all is heard over "
        "the socket, by `run` or `worker`; while it is off, at /slack/events, by `run` or `web`. Leave one of them."
    ]


def _of_the_rest(ticket: str, ack: str, url: str) -> list[str]:
    emoji = {"SLACK_TICKET_EMOJI": ticket, "SLACK_ACK_EMOJI": ack}
    odd = [name for name, value in emoji.items() if not _EMOJI.fullmatch(value)]
    problems = [
        (
            ticket == ack != _NO_EMOJI,
            "SLACK_TICKET_EMOJI and SLACK_ACK_EMOJI must be two: one reaction cannot mean both.",
        ),
        (not secure(url), "SLACK_API_URL must start with https://, or be http:// on this machine."),
    ]
    written = [f"{name} must be the name of an emoji, such as eyes, and not the emoji itself." for name in odd]
    return [*written, *(problem for found, problem in problems if found)]
