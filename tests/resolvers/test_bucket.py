"""Token buckets: waits by a clock that the test turns."""

import pytest

from audit.resolvers.bucket import Bucket


class Clock:
    """A clock that stands until it is turned."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_requests_are_spread_at_the_rate() -> None:
    clock = Clock()
    bucket = Bucket(2.0, clock=clock)
    assert [bucket.take() for _ in range(3)] == [0.0, 0.5, 1.0]
    clock.now = 10.0
    assert bucket.take() == 0.0
    assert bucket.take() == 0.5  # a long pause saves up one token, not many


def test_a_pause_comes_on_top() -> None:
    clock = Clock()
    bucket = Bucket(100.0, clock=clock)
    bucket.pause(8.0)
    assert bucket.take() == 8.0
    clock.now = 9.0
    assert bucket.take() == 0.0


@pytest.mark.parametrize(
    ("headers", "rate"),
    [
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}, 50.0),
        ({"x-rate-limit-limit": "60", "x-rate-limit-interval": "1m"}, 1.0),
        ({"x-rate-limit-limit": "3", "x-rate-limit-interval": "1"}, 3.0),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, 5.0),
        ({"x-rate-limit-limit": "many", "x-rate-limit-interval": "soon"}, 5.0),
        ({"x-rate-limit-limit": "50"}, 5.0),
        ({}, 5.0),
    ],
)
def test_announced_limits_are_followed(headers: dict[str, str], rate: float) -> None:
    bucket = Bucket(5.0, clock=Clock())
    bucket.follow(headers)
    assert bucket.rate == rate


def test_an_empty_window_pauses_and_an_empty_day_does_not() -> None:
    bucket = Bucket(5.0, clock=Clock())
    bucket.follow({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "40000"})
    assert bucket.paused() == 0.0
    bucket.follow({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "30"})
    assert bucket.paused() == 30.0
