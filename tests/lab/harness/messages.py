"""Splits the bytes of a connection into HTTP/1 responses. Reads what a server sent, however wrong: nothing here raises."""
from __future__ import annotations

import dataclasses


@dataclasses.dataclass
class Response:
    line: str
    fields: list[tuple[str, str]]
    content: bytes = b""
    complete: bool = False
    trailers: list[tuple[str, str]] = dataclasses.field(default_factory=list)

    @property
    def code(self) -> str:
        words = self.line.split(" ")
        return words[1] if len(words) > 1 else ""

    @property
    def interim(self) -> bool:
        return self.code.startswith("1") and self.code != "101"

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key.lower() == name]


def fields_of(lines: list[str]) -> list[tuple[str, str]]:
    pairs = (line.partition(":") for line in lines)
    return [(name.strip(), value.strip()) for name, _, value in pairs if name.strip()]


def _dechunk(raw: bytes, position: int) -> tuple[bytes, list[tuple[str, str]], bool, int]:
    content = b""
    while True:
        end = raw.find(b"\r\n", position)
        if end < 0:
            return content, [], False, len(raw)
        try:
            size = int(raw[position:end].split(b";")[0], 16)
        except ValueError:
            return content, [], False, len(raw)
        if size == 0:
            if raw[end + 2:end + 4] == b"\r\n":
                return content, [], True, end + 4
            trailer_end = raw.find(b"\r\n\r\n", end)
            if trailer_end < 0:
                return content, [], False, len(raw)
            return content, fields_of(raw[end + 2:trailer_end].decode("latin1").split("\r\n")), True, trailer_end + 4
        content += raw[end + 2:end + 2 + size]
        if len(raw) < end + 4 + size:
            return content, [], False, len(raw)
        position = end + 4 + size


def parse(raw: bytes, methods: list[str]) -> tuple[list[Response], bytes]:
    """The responses in order, and the bytes at the end that are none. `methods` are those of the requests sent."""
    responses: list[Response] = []
    position = 0
    finals = 0
    while position < len(raw):
        if not raw.startswith(b"HTTP/", position):
            return responses, raw[position:]
        end = raw.find(b"\r\n\r\n", position)
        if end < 0:
            responses.append(Response(raw[position:].split(b"\r\n")[0].decode("latin1"), []))
            return responses, b""
        lines = raw[position:end].decode("latin1").split("\r\n")
        response = Response(lines[0], fields_of(lines[1:]))
        responses.append(response)
        position = end + 4
        if response.interim:
            response.complete = True
            continue
        head = finals < len(methods) and methods[finals] == "HEAD"
        finals += 1
        if head or response.code in ("101", "204", "304"):
            response.complete = True
        elif "chunked" in ",".join(response.values("transfer-encoding")).lower():
            response.content, response.trailers, response.complete, position = _dechunk(raw, position)
        elif response.values("content-length"):
            length = response.values("content-length")[0]
            size = int(length) if length.isdigit() else 0
            response.content = raw[position:position + size]
            response.complete = len(raw) >= position + size
            position += size
        else:  # up to the end of the connection
            response.content = raw[position:]
            return responses, b""
    return responses, b""
