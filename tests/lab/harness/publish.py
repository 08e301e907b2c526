"""What of the results the book publishes, content/measurements: of each row the result, and what else a reader would not expect."""
from __future__ import annotations

import textwrap

from . import catalog, redirects, rows
from .files import ACTIONS, PUBLISHED, REQUESTS, RESULTS

# The parts of a program whose response is the program's own, so that a clause can be held against it.
OWN = ("server", "framework")


def server_outcome(row: dict) -> str:
    if row["code"] != "none":
        return row["code"]
    if row.get("line", "").startswith("not HTTP"):
        return "content without a status line"
    if row.get("end") == "left":
        return "nothing before the client left"
    if row.get("end") == "open":
        return f"nothing within {row.get('after', 8)} s"
    return "connection reset" if row.get("end") == "reset" else "connection closed"


def server_remark(row: dict) -> str:
    remarks = []
    logged = row.get("log", "").split(" ")[0]
    if row["code"] == "none" and logged.isdigit() and logged != "0":  # the only place where the code is seen
        remarks.append(f"logged as {logged}")
    blocked = [each for each in row.get("blocking", row["code"]).split(" or ") if each != row["code"]]
    if blocked and row["code"] != "none":
        remarks.append("a client that sends everything first sees: " + " or ".join(blocked))
    if row.get("cut"):
        remarks.append("content cut short")
    return ", ".join(remarks)


def is_against(row: dict, request: catalog.Request) -> bool:
    """Whether the program itself took what must get 400. Other differences from what is due may have reasons that the lab cannot see: no such method
    here, no date to compare, a limit that comes first."""
    return request.level == "must" and "400" in request.due and "200" not in request.due and row["code"].startswith("2") and row.get("by") in OWN


def client_outcome(row: dict, job: redirects.Job) -> str:
    """In words, without what the client told its caller: each has its own."""
    if "followed" in row:
        return {0: "follows none", redirects.CHAIN: f"follows all {redirects.CHAIN} that there are"}.get(row["followed"], f"gives up after {row['followed']}")
    requests = row.get("requests", [])
    first = [each for each in requests if " to " not in each]
    then = [each for each in requests if " to " in each]
    if job.visits > 1:
        return "does not follow" if not then else "asks again" if len(first) > 1 else "goes to the target at once"
    if not then:
        return f"sends it {len(requests)} times" if len(requests) > 1 else "does not follow" if job.code.startswith("3") else "does not send it again"
    method, _, place = then[0].partition(" to the ")
    said = f"follows with {method}"
    if job.kind in ("port", "downgrade"):
        kept = [name.capitalize() for name in ("authorization", "cookie") if name in row.get("carries", [])]
        said += ", with " + " and ".join(kept) if kept else ", without Authorization and Cookie"
    if method == job.method and "content" in row.get("drops", []):
        said += ", without the content"
    return said + (" to the second" if place == "second" else "")


def subject(data: dict) -> dict:
    return {key: data[key] for key in ("subject", "name", "kind", "version", "day", "runs")}


def text_of(data: dict, outcomes: dict[str, str], remarks: dict[str, str], against: list[str], with_settings: list[dict]) -> str:
    """`outcomes` by action; they are written by what came."""
    lines = [f"# {COMMENT}"]
    lines += [f"{key} = {data[key] if key == 'day' else rows._value(data[key])}" for key in ("subject", "name", "kind", "version", "day", "runs")]
    if against:
        lines += ["against = [", *_filled(against), "]"]
    if with_settings:
        lines += ["with_settings = [", *(f"  {rows._value(row)}," for row in with_settings), "]"]
    lines += ["", "[came]"]
    for outcome in sorted(set(outcomes.values())):
        lines += [f"{rows._value(outcome)} = [", *_filled([action for action, came in outcomes.items() if came == outcome]), "]"]
    if remarks:
        lines += ["", "[remarks]", *(f"{rows._value(action)} = {rows._value(text)}" for action, text in remarks.items())]
    return "\n".join(lines) + "\n"


def _filled(names: list[str]) -> list[str]:
    return textwrap.wrap(", ".join(rows._value(name).replace(" ", NO_BREAK) for name in names) + ",", 140, initial_indent="  ", subsequent_indent="  ",
                         break_long_words=False, break_on_hyphens=False)


def published() -> dict[str, str]:
    """The text of each file of content/measurements by the subject's name."""
    requests = {request.id: request for request in catalog.load(REQUESTS, ACTIONS)}
    jobs = {job.action: job for job in redirects.jobs()}
    settings = rows.load(RESULTS["settings"])
    texts = {}
    for name, data in rows.load(RESULTS["servers"]).items():
        seen = data["observations"]
        remarks = {row["action"]: server_remark(row) for row in seen}
        with_settings = [{key: row[key] for key in ("setting", "action", "code")} for row in settings.get(name, {"observations": []})["observations"]]
        texts[name] = text_of(data, {row["action"]: server_outcome(row) for row in seen}, {action: text for action, text in remarks.items() if text},
                              [row["action"] for row in seen if is_against(row, requests[row["action"]])], with_settings)
    for name, data in rows.load(RESULTS["clients"]).items():
        texts[name] = text_of(data, {row["action"]: client_outcome(row, jobs[row["action"]]) for row in data["observations"]}, {}, [], [])
    return {name: text.replace(NO_BREAK, " ") for name, text in texts.items()}


NO_BREAK = "\N{NO-BREAK SPACE}"  # within a name
COMMENT = "What the runs agree on. Written by ./dev lab accept; tests/lab/results has all that was seen."


def write() -> None:
    texts = {PUBLISHED / f"{name}.toml": text for name, text in published().items()}
    for path, text in texts.items():
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    for path in PUBLISHED.glob("*.toml"):
        if path not in texts:
            path.unlink()
