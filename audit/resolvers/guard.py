"""Connections to public addresses only: a session out that vets every socket before and after it connects.

Imports requests and urllib3 when loaded: import it only once it is certain that something will be asked for.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from audit.resolvers.addresses import is_public

_current = threading.local()


class NoSuchHostError(urllib3.exceptions.HTTPError):
    """The name server says that the host does not exist (which a dead network cannot say)."""


class PrivateAddressError(urllib3.exceptions.HTTPError):
    """The host leads to an address that is not public."""


class _VettedConnection(HTTPConnection):
    """A connection whose host may resolve to public addresses only, and whose peer must be one of them."""

    def _new_conn(self) -> socket.socket:
        for found in _resolve(self._dns_host, self.port):
            if not is_public(found):
                raise PrivateAddressError("the host leads to an address that is not public")
        connected = super()._new_conn()
        if not is_public(connected.getpeername()[0]):  # the name may have been resolved otherwise the second time
            connected.close()
            raise PrivateAddressError("the host leads to an address that is not public")
        return connected

    def request(self, *arguments: Any, **options: Any) -> None:
        super().request(*arguments, **options)
        _watch(self)


class _VettedTlsConnection(_VettedConnection, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _VettedConnection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _VettedTlsConnection


class _WatchedConnection(HTTPConnection):
    """A connection to a gateway that the user named: any address, yet one that can be cut."""

    def request(self, *arguments: Any, **options: Any) -> None:
        super().request(*arguments, **options)
        _watch(self)


class _WatchedPool(HTTPConnectionPool):
    ConnectionCls = _WatchedConnection


class _VettingAdapter(HTTPAdapter):
    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


class _GatewayAdapter(HTTPAdapter):
    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _WatchedPool, "https": HTTPSConnectionPool}


def open_session(workers: int, gateway: str = "") -> requests.Session:
    """Return a session without cookies, proxies or `.netrc` that reaches public addresses and `gateway` only."""
    session = requests.Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    vetting = _VettingAdapter(pool_maxsize=workers, max_retries=0)
    session.mount("http://", vetting)
    session.mount("https://", vetting)
    if gateway:
        session.mount(gateway, _GatewayAdapter(pool_maxsize=workers, max_retries=0))
    return session


class Watch:
    """The socket that a thread is using, so that a timer can cut it."""

    def __init__(self) -> None:
        self.sock: Any = None
        self.fired = False

    def cut(self) -> None:
        self.fired = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def time_limit(seconds: float) -> Iterator[Watch]:
    """Cut the thread's connection after `seconds`, so that no server can hold it by sending a byte now and then."""
    watch = Watch()
    _current.watch = watch
    timer = threading.Timer(max(0.0, seconds), watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        _current.watch = None


def _watch(connection: HTTPConnection) -> None:
    """Tell the thread's watch which socket is in use (a connection forgets that of its last answer)."""
    watch = getattr(_current, "watch", None)
    if watch is not None:
        watch.sock = connection.sock
        if watch.fired:
            watch.cut()


def _resolve(host: str, port: int) -> Iterator[str]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchHostError(f"the host name {host} does not exist") from error
        raise urllib3.exceptions.HTTPError(f"the host name {host} could not be resolved") from error
    except UnicodeError as error:
        raise PrivateAddressError(f"the host name {host} is malformed") from error
    for answer in answers:
        yield str(answer[4][0])
