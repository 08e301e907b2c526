"""Where the lab's files are: what a book publishes stands in its content."""
import pathlib

LAB = pathlib.Path(__file__).resolve().parent.parent
CONTENT = LAB.parent.parent / "content"

REQUESTS = LAB / "requests.toml"
PUBLISHED = CONTENT / "measurements"
ACTIONS = CONTENT / "actions" / "servers.toml"
SETTINGS = CONTENT / "settings"
CODES = CONTENT / "codes"
NOTES = CONTENT / "notes"
PROGRAMS = LAB / "servers" / "programs.toml"
CLIENTS = LAB / "clients" / "clients.toml"

RESULTS = {part: LAB / "results" / part for part in ("servers", "settings", "clients")}
RAW = LAB / "results" / "raw"
