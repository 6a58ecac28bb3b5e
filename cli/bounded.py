"""An end to waiting for the head of a request, and to its size: the server that reads it sets neither."""

from typing import Any

LARGEST_HEAD = 65_536  # bytes of a request before its body
HEAD_TIME = 10.0  # seconds in which they must come


class Bounded:
    """Laid over the class that reads requests. ``refusal`` is the answer to what is none, as it goes over the line."""

    refusal: bytes
    loop: Any
    transport: Any
    _size = 0  # of the head that is coming
    _waiting: Any = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)  # type: ignore[misc]
        self._wait()

    def connection_lost(self, error: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(error)  # type: ignore[misc]

    def on_message_begin(self) -> None:
        self._wait()
        super().on_message_begin()  # type: ignore[misc]

    def on_headers_complete(self) -> None:
        self._wait_no_more()
        super().on_headers_complete()  # type: ignore[misc]

    def data_received(self, data: bytes) -> None:
        super().data_received(data)  # type: ignore[misc]
        self._size += len(data) if self._waiting else 0
        if self._waiting and self._size > LARGEST_HEAD:
            self.send_400_response("")

    def send_400_response(self, _told: str) -> None:
        self._wait_no_more()
        self.transport.write(self.refusal)
        self.transport.close()

    def _wait(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(HEAD_TIME, self.transport.close)

    def _wait_no_more(self) -> None:
        self._size = 0
        if self._waiting:
            self._waiting.cancel()
        self._waiting = None
