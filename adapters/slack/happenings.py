"""What happens around messages in Slack: reactions, deletions, people who come to a channel and who leave."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.reading import inner, text, texts
from adapters.slack.reading import PLATFORM, Payload, event_keys, own_channel, place_of, post_key
from bot.model.messages import Kind, Message, Original, private_place
from bot.model.people import Identity

REGROUPED = "subteam_members_changed"
_SIDES = (("added_users", True), ("removed_users", False))
MOVES = {"member_joined_channel": Kind.JOINED, "member_left_channel": Kind.DEPARTED, "user_change": Kind.DEPARTED}


def reacted(payload: Payload, event: Payload, own: str, emoji: Mapping[str, str]) -> Message | None:
    """A reaction that means something, to what a person wrote or, where it takes a ticket, to a card of ours.

    `item_user` wrote the message: https://docs.slack.dev/reference/events/reaction_added
    """
    item, user = inner(event, "item"), text(event, "user")
    name = text(event, "reaction").partition("::")[0]  # without the tone of skin
    channel, ts, team = text(item, "channel"), text(item, "ts"), text(payload, "team_id")
    says, writer = emoji.get(name, ""), text(event, "item_user")
    if not (channel and ts and says and team) or text(item, "type") not in ("", "message"):
        return None
    again = f"reaction:{channel}:{ts}:{user}:{name}:{text(event, 'event_ts')}"
    return Message(
        keys=event_keys(payload, again),
        author=Identity(PLATFORM, team, user),
        place=place_of(team, "" if own_channel(channel) else channel, user),
        words=says,
        kind=Kind.REACTED,
        addressed=False,
        about=ts,
        original=Original(post_key(channel, ts), Identity(PLATFORM, team, writer)) if writer not in ("", own) else None,
    )


def deleted(payload: Payload, event: Payload, own: str) -> Message | None:
    """A message that is gone. Who took it away Slack does not tell: its author, or who may take away others' too.

    A message with answers below it leaves a tombstone: https://docs.slack.dev/reference/events/message/message_deleted
    """
    old, new = inner(event, "previous_message"), inner(event, "message")
    channel, team, user = text(event, "channel"), text(payload, "team_id"), text(old, "user")
    ts = text(event, "deleted_ts") or text(old, "ts") or text(new, "ts")
    direct = own_channel(channel)
    ours = bool(old.get("bot_id")) or user == own
    if not (channel and ts and team and user) or (direct and ours):
        return None
    author = Identity(PLATFORM, team, user)
    return Message(
        keys=event_keys(payload, f"deleted:{channel}:{ts}"),
        author=author,
        place=place_of(team, "" if direct else channel, user, text(old, "thread_ts"), ts),
        words="",
        kind=Kind.DELETED,
        addressed=False,
        about=ts,
        original=Original(post_key(channel, ts), author),
    )


def moved(payload: Payload, event: Payload, own: str) -> Message | None:
    """Who has come to a channel or left it, or has no account here any more (`deleted`).

    https://docs.slack.dev/reference/events/member_left_channel, https://docs.slack.dev/reference/events/user_change
    """
    kind, team, told = text(event, "type"), text(payload, "team_id"), inner(event, "user")
    gone = kind == "user_change"
    user, channel = text(told, "id") if gone else text(event, "user"), text(event, "channel")
    of_another = (text(told, "team_id") if gone else text(event, "team")) not in ("", team)
    if not (user and team) or user == own or of_another or (told.get("deleted") is not True if gone else not channel):
        return None
    who = Identity(PLATFORM, team, user)
    again = f"{kind}:{channel}:{user}:{text(event, 'event_ts')}"
    return Message(
        keys=event_keys(payload, again),
        author=who,
        place=place_of(team, "" if gone else channel, user),
        words="",
        kind=MOVES[kind],
        addressed=False,
        persons=(who,),
    )


def regrouped(payload: Payload, event: Payload) -> Message | None:
    """Who has come to a user group, or is in it no more.

    https://docs.slack.dev/reference/events/subteam_members_changed
    """
    team, group = text(payload, "team_id"), text(event, "subteam_id")
    persons = tuple(
        Identity(PLATFORM, team, user, groups=frozenset([group] if there else []))
        for name, there in _SIDES
        for user in texts(event, name)
    )
    if not (team and group and persons):
        return None
    return Message(
        keys=event_keys(payload),
        author=persons[0],
        place=private_place(persons[0]),
        words="",
        kind=Kind.REGROUPED,
        addressed=False,
        persons=persons,
        fields={"group": group},
    )
