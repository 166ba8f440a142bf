"""Opening a form while Slack still allows it: three seconds from the press of a button."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from adapters.plain import PLAIN
from adapters.reading import text
from adapters.slack.api import Api
from adapters.slack.form import Asked, away, drawn, elsewhere, waiting
from bot.model.errors import DeliveryError, Unavailable
from bot.model.forms import Form
from bot.model.people import Reader
from bot.model.ports import Inbox
from bot.model.words import render, say

NOT_KEPT = say("I cannot reach my records just now: nothing was done. Please press again in a minute, or ask a person.")
AT_ONCE = 1.0
"""Seconds; a form that takes longer to be found is put into a window that was opened before."""


async def opened(api: Api, inbox: Inbox, asked: Asked) -> bool:
    """Show the form that is asked for; False when nothing could be shown, so that the words must do."""
    workspace = asked.message.author.workspace

    async def show(method: str, body: dict[str, Any]) -> str:
        """The id of the window; empty when there is none."""
        try:
            async with api.pauses.kept(workspace, method):
                answer = await api.call(method, body, workspace=workspace)
        except DeliveryError:
            return ""
        return text(answer, "view", "id")

    found = asyncio.gather(_found(inbox, asked))
    await asyncio.wait([found], timeout=AT_ONCE)
    window = "" if found.done() else await show("views.open", {"trigger_id": asked.trigger, "view": waiting()})
    [form] = await found
    if form is None and not window:
        return False
    view = drawn(form, asked.message) if isinstance(form, Form) else away() if form else elsewhere()
    if window:
        shown = await show("views.update", {"view_id": window, "view": view})
    else:
        shown = await show("views.open", {"trigger_id": asked.trigger, "view": view})
    return bool(shown) and form is not None


async def regretted(api: Api, handle: str) -> None:
    """Say in private that nothing was done; if even that fails, they see that nothing comes."""
    text = render(NOT_KEPT, PLAIN, Reader("UTC"))
    with suppress(DeliveryError):
        await api.hook(handle, {"response_type": "ephemeral", "replace_original": False, "text": text})


async def _found(inbox: Inbox, asked: Asked) -> Form | Unavailable | None:
    try:
        return await inbox.form(asked.message)
    except Unavailable as error:
        return error
