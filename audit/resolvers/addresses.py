"""Which addresses may be reached: an IP address or a URL from hostile hands in, yes or no (with the reason) out."""

import ipaddress
from urllib.parse import urlsplit

# RFC 6052 (well-known NAT64 prefix) and RFC 8215 (local-use NAT64): the last 32 bits are the IPv4 address reached.
_NAT64 = tuple(ipaddress.IPv6Network(prefix) for prefix in ("64:ff9b::/96", "64:ff9b:1::/48"))
_NEVER = tuple(
    ipaddress.IPv6Network(prefix)
    for prefix in ("::/96", "fec0::/10", "2001::/32")  # IPv4-compatible (RFC 4291), site-local, Teredo
)
PORTS = frozenset({80, 443, 8080, 8443})


class RefusedAddressError(Exception):
    """An address must not be reached; the message says why, for a person."""


def is_public(address: str) -> bool:
    """Tell whether `address` (an IP literal, a zone allowed) is a public unicast address, seen through every wrapper.

    IPv4 inside IPv6 counts as the IPv4 address it leads to: mapped (RFC 4291), 6to4 (RFC 3056), NAT64 (RFC 6052).
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return _is_global(parsed.ipv4_mapped)
        if parsed.sixtofour is not None:
            return _is_global(parsed.sixtofour)
        if any(parsed in network for network in _NAT64):
            return parsed in _NAT64[0] and _is_global(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF))
        if any(parsed in network for network in _NEVER):
            return False
    return _is_global(parsed)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def vet_url(url: str) -> str:
    """Return `url` when its form lets it be asked for. Raises `RefusedAddressError`.

    Only http and https, no user name or password, only the ports of the web, and no host that is visibly private.
    Names are vetted again when they are resolved, and the peer when the connection stands.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedAddressError("the address is malformed") from None
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme not in ("http", "https"):
        raise RefusedAddressError(f"addresses beginning with {parts.scheme or 'nothing'}: are not asked for")
    if not host:
        raise RefusedAddressError("the address has no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("the address holds a user name")
    if port is not None and port not in PORTS:
        raise RefusedAddressError(f"port {port} is not one of the web")
    if any(character.isspace() or ord(character) < 32 or character == "\\" for character in url):
        raise RefusedAddressError("the address holds characters that none may hold")
    if "." not in host and ":" not in host:
        raise RefusedAddressError("the host is a local name")
    if host.endswith((".local", ".localhost", ".internal", ".lan", ".home.arpa", ".onion", ".test", ".invalid")):
        raise RefusedAddressError("the host is a local name")
    if _is_literal(host) and not is_public(host):
        raise RefusedAddressError("the address is not public")
    return url


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
