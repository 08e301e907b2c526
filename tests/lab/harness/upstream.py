"""What gateways are put in front of: an HTTP/1.1 server that also misbehaves, one fault a path. All it sends says so in Lab-By.

Where a path is not about a fault, it does what RFC 9110 and RFC 9112 say: it closes when asked to, and sends no 1xx to HTTP/1.0."""
from __future__ import annotations

import contextlib
import socket
import threading
import time

MARK = b"Lab-By: upstream\r\n"
PAGE = b"0123456789" * 100

# Sent as they stand, after which the connection is closed.
FAULTS = {
    "close": b"",
    "garbage": b"this is not http\r\n\r\n",
    "cut": b"HTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 100\r\n\r\n0123456789",
    "cut-chunk": b"HTTP/1.1 200 OK\r\n" + MARK + b"Transfer-Encoding: chunked\r\n\r\nff\r\n0123456789",
    "bad-chunk": b"HTTP/1.1 200 OK\r\n" + MARK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n0123456789\r\n0\r\n\r\n",
    "big-field": b"HTTP/1.1 200 OK\r\n" + MARK + b"X-Big: " + b"b" * 40000 + b"\r\nContent-Length: 0\r\n\r\n",
    "two-lengths": b"HTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "length-and-chunks": b"HTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "bad-field": b"HTTP/1.1 200 OK\r\n" + MARK + b"no colon here\r\nContent-Length: 2\r\n\r\nok",
    "folded-field": b"HTTP/1.1 200 OK\r\n" + MARK + b"X-Folded: one\r\n two\r\nContent-Length: 2\r\n\r\nok",
    "space-before-colon": b"HTTP/1.1 200 OK\r\n" + MARK + b"X-Space : one\r\nContent-Length: 2\r\n\r\nok",
    "until-close": b"HTTP/1.0 200 OK\r\n" + MARK + b"\r\nuntil the end",
    "no-phrase": b"HTTP/1.1 200 \r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "no-phrase-no-space": b"HTTP/1.1 200\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "http3-version": b"HTTP/3.0 200 OK\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "two-digits": b"HTTP/1.1 20 OK\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "switch-unasked": b"HTTP/1.1 101 Switching Protocols\r\n" + MARK + b"Upgrade: other\r\nConnection: upgrade\r\n\r\nother bytes",
}

# Sent as they stand, on a connection that goes on.
ANSWERS = {
    "early-hints": b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "processing": b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "continue-unasked": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "trailers": b"HTTP/1.1 200 OK\r\n" + MARK + b"Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n",
    "no-content-with-content": b"HTTP/1.1 204 No Content\r\n" + MARK + b"Content-Length: 2\r\n\r\nok",
    "retry-after": b"HTTP/1.1 503 Service Unavailable\r\n" + MARK + b"Retry-After: 7\r\nContent-Length: 2\r\n\r\nno",
    "hop-by-hop": b"HTTP/1.1 200 OK\r\n" + MARK + b"Connection: X-Private\r\nX-Private: secret\r\nContent-Length: 2\r\n\r\nok",
    "misdirected": b"HTTP/1.1 421 Misdirected Request\r\n" + MARK + b"Content-Length: 2\r\n\r\nno",
    "login": b"HTTP/1.1 407 Proxy Authentication Required\r\n" + MARK + b'Proxy-Authenticate: Basic realm="up"\r\nContent-Length: 2\r\n\r\nno',
}


def _reply(path: str, method: bytes, size: int) -> bytes:
    page = path.partition("?")[0]
    if page.startswith("/up/status/"):
        code = page.rsplit("/", 1)[1].encode()
        return b"HTTP/1.1 " + code + b" Lab\r\n" + MARK + b"Content-Type: text/plain\r\nContent-Length: 4\r\n\r\n" + (b"" if method == b"HEAD" else b"lab\n")
    known = page in ("/", "/hello.txt", "/item", "/upload", "/dir/", "/private", "/limited", "/up/ok")
    content = PAGE if page == "/hello.txt" else b"size=%d\n" % size
    head = b"HTTP/1.1 " + (b"200 OK" if known else b"404 Not Found") + b"\r\n" + MARK + b"Content-Type: text/plain\r\n"
    if known:
        head += b'ETag: "upstream-1"\r\nLast-Modified: Mon, 01 Jan 2024 00:00:00 GMT\r\n'
    return head + b"Content-Length: %d\r\n\r\n" % len(content) + (b"" if method == b"HEAD" else content)


def _read_content(stream, head: bytes) -> int:
    low = head.lower()
    size = 0
    if b"\r\ntransfer-encoding: chunked" in low:
        while count := int(stream.readline().split(b";")[0], 16):
            size += len(stream.read(count))
            stream.readline()
        while stream.readline() not in (b"\r\n", b""):
            pass
    elif b"\r\ncontent-length:" in low:
        announced = int(low.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
        while size < announced:
            data = stream.read(min(65536, announced - size))
            if not data:
                raise ConnectionError
            size += len(data)
    return size


def _serve(connection: socket.socket) -> None:
    stream = connection.makefile("rb")
    while True:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = stream.readline()
            if not line:
                return
            head += line
        method, target = head.split(b" ")[:2]
        path = target.decode("latin1")
        if path.startswith("http://"):
            path = "/" + path.split("/", 3)[3]
        name = path.partition("?")[0].removeprefix("/up/")
        if name == "early-413":  # said before the content is read, then nothing more is read
            connection.sendall(b"HTTP/1.1 413 Content Too Large\r\n" + MARK + b"Connection: close\r\nContent-Length: 2\r\n\r\nno")
            return
        if b"\r\nexpect: 100" in head.lower():
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        size = _read_content(stream, head)
        if name == "silent":
            time.sleep(150)
            return
        if name in FAULTS:
            connection.sendall(FAULTS[name])
            return
        old = b" HTTP/1.0\r\n" in head
        answer = ANSWERS.get(name) or _reply(path, method, size)
        if old and answer.startswith(b"HTTP/1.1 1"):  # an HTTP/1.0 client gets no interim response: RFC 9110 §15.2
            answer = answer.partition(b"\r\n\r\n")[2]
        connection.sendall(answer)
        if b"\r\nconnection: close" in head.lower() or old and b"\r\nconnection: keep-alive" not in head.lower():
            return


def _connection(connection: socket.socket) -> None:
    with connection, contextlib.suppress(OSError, ValueError, IndexError):
        _serve(connection)
        connection.shutdown(socket.SHUT_RDWR)


class Upstream:
    """`port` answers; `refused` is bound and never listens, so that connecting to it is refused."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        self.closed = socket.socket()
        self.closed.bind(("127.0.0.1", 0))
        self.refused = self.closed.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=_connection, args=(connection,), daemon=True).start()

    def close(self) -> None:
        self.listener.close()
        self.closed.close()
