"""What stands around the whole application, the outermost first."""

from starlette.types import ASGIApp

from index.settings import Settings
from ui.serving.few_tries import FewTries
from ui.serving.foreign import NoForeignRequests
from ui.serving.headers import SecurityHeaders
from ui.serving.health import Health, Parts
from ui.serving.listening import is_loopback
from ui.serving.own_names import OwnNames
from ui.serving.visitors import ClientAddress


def around(application: ASGIApp, settings: Settings, parts: Parts, *, host: str) -> ASGIApp:
    """Guard an application: headers on every response, no requests of other sites, health, few wrong passwords.

    Args:
        application: What is guarded.
        settings: Who may come in, and how.
        parts: What `/healthz` asks.
        host: Address that is listened on.
    """
    if settings.users:
        application = FewTries(application)
    guarded: ASGIApp = Health(application, parts)
    guarded = NoForeignRequests(guarded)
    if is_loopback(host) and not settings.users and not settings.trusted_proxy:
        guarded = OwnNames(guarded)
    if settings.trusted_proxy:
        guarded = ClientAddress(guarded)
    return SecurityHeaders(guarded)
