"""Who a visitor is to the limits: the user where there is a login, else the network address."""

import ipaddress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send


class ClientAddress:
    """Take the visitor's address from the proxy in front: the last one in `X-Forwarded-For`, the one it wrote itself.

    What stands before that came from outside and may be made up. Only for a server that nothing but its proxy reaches.
    """

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            forwarded = Headers(scope=scope).getlist("x-forwarded-for")
            address = _address(forwarded[-1].rsplit(",", 1)[-1]) if forwarded else None
            if address is not None:
                scope = {**scope, "client": (address, 0)}
        await self._application(scope, receive, send)


def visitor(host: str | None, user: str | None = None) -> str:
    """The name under which events are counted: the user's, or of an IPv6 address its /64, which is one customer's."""
    if user is not None:
        return f"user {user}"
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return f"address {host}"
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if isinstance(address, ipaddress.IPv6Address):
        return f"network {ipaddress.ip_network((address, 64), strict=False)}"
    return f"address {address}"


def host_of(scope: Scope) -> str | None:
    """The address that a request came from."""
    client = scope.get("client")
    return str(client[0]) if client else None


def _address(text: str) -> str | None:
    """The address in an entry of `X-Forwarded-For`, which may have a port; None if there is none."""
    text = text.strip()
    for candidate in (text, text.rpartition(":")[0], text.partition("]")[0].removeprefix("[")):
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return None
