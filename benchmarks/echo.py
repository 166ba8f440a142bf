"""A stock echo bot for Teams: botbuilder's own `CloudAdapter` path, as its samples put it together.

The package that has `CloudAdapter` itself only reads the request and calls `process_activity` of its base, which is
here; the authentication is the one its configuration makes. Microsoft's login is the stand-in's, without TLS.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import requests
from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticationConfiguration,
    BotFrameworkAuthenticationFactory,
    MicrosoftAppCredentials,
    PasswordServiceClientCredentialFactory,
)
from msal import ConfidentialClientApplication

from tests.fakes.bot_service_keys import APP, TENANT

LOGIN = "https://login.microsoftonline.com/"
_SCOPE = "https://api.botframework.com"


class Diverted(requests.Session):
    """Microsoft's login over plain HTTP on this machine: its library takes no address without TLS."""

    def __init__(self, origin: str) -> None:
        super().__init__()
        self._origin = origin

    def request(self, method: str | bytes, url: str | bytes, *given: Any, **more: Any) -> requests.Response:
        return super().request(str(method), str(url).replace(LOGIN, f"{self._origin}/"), *given, **more)


class Credentials(PasswordServiceClientCredentialFactory):  # type: ignore[misc] # the library has no types
    """The factory of the samples, but for where the login is."""

    def __init__(self, origin: str) -> None:
        super().__init__(APP, "fake-password", TENANT)
        self._origin = origin

    async def create_credentials(self, *given: Any, **more: Any) -> MicrosoftAppCredentials:
        made = await super().create_credentials(*given, **more)
        made.app = ConfidentialClientApplication(
            APP, "fake-password", authority=made.oauth_endpoint, http_client=Diverted(self._origin)
        )
        return made


def adapter(origin: str) -> CloudAdapterBase:
    """With keys and login of the stand-in at `origin`, and everything else as in the public cloud."""
    return CloudAdapterBase(
        BotFrameworkAuthenticationFactory.create(
            validate_authority=True,
            to_channel_from_bot_login_url=LOGIN + TENANT,
            to_channel_from_bot_oauth_scope=_SCOPE,
            to_bot_from_channel_token_issuer=_SCOPE,
            oauth_url="https://token.botframework.com",
            to_bot_from_channel_open_id_metadata_url=f"{origin}/v1/.well-known/openidconfiguration",
            to_bot_from_emulator_open_id_metadata_url=f"{LOGIN}botframework.com/v2.0/.well-known/openid-configuration",
            caller_id="urn:botframework:azure",
            credential_factory=Credentials(origin),
            auth_configuration=AuthenticationConfiguration(),
        )
    )


async def serve(origin: str, port: int) -> None:
    """Serve until stopped."""
    cloud = adapter(origin)

    async def echo(context: TurnContext) -> None:
        await context.send_activity(f"Echo: {context.activity.text}")

    async def heard(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await cloud.process_activity(request.headers["Authorization"], activity, echo)
        return web.Response()

    async def ready(_: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.add_routes([web.post("/api/messages", heard), web.get("/readyz", ready)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
