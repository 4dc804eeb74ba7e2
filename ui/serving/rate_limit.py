"""How many events a visitor may cause within a minute, whenever that minute begins."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable


class SlidingWindow:
    """Counts events of visitors over the last seconds, in bounded memory. Threads may share one."""

    def __init__(
        self,
        limit: int,
        *,
        seconds: float = 60,
        most_visitors: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it.

        Args:
            limit: Most events of one visitor within the window, at least 0; 0 for no limit.
            seconds: Length of the window.
            most_visitors: Visitors that are remembered; those longest silent are forgotten first.
            clock: Seconds from any start that never go back.
        """
        self._limit = limit
        self._seconds = seconds
        self._most_visitors = most_visitors
        self._clock = clock
        self._events: OrderedDict[str, deque[float]] = OrderedDict()  # the longest silent visitor first
        self._lock = threading.Lock()

    def take(self, visitor: str) -> float:
        """Count an event unless it is one too many.

        Returns:
            0 if it was counted, else the seconds until the next one may come.
        """
        with self._lock:
            wait = self._wait(visitor)
            if not wait:
                self._add(visitor)
            return wait

    def take_back(self, visitor: str) -> None:
        """Forget one event that `take` counted, the newest."""
        with self._lock:
            events = self._events.get(visitor)
            if events:
                events.pop()

    def __len__(self) -> int:
        """Visitors that are remembered."""
        return len(self._events)

    def _wait(self, visitor: str) -> float:
        events = self._events.get(visitor)
        if not self._limit or events is None or len(events) < self._limit:
            return 0
        return max(0.0, events[0] + self._seconds - self._clock())

    def _add(self, visitor: str) -> None:
        if not self._limit:
            return
        events = self._events.setdefault(visitor, deque(maxlen=self._limit))
        events.append(self._clock())  # what is older than the newest `limit` decides nothing
        self._events.move_to_end(visitor)
        if len(self._events) > self._most_visitors:
            self._events.popitem(last=False)
