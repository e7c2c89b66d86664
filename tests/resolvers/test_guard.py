"""The guard: no socket reaches a private address, whatever name or redirect leads there."""

import http.server
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from audit.resolvers.guard import PrivateAddressError, open_session


@pytest.fixture
def private_server() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine that must never be reached, and the paths that did reach it."""
    reached: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reached.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Be silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_port, reached
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "0"])
def test_no_spelling_of_this_machine_is_reached(host: str, private_server: tuple[int, list[str]]) -> None:
    port, reached = private_server
    with pytest.raises(PrivateAddressError):
        open_session(1).get(f"http://{host}:{port}/", timeout=2)
    assert reached == []


def test_a_name_that_changes_its_address_is_caught(
    private_server: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is public, the second, which the socket uses, is this machine."""
    port, reached = private_server
    real = socket.getaddrinfo
    asked = 0

    def rebind(host: str, *arguments: Any, **options: Any) -> Any:
        nonlocal asked
        if host != "rebind.example":
            return real(host, *arguments, **options)
        asked += 1
        address = "93.184.216.34" if asked == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    with pytest.raises(PrivateAddressError):
        open_session(1).get(f"http://rebind.example:{port}/", timeout=2)
    assert asked == 2
    assert reached == []


def test_one_private_answer_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: answers)
    with pytest.raises(PrivateAddressError):
        open_session(1).get("http://mixed.example/", timeout=2)


def test_environment_proxies_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    session = open_session(1)
    assert session.merge_environment_settings("http://example.org/", {}, None, None, None)["proxies"] == {}


def test_the_gateway_that_the_user_names_is_reached(private_server: tuple[int, list[str]]) -> None:
    port, reached = private_server
    gateway = f"http://127.0.0.1:{port}/"
    assert open_session(1, gateway).get(f"{gateway}https://example.org/", timeout=2).status_code == 200
    assert reached == ["/https://example.org/"]
