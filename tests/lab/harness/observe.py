"""Sends the requests to one running program and makes a row of each: what a reader of a table wants, without what differs in every run."""
from __future__ import annotations

import concurrent.futures
import re
import subprocess
import threading

from . import limits, messages, programs, wire
from .catalog import Request, expand

# Fields that say something about the request. Server, Date and the like say something about the program.
FIELDS = ("accept-ranges", "allow", "cache-control", "connection", "content-length", "content-range", "content-type", "etag",
          "last-modified", "link", "location", "proxy-authenticate", "refresh", "retry-after", "trailer", "transfer-encoding", "upgrade", "vary",
          "via", "www-authenticate", "x-folded", "x-private", "x-space")


class Observer:
    def __init__(self, running: programs.Running, slow_limit: float) -> None:
        self.running = running
        self.slow_limit = slow_limit
        self.sources: dict[str, str] = {}
        self.raw: dict[str, bytes] = {}
        self.tag = ""
        self.lock = threading.Lock()
        self.number = 0

    def source(self, request: Request) -> str:
        """An address of its own for each request, which is how its line in a log is found."""
        with self.lock:
            self.number += 1
            address = f"127.1.{self.number >> 7}.{(self.number & 127) + 1}"
            self.sources[address] = request.id
            return address

    def learn_tag(self) -> None:
        said = wire.exchange(self.running.port, "127.0.0.1", [b"GET /hello.txt HTTP/1.1\r\nHost: lab.test\r\n\r\n"], ["GET"], limits.QUICK)
        found, _ = messages.parse(said.received, ["GET"])
        tags = found[-1].values("etag") if found else []
        self.tag = tags[0] if tags else ""

    def all(self, requests: list[Request]) -> tuple[list[dict], list[Request]]:
        """Rows of the quick requests, and the slow requests that are left."""
        program = self.running.program
        wanted = [request for request in requests if (not request.needs or request.needs in program.offers) and request.id not in program.without]
        self.learn_tag()
        if not self.tag:
            wanted = [request for request in wanted if not _uses_tag(request)]
        quick = [self.checked(request) for request in wanted if not request.slow]
        return quick, [request for request in wanted if request.slow]

    def checked(self, request: Request) -> dict:
        """The row; a program that does not answer any more after the request is started anew, so that the next rows are its own."""
        row = self.one(request)
        if row["code"] == "none" and not self.running.answers(limits.QUICK):
            row["stopped"] = True
            self.running.close()
            self.running.start()
        return row

    def slow(self, requests: list[Request]) -> list[dict]:
        with concurrent.futures.ThreadPoolExecutor(max(1, len(requests))) as pool:
            return list(pool.map(self.one, requests))

    def one(self, request: Request) -> dict:
        if request.http2 is not None:
            return self._http2(request)
        tag = self.tag.encode("latin1")
        steps = [step.replace(b"{ETAG}", tag).replace(b"{STRONG}", tag.removeprefix(b"W/")) if isinstance(step, bytes) else step
                 for step in request.steps]
        port, tls = self.running.port, None
        if request.tls is not None:
            port = self.running.tls_port
            tls = None if request.tls.get("plain") else request.tls
        limit = self.slow_limit if request.slow else limits.QUICK
        source = self.source(request)
        exchanges = [wire.exchange(port, source, steps, request.methods, limit, tls) for _ in range(request.repeat)]
        last = exchanges[-1]
        codes = [_code(*messages.parse(each.received, request.methods)) for each in exchanges]
        others = [each for each, code in zip(exchanges, codes) if code != codes[0]]  # of several, the one that was treated otherwise
        row = _row(request, others[0] if others else last, self._names())
        if request.repeat > 1:
            row["codes"] = sorted(set(codes))
        if request.slow:
            seconds = self.slow_limit if last.end == "open" else last.seconds - (limits.LINGER if last.end == "kept" else 0)
            row |= {"after": round(seconds)} if round(seconds) else {}
        if request.blocking:
            head, _, content = b"".join(steps).partition(b"\r\n\r\n")
            seen = {wire.blocking(port, source, head + b"\r\n\r\n", len(content), limits.QUICK) for _ in range(3)}
            row["blocking"] = " or ".join(sorted(seen))
        self.keep(request, last.received)
        return row

    def keep(self, request: Request, received: bytes) -> None:
        """The first bytes, without the paths of this machine."""
        folders = {str(programs.LAB): "/lab", str(self.running.folder.parent): "/run"}
        for path, name in folders.items():
            received = received.replace(path.encode(), name.encode())
        self.raw[request.id] = received[:4096]

    def _names(self) -> dict[str, str]:
        return {str(programs.LAB): "/lab", str(self.running.folder.parent): "/run", str(self.running.port): "PORT", str(self.running.tls_port): "PORT", self.running.names["UP"]: "PORT"}

    def _http2(self, request: Request) -> dict:
        target = expand(request.http2[-1]).decode()
        options = [expand(option).decode() for option in request.http2[:-1]]
        command = ["curl", "-q", "-s", "-S", "-k", "-i", "--http2", "--noproxy", "*", "-m", str(int(limits.QUICK * 2)), "--interface", self.source(request),
                   "--resolve", f"lab.test:{self.running.tls_port}:127.0.0.1", *options, f"https://lab.test:{self.running.tls_port}{target}"]
        done = subprocess.run(command, capture_output=True, env=programs.clean_environment(), check=False)
        exchange = wire.Exchange(received=done.stdout, end="kept" if done.returncode == 0 else f"curl {done.returncode}")
        self.keep(request, done.stdout)
        head = "-I" in request.http2
        lines, _, content = done.stdout.partition(b"\r\n\r\n")
        if not lines.startswith(b"HTTP/"):
            return _row(request, exchange, self._names())
        texts = lines.decode("latin1").split("\r\n")
        response = messages.Response(texts[0].strip(), messages.fields_of(texts[1:]), b"" if head else content, done.returncode == 0)
        row = {"action": request.id, "code": response.code, "by": _by(response), "line": response.line}
        return row | _fields(response, self._names()) | _content(response) | {"end": exchange.end}

    def read_logs(self, rows: list[dict]) -> None:
        """Adds what the program's own log says of each request, once it has ended."""
        pattern = self.running.program.log or r"lab (127\.1\.[0-9.]+) (\d+)"
        text = self.running.log_text()
        if not re.search(pattern, text):
            return
        said: dict[str, list[str]] = {}
        for found in re.finditer(pattern, text):
            address, code = sorted(found.groups(), key=lambda group: not group.startswith("127.1."))
            if address in self.sources:
                said.setdefault(self.sources[address], []).append(code)
        for row in rows:
            codes = said.get(row["action"], [])
            row["log"] = " ".join(sorted(set(codes))) or "nothing"


def _uses_tag(request: Request) -> bool:
    return any(isinstance(step, bytes) and (b"{ETAG}" in step or b"{STRONG}" in step) for step in request.steps)


def _code(responses: list[messages.Response], rest: bytes) -> str:
    finals = [response for response in responses if not response.interim]
    if finals and re.fullmatch(r"\d{3}", finals[0].code):
        return finals[0].code
    return "none"


def _by(response: messages.Response) -> str:
    return (response.values("lab-by") or ["server"])[0]


def _plain(text: str, names: dict[str, str]) -> str:
    for port, name in names.items():
        text = text.replace(port, name)
    return re.sub(r"[^\x20-\x7e]", "?", text)[:200]


def _fields(response: messages.Response, names: dict[str, str]) -> dict:
    kept = []
    for name, value in response.fields:
        low = name.lower()
        if low not in FIELDS or value.lower() == "keep-alive":
            continue
        if low == "etag":
            value = 'W/"..."' if value.startswith("W/") else '"..."'
        elif low == "content-length" and response.code >= "400" and value != "0":
            continue  # how long an error page is says nothing, and may depend on where a program is installed
        elif low == "allow":
            value = ", ".join(sorted(value.replace(" ", "").split(",")))
        elif low == "content-type":
            value = re.sub(r"boundary=.*", "boundary=...", value)
        elif low == "via":
            value = re.sub(r"\[[^]]*\]|\S*\d{4,}\S*|https?/", "", value)
            value = re.sub(r"(\d\.\d) \S+", r"\1 ...", value)
        kept.append(_plain(f"{name}: {value}", names))
    found = {"fields": sorted(kept, key=str.lower)} if kept else {}
    if not response.values("date"):
        found["undated"] = True
    if response.trailers:
        found["trailers"] = [_plain(f"{name}: {value}", names) for name, value in response.trailers]
    if response.code >= "400":
        text = re.sub(r"(?s)<(?:style|script|title).*?</(?:style|script|title)>|<[^>]*>", " ", response.content.decode("latin1"))
        words = " ".join(re.sub(r"&\w+;|&#\d+;", " ", text).split())[:60].strip()
        if words:
            found["text"] = _plain(words, names)
    return found


def _content(response: messages.Response) -> dict:
    """How much came, if Content-Length does not say so."""
    size = len(response.content)
    return {"content": size} if size and response.code < "400" and response.values("content-length") != [str(size)] else {}


def _row(request: Request, exchange: wire.Exchange, names: dict[str, str]) -> dict:
    responses, rest = messages.parse(exchange.received, request.methods)
    finals = [response for response in responses if not response.interim]
    row: dict = {"action": request.id, "code": _code(responses, rest)}
    if finals:
        row |= {"by": _by(finals[0]), "line": _plain(finals[0].line, names)}
        row |= _fields(finals[0], names) | _content(finals[0])
        if not finals[0].complete and (finals[0].values("content-length") or finals[0].values("transfer-encoding")):
            row["cut"] = True
    elif rest:
        row["line"] = "not HTTP: " + _plain(rest[:40].decode("latin1"), names)
    interim = [_plain(response.line, names) for response in responses if response.interim]
    if interim:
        row["interim"] = interim
    if len(finals) > 1:
        row["more"] = [_plain(response.line, names) for response in finals[1:]]
    if finals and rest:
        row["more"] = row.get("more", []) + [f"not HTTP: {_plain(rest[:40].decode('latin1'), names)}"]
    row["end"] = exchange.end
    if exchange.unsent:
        row["unsent"] = True
    return row
