"""Starts a program that servers/programs.toml describes: files with their names filled in, as an ordinary user, in a folder of its own.

A file has @PORT@, @TLS@, @DIR@ and so on, and @slot:NAME@ where a setting's lines go. Nothing is left behind: close() ends
everything that was started, and the folder goes with the run."""
from __future__ import annotations

import base64
import contextlib
import dataclasses
import errno
import hashlib
import os
import pathlib
import pwd
import re
import shlex
import shutil
import signal
import socket
import subprocess
import threading
import time
import tomllib

from . import limits, messages, wire

LAB = pathlib.Path(__file__).resolve().parent.parent
KINDS = {"server", "gateway", "framework"}
KEYS = {"name", "kind", "version", "files", "folders", "build", "command", "offers", "environment", "log", "ready", "short", "without"}
DROP = "nobody" if os.getuid() == 0 else None


@dataclasses.dataclass
class Program:
    id: str
    name: str
    kind: str
    version: dict[str, str]
    command: str
    files: list[str]
    folders: list[str]
    build: str
    offers: set[str]
    environment: dict[str, str]
    log: str
    ready: str
    short: bool
    without: set[str]  # requests that it is not sent


def load(path: pathlib.Path) -> dict[str, Program]:
    programs = {}
    for name, table in tomllib.loads(path.read_text()).items():
        if set(table) - KEYS or table["kind"] not in KINDS:
            raise SystemExit(f"{path}: {name}: unknown keys {sorted(set(table) - KEYS)} or kind {table['kind']}")
        programs[name] = Program(
            id=name, name=table["name"], kind=table["kind"], version=table["version"], command=table["command"],
            files=table.get("files", []), folders=table.get("folders", []), build=table.get("build", ""), offers=set(table.get("offers", [])),
            environment=table.get("environment", {}), log=table.get("log", ""), ready=table.get("ready", "/hello.txt"),
            short=table.get("short", False), without=set(table.get("without", [])))
    return programs


def clean_environment() -> dict[str, str]:
    """Ours without what would lead a program astray, proxies above all."""
    keep = ("PATH", "LANG", "JAVA_HOME", "GOFLAGS", "GOPROXY")
    return {key: os.environ[key] for key in keep if key in os.environ} | {
        "NODE_PATH": str(LAB / "node_modules"), "PYTHONDONTWRITEBYTECODE": "1"}


def versions(program: Program) -> dict[str, str]:
    """What each program says of itself."""
    found = {}
    for part, command in program.version.items():
        done = subprocess.run(command, shell=True, cwd=LAB, env=clean_environment(), capture_output=True, text=True, timeout=60, check=False)
        if version := version_in(done.stdout, done.stderr):
            found[part] = version
    return found


def version_in(out: str, errors: str) -> str:
    """The first thing that looks like a version; some say it where errors go, others write their log there, with times that look like one."""
    match = next(filter(None, (re.search(r"\d+(?:\.\d+)+(?:-[a-z]+\d*)?", text) for text in (out, errors))), None)
    return match[0] if match else ""


def end_all(folder: pathlib.Path) -> None:
    """Ends what was started in a folder and left its process group, as PHP-FPM and browsers do: all processes that work or live there."""
    mark = f"HOME={folder}\0".encode()
    for process in filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else []):
        with contextlib.suppress(OSError):
            ours = os.readlink(f"/proc/{process}/cwd") == str(folder)
            with open(f"/proc/{process}/environ", "rb") as environment:  # programs that rename themselves overwrite it
                ours = ours or mark in environment.read() + b"\0"
            if ours:
                os.kill(int(process), signal.SIGKILL)


_ports = iter(range(20000, 32000))
_ports_lock = threading.Lock()


def free_port() -> int:
    with _ports_lock:
        for port in _ports:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    continue
                return port
    raise SystemExit("no free port between 20000 and 32000")


class Place:
    """What a run has on disk for all programs: the pages, a certificate, a list of passwords, programs built from source."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.www = folder / "www"
        self.certificates = folder / "certificates"
        (self.www / "dir").mkdir(parents=True)
        self.certificates.mkdir()
        for name, text in {"hello.txt": "0123456789" * 100, "item": "item\n", "dir/index.html": "<p>dir\n", "404.html": "lab page for 404\n",
                           "50x.html": "lab page for 50x\n", "forbidden.txt": "no\n"}.items():
            path = self.www / name
            path.write_text(text)
            os.utime(path, (1704067200, 1704067200))
        self._certify()
        secret = base64.b64encode(hashlib.sha1(b"secret").digest()).decode()
        (self.certificates / "htpasswd").write_text("lab:{SHA}" + secret + "\n")
        (self.certificates / "plain").write_text("lab:secret\n")
        self.own()
        (self.www / "forbidden.txt").chmod(0o000)

    def _certify(self) -> None:
        where = self.certificates
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=lab.test", "-addext",
             "subjectAltName=DNS:lab.test,DNS:other.test,DNS:localhost,IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:TRUE",
             "-keyout", where / "key.pem", "-out", where / "cert.pem"], check=True, capture_output=True)
        if shutil.which("keytool"):
            subprocess.run(["keytool", "-importcert", "-noprompt", "-alias", "lab", "-file", where / "cert.pem", "-keystore", where / "trust.p12",
                            "-storetype", "PKCS12", "-storepass", "changeit"], check=True, capture_output=True)
        (where / "both.pem").write_text((where / "cert.pem").read_text() + (where / "key.pem").read_text())

    def own(self, folder: pathlib.Path | None = None) -> None:
        """The ordinary user has to be able to read and write here."""
        if DROP is None:
            return
        user = pwd.getpwnam(DROP)
        for root, folders, files in os.walk(folder or self.folder):
            for name in [".", *folders, *files]:
                os.chown(os.path.join(root, name), user.pw_uid, user.pw_gid)
        os.chmod(self.folder, 0o755)


def _fill(text: str, names: dict[str, str], slots: dict[str, str]) -> str:
    def slot(found: re.Match) -> str:
        indent, lines = found[1], slots.get(found[3], "")
        return "\n".join((indent + line).rstrip() for line in lines.split("\n")) if lines else indent.rstrip("\n")

    text = re.sub(r"([ \t]*)((?://|#|--|%)[ \t]*)?@slot:([a-z-]+)@", slot, text)
    return re.sub(r"@([A-Z]+)@", lambda found: names.get(found[1], found[0]), text)


def _execute(command: list[str], **options) -> subprocess.Popen:
    """A program that was copied a moment ago may still be open for writing in a child that another thread has forked and that has not come
    to its exec: the system then says "text file busy"."""
    for _ in range(100):
        try:
            return subprocess.Popen(command, **options)
        except OSError as fault:
            if fault.errno != errno.ETXTBSY:
                raise
            time.sleep(0.05)
    return subprocess.Popen(command, **options)


class Running:
    """A program that was started. `failure` says why it is not ready, if it is not."""

    def __init__(self, program: Program, place: Place, upstream, setting=None) -> None:
        self.program = program
        self.ready_code = setting.ready if setting else "200"
        self.port = free_port()
        self.tls_port = free_port()
        self.folder = place.folder / (f"{program.id}.{setting.id}" if setting else program.id)
        self.folder.mkdir()
        self.failure = ""
        self.process: subprocess.Popen | None = None
        self.names = {
            "PORT": str(self.port), "TLS": str(self.tls_port), "DIR": str(self.folder), "WWW": str(place.www),
            "CERTS": str(place.certificates), "UP": str(upstream.port), "REFUSED": str(upstream.refused), "LAB": str(LAB),
            "MODULES": str(LAB / "node_modules"), "EXTRA": str(free_port()), "USER": DROP or pwd.getpwuid(os.getuid()).pw_name,
            "SECRET": "secret"}
        slots = setting.slots() if setting else {}
        for name in program.folders:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name in program.files:
            source, _, target = name.partition(" -> ")
            path = self.folder / (target or pathlib.Path(source).name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if source.startswith("/"):
                shutil.copy(source, path)
            else:
                path.write_text(_fill((LAB / "servers" / source).read_text(), self.names, slots))
        self.command = _fill(program.command, self.names, slots)
        self.build(place)
        place.own(self.folder)

    def build(self, place: Place) -> None:
        """Programs from source are built once for the same text, below build/lab of the project."""
        if not self.program.build:
            return
        source = self.folder / pathlib.Path(self.program.files[0]).name  # ports come as arguments: it has none in it
        key = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
        cache = LAB.parent.parent / "build" / "lab"
        cache.mkdir(parents=True, exist_ok=True)
        binary = cache / f"{self.program.id}-{key}"
        if not binary.exists():
            command = _fill(self.program.build, self.names | {"SOURCE": str(source), "BINARY": str(binary) + ".new"}, {})
            done = subprocess.run(command, shell=True, cwd=self.folder, env=os.environ | {"GOFLAGS": "", "GO111MODULE": "off"},
                                  capture_output=True, text=True, check=False)
            if done.returncode:
                self.failure = done.stderr[-1500:]
                return
            os.rename(str(binary) + ".new", binary)
        shutil.copy(binary, self.folder / "program")

    def start(self) -> bool:
        if self.failure:
            return False
        environment = clean_environment() | {"HOME": str(self.folder), "TMPDIR": str(self.folder), "XDG_DATA_HOME": str(self.folder),
                                             "XDG_CONFIG_HOME": str(self.folder)}
        environment |= {key: _fill(value, self.names, {}) for key, value in self.program.environment.items()}
        with open(self.folder / "out.log", "ab") as out:
            self.process = _execute(
                shlex.split(self.command), cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True, user=DROP, group=DROP and "nogroup", extra_groups=[] if DROP else None)
        return self._ready()

    def answers(self, seconds: float) -> bool:
        request = [f"GET {self.program.ready} HTTP/1.1\r\nHost: lab.test\r\nConnection: close\r\n\r\n".encode()]
        said = wire.exchange(self.port, "127.0.0.1", request, ["GET"], seconds)
        found, _ = messages.parse(said.received, ["GET"])
        return bool(found) and found[-1].code == self.ready_code

    def _ready(self) -> bool:
        """Ready is a response, not an open port."""
        stop = time.monotonic() + limits.START
        while time.monotonic() < stop:
            if self.process.poll() is not None:
                break
            if self.answers(5):
                return True
            time.sleep(0.1)
        self.failure = (self.folder / "out.log").read_text(errors="replace")[-1500:] or f"no {self.ready_code} within {limits.START:.0f} s"
        return False

    def log_text(self) -> str:
        text = ""
        for path in sorted(self.folder.rglob("*.log")):
            text += path.read_text(errors="replace") + "\n"
        return text

    def close(self) -> None:
        if self.process is None:
            return
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, how)
            except ProcessLookupError:
                break
            try:
                self.process.wait(4)
            except subprocess.TimeoutExpired:
                continue
            time.sleep(0.05)
        end_all(self.folder)
