"""The limit on questions: a window that slides with a clock of its own, and memory that does not grow."""

import threading

import pytest

from index.settings import Settings
from ui.serving.desk import Desk, TooManyQuestionsError
from ui.serving.rate_limit import SlidingWindow


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_what_is_over_the_limit_waits_until_the_oldest_has_left(clock: Clock) -> None:
    window = SlidingWindow(3, clock=clock)
    for _ in range(3):
        assert window.take("ann") == 0
        clock.now += 10
    assert window.take("ann") == pytest.approx(30)  # the first came 30 seconds ago
    clock.now += 29.9
    assert window.take("ann") == pytest.approx(0.1)
    clock.now += 0.1
    assert window.take("ann") == 0
    assert window.take("ann") == pytest.approx(10)  # no fresh allowance: the second has to leave


def test_no_minute_holds_more_than_the_limit(clock: Clock) -> None:
    window = SlidingWindow(5, clock=clock)
    taken = []
    for _ in range(2_000):
        if window.take("ann") == 0:
            taken.append(clock.now)
        clock.now += 0.7
    assert len(taken) > 100
    assert all(later - earlier >= 60 for earlier, later in zip(taken, taken[5:], strict=False))


def test_refused_events_do_not_count(clock: Clock) -> None:
    window = SlidingWindow(1, clock=clock)
    window.take("ann")
    for _ in range(50):
        clock.now += 1
        window.take("ann")
    clock.now += 10
    assert window.take("ann") == 0


def test_visitors_have_an_allowance_each(clock: Clock) -> None:
    window = SlidingWindow(1, clock=clock)
    assert window.take("ann") == 0
    assert window.take("bob") == 0
    assert window.take("ann") > 0


def test_zero_is_no_limit(clock: Clock) -> None:
    window = SlidingWindow(0, clock=clock)
    assert {window.take("ann") for _ in range(1_000)} == {0}
    assert len(window) == 0


def test_what_is_taken_back_did_not_count(clock: Clock) -> None:
    window = SlidingWindow(2, clock=clock)
    for _ in range(10):
        assert window.take("ann") == 0
        window.take_back("ann")
    window.take_back("ann")
    assert [window.take("ann") for _ in range(3)] == [0, 0, 60]


def test_memory_is_bounded(clock: Clock) -> None:
    window = SlidingWindow(2, most_visitors=100, clock=clock)
    window.take("first")
    for number in range(1_000):
        window.take(f"visitor {number}")
        window.take("first")  # not silent, so not forgotten
    assert len(window) == 100
    assert window.take("first") > 0
    assert window.take("visitor 0") == 0


def test_threads_share_it() -> None:
    window = SlidingWindow(50)
    counted: list[float] = []

    def work() -> None:
        counted.extend(window.take("ann") for _ in range(100))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted.count(0) == 50


def test_the_desk_says_when_to_try_again() -> None:
    desk = Desk(Settings(questions_per_minute=2))
    desk.admit("ann", "page")
    desk.admit("ann", "api")
    with pytest.raises(
        TooManyQuestionsError, match=r"^You may ask 2 questions a minute here: try again in \d+ seconds"
    ):
        desk.admit("ann", "mcp")
    desk.admit("bob", "mcp")
