"""Examples on the pages of codes that were recorded: a block that is marked with `recorded:` and with what was run when, and with which setting if there
was one. Each is what raw/ has, in lines that end as those of a page do, without the field that is the lab's own. Date may be that of another run, and "..."
in a request stands for what is too long for a page."""
from __future__ import annotations

import dataclasses
import json
import lzma
import pathlib
import re

from . import catalog, rows
from .files import ACTIONS, CODES, RAW, REQUESTS, RESULTS

FORM = re.compile(r"(?ms)^```http recorded: ([^\n]*), \d+ \w+ \d{4}\n(.*?)^```$")


@dataclasses.dataclass
class Example:
    page: str
    request: str
    response: str
    versions: str
    setting: str = ""


def written() -> list[Example]:
    found = []
    for path in sorted(CODES.glob("*.md")):
        for versions, text in FORM.findall(path.read_text()):
            request, _, response = text.partition("\n\nHTTP/")
            parts, _, setting = versions.partition(" with the setting ")
            found.append(Example(path.stem, request.rstrip("\n"), "HTTP/" + response.rstrip("\n"), parts, setting))
    return found


def plain(data: bytes) -> str:
    lines = [line for line in data.decode("latin1").replace("\r\n", "\n").split("\n") if not line.lower().startswith("lab-by:")]
    return "\n".join(lines).rstrip("\n")


def undated(text: str) -> str:
    return re.sub(r"(?m)^date: .*$", "Date:", text, flags=re.IGNORECASE)


def sent(request: catalog.Request, response: str) -> list[str]:
    """What may have been sent before the response came: the first step, the first two ..."""
    tag = re.search(r"(?mi)^etag: (.*)$", response)
    whole, found = b"", []
    for step in request.steps:
        if isinstance(step, bytes):
            whole += step
            found.append(plain(whole).replace("{ETAG}", tag[1] if tag else ""))
    return found


def is_sent(request: str, whole: str) -> bool:
    """Whether the request of an example is this one; "..." is a part of a line that was left out."""
    return re.fullmatch(".*".join(re.escape(part) for part in request.split("...")), whole) is not None


def versions_of(data: dict) -> str:
    return ", ".join(f"{part} {version}" for part, version in data["version"].items())


def load_raw(path: pathlib.Path) -> dict[str, str]:
    """What was received, by action."""
    return {action: plain(text.encode("latin1")) for action, text in json.loads(lzma.decompress(path.read_bytes())).items()}


def recordings(name: str, setting: str) -> dict[str, str]:
    """What a program was seen to send, by action, with the lines of a setting or, without one, as installed."""
    path = RAW / "settings" / f"{name}.json.xz" if setting else RAW / f"{name}.json.xz"
    raw = load_raw(path) if path.exists() else {}
    return {key.removeprefix(f"{setting}: "): text for key, text in raw.items() if key.startswith(f"{setting}: ")} if setting else raw


def unrecorded(examples: list[Example]) -> list[str]:
    """Those that no program of that version was seen to send to that request, a line each."""
    requests = {request.id: request for request in catalog.load(REQUESTS, ACTIONS)}
    subjects = {part: rows.load(RESULTS[part]) for part in ("servers", "settings")}
    faults = []
    for example in examples:
        names = [name for name, data in subjects["settings" if example.setting else "servers"].items() if versions_of(data) == example.versions]
        raw = {name: recordings(name, example.setting) for name in names}
        if not any(undated(text) == undated(example.response) and any(is_sent(example.request, whole) for whole in sent(requests[action], text))
                   for name in names for action, text in raw[name].items() if action in requests):
            faults.append(f"{example.page}: {example.versions} did not send this to that")
    return faults
