"""Reads requests.toml, what is sent, and the actions that it belongs to, with what the specifications say is due. A request is data; this turns it
into steps."""
from __future__ import annotations

import dataclasses
import pathlib
import re
import tomllib

ABOUT = {"id", "about", "due", "level", "clause"}
KEYS = {"id", "start", "fields", "host", "content", "size", "chunked", "steps", "needs",
        "slow", "tls", "http2", "repeat", "blocking", "group", "short"}
LEVELS = {"must", "should", "may", "none"}


@dataclasses.dataclass
class Request:
    id: str
    about: str
    due: list[str]
    level: str
    clause: str
    steps: list
    methods: list[str]
    needs: str = ""
    slow: bool = False
    tls: dict | None = None
    http2: list[str] | None = None
    repeat: int = 1
    blocking: bool = False
    short: bool = True
    size: int = 0


def expand(text: str) -> bytes:
    """Bytes of a string in which {x*9000} stands for nine thousand times x."""
    grown = re.sub(r"\{([^{}*]+)\*(\d+)\}", lambda found: found[1] * int(found[2]), text)
    return grown.encode("latin1")


def _head(table: dict) -> bytes:
    lines = [table["start"]]
    if table.get("host", True):
        lines.append("Host: lab.test")
    lines += table.get("fields", [])
    content = table.get("content", "")
    size = table.get("size", len(expand(content)))
    names = {line.split(":")[0].lower() for line in lines[1:]}
    if size and "content-type" not in names:
        lines.append("Content-Type: application/octet-stream")
    if table.get("chunked"):
        lines.append("Transfer-Encoding: chunked")
    elif size and not names & {"content-length", "transfer-encoding"}:
        lines.append(f"Content-Length: {size}")
    return b"".join(expand(line) + b"\r\n" for line in lines) + b"\r\n"


def _body(table: dict) -> bytes:
    data = b"x" * table["size"] if "size" in table else expand(table.get("content", ""))
    if not table.get("chunked"):
        return data
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(data[at:at + 65536]), data[at:at + 65536]) for at in range(0, len(data), 65536))
    return chunks + b"0\r\n\r\n"


def _steps(table: dict) -> list:
    steps: list = []
    for step in table.get("steps", [{"head": True}, {"body": True}]):
        if isinstance(step, str):
            steps.append(expand(step))
        elif "head" in step:
            steps.append(_head(table))
        elif "body" in step:
            steps.append(_body(table))
        else:
            steps.append(step)
    joined: list = []
    for step in steps:
        if isinstance(step, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += step
        else:
            joined.append(step)
    return [step for step in joined if step != b""]


def _methods(steps: list) -> list[str]:
    """One for each request that a strict server would see, so that we know how many responses to wait for."""
    sent = b"".join(step for step in steps if isinstance(step, bytes))
    found = re.findall(rb"(?:^|\r\n|\A)([A-Za-z]+) \S+ HTTP/1", sent[:4 << 20])
    return [method.decode() for method in found] or ["GET"]


def load(path: pathlib.Path, actions: pathlib.Path) -> list[Request]:
    """The requests of one file, with what `actions` says of each."""
    about = {table.get("id", "?"): table for topic in tomllib.loads(actions.read_text())["topic"] for table in topic["action"]}
    for name, table in about.items():
        if set(table) != ABOUT or table["level"] not in LEVELS:
            raise SystemExit(f"{actions}: action {name}: keys or level are wrong")
    requests = []
    seen = set()
    for table in tomllib.loads(path.read_text())["request"]:
        name = table.get("id", "?")
        unknown = set(table) - KEYS
        if unknown or name in seen or name not in about:
            raise SystemExit(f"{path}: request {name}: unknown {sorted(unknown)}, or twice, or not in {actions}")
        seen.add(name)
        table = table | about[name]
        steps = _steps(table) if "http2" not in table else []
        requests.append(Request(
            id=name, about=table["about"], due=table["due"], level=table["level"], clause=table["clause"], steps=steps,
            methods=_methods(steps), needs=table.get("needs", ""), slow=table.get("slow", False), tls=table.get("tls"),
            http2=table.get("http2"), repeat=table.get("repeat", 1), blocking=table.get("blocking", False),
            short=table.get("short", True), size=table.get("size", 0)))
    if unsent := set(about) - seen:
        raise SystemExit(f"{actions}: nothing in {path} sends {sorted(unsent)}")
    return requests
