"""Whether somebody is a user: the one check behind the page's login and that of `/mcp`."""

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping


class Users:
    """Names and passwords. How long a check takes tells nothing of either."""

    def __init__(self, passwords: Mapping[str, str]) -> None:
        """Keep the passwords by name; none: there is no login."""
        self._passwords = {name: password.encode() for name, password in passwords.items()}
        self._nobody = secrets.token_bytes(16)  # compared with where the name is unknown

    def __bool__(self) -> bool:
        """Whether there is a login."""
        return bool(self._passwords)

    def check(self, name: str, password: str) -> bool:
        """Whether this is a user with their password."""
        known = name in self._passwords
        same = hmac.compare_digest(password.encode(errors="replace"), self._passwords.get(name, self._nobody))
        return same and known

    def from_basic(self, authorization: str | None) -> str | None:
        """The user that an `Authorization` header of HTTP Basic names with their password; None if there is none."""
        scheme, _, encoded = (authorization or "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return name if colon and self.check(name, password) else None
