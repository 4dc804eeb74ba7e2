"""Where the page may listen: on this machine as it likes, anywhere else only behind a login or on the explicit word."""

import ipaddress

from index.errors import SettingsError
from index.settings import Settings


def check_listening(settings: Settings) -> None:
    """Refuse an address that others reach while nothing keeps them out.

    Raises:
        SettingsError: The address is not this machine's own, there are no users, and nobody said that it may be public.
    """
    if is_loopback(settings.server_host) or settings.users or settings.allow_public:
        return
    raise SettingsError(
        f"SERVER_HOST is {settings.server_host}, which others on the network reach, and there is no login: set "
        "AUTH_USERS to name:password pairs, or ALLOW_PUBLIC to yes if everybody may read and change the library."
    )


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach an address; a name other than localhost counts as reachable."""
    host = host.strip().lower()
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False


def for_address(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
