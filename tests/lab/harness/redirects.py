"""The server that clients are sent to: each job has a path of its own, says what the job is about, and is written down as it arrives.

The paths: /go/JOB (what the job is about), /end/JOB (200). Three listeners: two origins without TLS, one with."""
from __future__ import annotations

import contextlib
import dataclasses
import socket
import ssl
import threading

REDIRECTS = ("300", "301", "302", "303", "304", "305", "306", "307", "308")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH")
CONTENT = "hello=lab"
CHAIN = 150  # redirects in the longest chain: a client that follows them all has no limit that we know


@dataclasses.dataclass
class Job:
    action: str
    method: str
    code: str
    kind: str            # same, relative, port, downgrade, missing, two, scheme, loop, chain, plain, ...
    visits: int = 1


def jobs() -> list[Job]:
    found = [Job(f"{code} {method}", method, code, "same") for code in REDIRECTS for method in METHODS]
    for code in ("301", "302", "303", "307", "308"):
        found += [Job(f"{code} {method} to another port", method, code, "port") for method in ("GET", "POST")]
    for code in ("301", "302", "307", "308"):
        found += [Job(f"{code} {method} from https to http", method, code, "downgrade") for method in ("GET", "POST")]
        found.append(Job(f"{code} visited twice", "GET", code, "same", visits=2))
    found += [Job(f"302 GET, Location {kind}", "GET", "302", kind) for kind in ("relative", "missing", "empty", "two", "scheme", "loop")]
    found += [
        Job("302 GET, as long as the client goes on", "GET", "302", "chain"), Job("399 GET with Location", "GET", "399", "same"),
        Job("103 before 200", "GET", "103", "hints"), Job("299", "GET", "299", "plain"),
        Job("401", "GET", "401", "plain"), Job("407 from a server", "GET", "407", "plain"), Job("408 and close", "GET", "408", "close"),
        Job("408 POST and close", "POST", "408", "close"),
        Job("413 before the content is read", "POST", "413", "close"), Job("421", "GET", "421", "plain"), Job("425", "GET", "425", "plain"),
        Job("429 with Retry-After", "GET", "429", "later"), Job("503 with Retry-After", "GET", "503", "later"),
        Job("503 POST with Retry-After", "POST", "503", "later"), Job("499", "GET", "499", "plain"), Job("500", "GET", "500", "plain"),
        Job("502", "GET", "502", "plain"), Job("504", "GET", "504", "plain"), Job("600", "GET", "600", "plain"), Job("999", "GET", "999", "plain"),
        Job("099", "GET", "099", "plain"), Job("closed without a response", "GET", "-", "nothing"),
        Job("closed without a response, POST", "POST", "-", "nothing"), Job("200 whose content is cut", "GET", "200", "cut"),
        # The last one: clients take its content for the response to what they send next on the connection, if it has not ended by then.
        Job("204 with content", "GET", "204", "plain")]
    return found


class Target:
    """Listens, answers, and keeps for each job the requests in the order in which they came."""

    def __init__(self, certificates) -> None:
        self.jobs = jobs()
        self.seen: dict[int, list[dict]] = {}
        self.lock = threading.Lock()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")
        self.listeners = [socket.create_server(("127.0.0.1", 0), backlog=64) for _ in range(3)]
        self.here, self.other, self.secure = (listener.getsockname()[1] for listener in self.listeners)
        for number, listener in enumerate(self.listeners):
            threading.Thread(target=self._accept, args=(listener, number == 2), daemon=True).start()

    def url(self, number: int) -> str:
        secure = self.jobs[number].kind == "downgrade"
        return f"{'https' if secure else 'http'}://127.0.0.1:{self.secure if secure else self.here}/go/{number}"

    def close(self) -> None:
        for listener in self.listeners:
            listener.close()

    def take(self) -> dict[int, list[dict]]:
        with self.lock:
            seen, self.seen = self.seen, {}
            return seen

    def _accept(self, listener: socket.socket, secure: bool) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connection, args=(connection, secure), daemon=True).start()

    def _connection(self, connection: socket.socket, secure: bool) -> None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            connection.settimeout(30)
            if secure:
                connection = self.context.wrap_socket(connection, server_side=True)
            with connection:
                self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        while True:
            line = stream.readline().decode("latin1").split()
            if len(line) < 2:
                return
            fields = {}
            while (text := stream.readline().decode("latin1").strip()):
                name, _, value = text.partition(":")
                fields[name.lower()] = value.strip()
            method, path = line[0], line[1]
            parts = path.split("?")[0].strip("/").split("/")
            job = self.jobs[int(parts[1])] if len(parts) > 1 and parts[1].isdigit() and int(parts[1]) < len(self.jobs) else None
            early = job is not None and job.kind in ("close", "nothing") and parts[0] == "go"
            content = b"" if early and job.code == "413" else _content(stream, fields)
            if job is not None and not (method == "OPTIONS" and "access-control-request-method" in fields):
                self._note(int(parts[1]), method, parts[0], fields, content)
            answer, ends = self._answer(method, parts, job, fields)
            connection.sendall(answer)
            if ends or fields.get("connection", "").lower() == "close" or line[-1] == "HTTP/1.0":
                return

    def _note(self, number: int, method: str, place: str, fields: dict, content: bytes) -> None:
        carried = [name for name in ("authorization", "content-type", "cookie", "referer") if name in fields]
        if content:
            carried.append("content")
        with self.lock:
            self.seen.setdefault(number, []).append({"method": method, "place": place, "carries": carried})

    def _location(self, number: str, job: Job) -> bytes:
        end = f"/end/{number}"
        here = f"http://127.0.0.1:{self.here}"
        lines = {"same": [here + end], "relative": [end], "port": [f"http://127.0.0.1:{self.other}{end}"], "downgrade": [here + end],
                 "missing": [], "empty": [""], "two": [here + end, here + f"/second/{number}"], "scheme": ["gopher://127.0.0.1/"],
                 "loop": [f"{here}/go/{number}"], "chain": [f"{here}/go/{number}"]}[job.kind]
        return "".join(f"Location: {line}\r\n" for line in lines).encode()

    def _answer(self, method: str, parts: list[str], job: Job | None, fields: dict) -> tuple[bytes, bool]:
        share = (f"Access-Control-Allow-Origin: {fields.get('origin', '*')}\r\nAccess-Control-Allow-Credentials: true\r\n"
                 "Access-Control-Allow-Methods: GET, HEAD, POST, PUT, DELETE, PATCH\r\nAccess-Control-Allow-Headers: authorization, content-type\r\n").encode()
        if method == "OPTIONS":
            return b"HTTP/1.1 204 No Content\r\n" + share + b"\r\n", False
        page = b"<!doctype html><title>lab</title><p>lab\n"
        rest = share + b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + (b"" if method == "HEAD" else page)
        if job is None or parts[0] != "go":
            return b"HTTP/1.1 200 OK\r\n" + rest, False
        if job.kind == "nothing":
            return b"", True
        if job.kind == "hints":
            return b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n" + rest, True
        if job.kind == "cut":
            return b"HTTP/1.1 200 OK\r\n" + share + b"Content-Type: text/html\r\nContent-Length: 1000\r\n\r\nlab", True
        line = f"HTTP/1.1 {job.code} Lab\r\n".encode()
        if job.kind == "plain":
            extra = {"401": b'WWW-Authenticate: Basic realm="lab"\r\n', "407": b'Proxy-Authenticate: Basic realm="lab"\r\n'}.get(job.code, b"")
            return line + extra + rest, job.code == "204"
        if job.kind == "later":
            return line + b"Retry-After: 1\r\n" + rest, False
        if job.kind == "close":
            return line + b"Connection: close\r\n" + rest, True
        number = parts[1]
        if job.kind == "chain" and len(self.seen.get(int(number), [])) > CHAIN:
            return b"HTTP/1.1 200 OK\r\n" + rest, False
        location = self._location(number, job)
        if job.kind == "chain":  # a new address each time, so that it is no loop
            location = location[:-2] + b"/%d\r\n" % len(self.seen.get(int(number), []))
        if job.code == "304":
            return line + location + share + b"\r\n", False
        return line + location + rest, False


def _content(stream, fields: dict) -> bytes:
    if "chunked" in fields.get("transfer-encoding", ""):
        content = b""
        while size := int(stream.readline().split(b";")[0], 16):
            content += stream.read(size)
            stream.readline()
        stream.readline()
        return content
    return stream.read(int(fields.get("content-length", "0")))
