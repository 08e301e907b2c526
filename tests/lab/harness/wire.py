"""Two clients that hold no opinion: one waits for reading and writing at once, the other writes everything and then reads.
They are given steps (bytes, a pause, a wait for a response, a close) and hand back bytes and how the connection ended."""
from __future__ import annotations

import dataclasses
import select
import socket
import ssl
import time

from . import limits, messages

MIB = 1 << 20


@dataclasses.dataclass
class Exchange:
    received: bytes = b""
    sent: bytes = b""          # the first kilobytes of it
    end: str = "open"          # kept, closed, reset, open (no response within the limit), left (by us), refused
    unsent: bool = False       # the server ended the connection, or stopped reading, before everything was sent
    seconds: float = 0.0


def connect(port: int, source: str, tls: dict | None = None) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), 10, (source, 0))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if tls is None:
        return connection
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if tls.get("version") == "1.2":
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    if tls.get("alpn"):
        context.set_alpn_protocols(tls["alpn"])
    return context.wrap_socket(connection, server_hostname=tls.get("name", "lab.test"))


class _Reader:
    """One connection, seen by select: it never blocks in a write while the server has something to say."""

    def __init__(self, connection: socket.socket, methods: list[str]) -> None:
        self.connection = connection
        self.methods = methods
        self.exchange = Exchange()
        self.over = False
        connection.setblocking(False)

    def _ended(self, how: str) -> None:
        self.exchange.end = how
        self.over = True

    def read(self, seconds: float) -> bool:
        pending = isinstance(self.connection, ssl.SSLSocket) and self.connection.pending()
        if not pending and not select.select([self.connection], [], [], seconds)[0]:
            return False
        try:
            data = self.connection.recv(1 << 18)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            data = b""
        except OSError:
            self._ended("reset")
            return False
        if not data:
            self._ended("closed")
            return False
        self.exchange.received += data
        return True

    def write(self, data: bytes, patience: float) -> None:
        if len(self.exchange.sent) < 4096:
            self.exchange.sent += data[:4096]
        rest = memoryview(data)
        while rest and not self.over:
            readable, writable, _ = select.select([self.connection], [self.connection], [], patience)
            if readable:
                self.read(0)
            elif writable:
                try:
                    rest = rest[self.connection.send(rest[:65536]):]
                except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                    continue
                except OSError as error:
                    while self.read(0.3):
                        pass
                    if not self.over:
                        self._ended("closed" if isinstance(error, BrokenPipeError) else "reset")
            else:
                break
        self.exchange.unsent = self.exchange.unsent or bool(rest)

    def finals(self) -> list[messages.Response]:
        responses, _ = messages.parse(self.exchange.received, self.methods)
        return [response for response in responses if not response.interim]

    def wait_for(self, seconds: float, code: str) -> None:
        """Until something came; if a code is named and another came, there is nothing more to send."""
        stop = time.monotonic() + seconds
        while time.monotonic() < stop and not self.over and not self.exchange.received:
            self.read(0.05)
        first = self.exchange.received.split(b"\r\n")[0]
        if code and first and f" {code} ".encode() not in first + b" ":
            raise StopIteration

    def idle(self, seconds: float) -> None:
        stop = time.monotonic() + seconds
        while not self.over and time.monotonic() < stop:
            self.read(max(0.0, min(0.5, stop - time.monotonic())))

    def finish(self, seconds: float, awaited: int) -> None:
        stop = time.monotonic() + seconds
        while not self.over and time.monotonic() < stop:
            finals = self.finals()
            if len(finals) >= awaited and finals[-1].complete:
                linger = time.monotonic() + limits.LINGER
                while time.monotonic() < linger and not self.over:
                    self.read(0.03)
                if not self.over:
                    self.exchange.end = "kept"
                return
            self.read(0.05)


def exchange(port: int, source: str, steps: list, methods: list[str], limit: float, tls: dict | None = None) -> Exchange:
    started = time.monotonic()
    try:
        connection = connect(port, source, tls)
    except (OSError, ssl.SSLError) as error:
        return Exchange(end=f"refused: {type(error).__name__}")
    reader = _Reader(connection, methods)
    try:
        for step in steps:
            if reader.over:
                reader.exchange.unsent = True
                break
            if isinstance(step, bytes):
                reader.write(step, limit)
            elif "wait" in step:
                stop = time.monotonic() + step["wait"]
                while time.monotonic() < stop and not reader.over:
                    reader.read(max(0.0, stop - time.monotonic()))
            elif "response" in step:
                reader.wait_for(step["response"], step.get("code", ""))
            elif "close" in step:
                reader.exchange.end = "left"
                return reader.exchange
            elif "idle" in step:
                reader.idle(limit)
                return reader.exchange
            elif "half-close" in step:
                connection.shutdown(socket.SHUT_WR)
        reader.finish(limit, len(methods) if not reader.exchange.unsent else 1)
    except StopIteration:
        reader.finish(limit, 1)
    finally:
        reader.exchange.seconds = time.monotonic() - started
        connection.close()
    return reader.exchange


def blocking(port: int, source: str, data: bytes, size: int, limit: float) -> str:
    """What a client sees that sends everything before it reads, like most libraries: a code, or the error it gets."""
    try:
        connection = socket.create_connection(("127.0.0.1", port), limit, (source, 0))
    except OSError as error:
        return type(error).__name__
    connection.settimeout(limit)
    received = b""
    try:
        connection.sendall(data)
        block = b"x" * MIB
        while size > 0:
            connection.sendall(block[:size])
            size -= len(block)
        while b"\r\n" not in received:
            more = connection.recv(65536)
            if not more:
                break
            received += more
    except OSError as error:
        return {"BrokenPipeError": "broken pipe", "ConnectionResetError": "reset", "TimeoutError": "timeout"}.get(
            type(error).__name__, type(error).__name__)
    finally:
        connection.close()
    words = received.split(b" ")
    return words[1].decode("latin1") if received.startswith(b"HTTP/") and len(words) > 1 else "closed"
