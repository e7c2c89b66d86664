"""Addresses: what is public, and which forms of address are asked for at all."""

import pytest

from audit.resolvers.addresses import RefusedAddressError, is_public, vet_url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "fec0::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "64:ff9b:1::808:808",
        "2002:7f00:1::", "2002:a00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "", "localhost", "not an address",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::"],
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "gopher://example.org/", "//example.org/",
        "http://", "http://localhost/", "http://LOCALHOST:80/", "http://printer/", "http://nas.local/",
        "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1:8080/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://2130706433/", "http://0x7f000001/",
        "http://user:secret@example.org/", "http://example.org:22/", "http://example.org:6379/",
        "http://example.org\\@127.0.0.1/", "http://exa mple.org/", "http://[::1", "http://example.org:99999/",
        "http://metadata.google.internal/", "http://127.0.0.1./",
    ],
)  # fmt: skip
def test_hostile_addresses_are_refused(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        vet_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/", "http://example.org:8080/a?b=c#d", "https://8.8.8.8/", "https://[2606:4700::1111]/",
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "https://пример.рф/",
    ],
)  # fmt: skip
def test_addresses_of_the_web_are_asked_for(url: str) -> None:
    assert vet_url(url) == url
