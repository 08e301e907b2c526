#!/usr/bin/env python3
"""WebKitGTK without a window on the screen: its small browser under Xvfb, driven by its WebDriver. Argument: a page of the origin."""
import contextlib
import glob
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

FETCH = """
const [method, url, body, done] = arguments;
const headers = { Authorization: 'Basic bGFiOnNlY3JldA==' };
if (body !== null) headers['Content-Type'] = 'application/x-www-form-urlencoded';
fetch(url, { method, headers, body, credentials: 'include', signal: AbortSignal.timeout(8000) })
  .then((response) => response.text().then(() => done(String(response.status))))
  .catch((error) => done(`error: ${error.name}`));
"""


class Driver:
    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}/session"

    def call(self, path: str, body: dict):
        request = urllib.request.Request(self.root + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        return json.load(opener.open(request, timeout=60))["value"]

    def open(self) -> None:
        browser = {"binary": glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0], "args": ["--automation"]}
        wanted = {"acceptInsecureCerts": True, "webkitgtk:browserOptions": browser}
        for _ in range(100):  # until the driver listens
            with contextlib.suppress(urllib.error.URLError):
                self.root += "/" + self.call("", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
                return
            time.sleep(0.2)
        sys.exit("WebKitWebDriver does not answer")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def screen() -> tuple[subprocess.Popen, str]:
    given, said = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(said), "-screen", "0", "800x600x24", "-nolisten", "tcp"], pass_fds=[said], stderr=subprocess.DEVNULL)
    os.close(said)
    with os.fdopen(given) as display:
        return process, f":{display.readline().strip()}"


def main() -> None:
    xvfb, display = screen()
    port = free_port()
    environment = os.environ | {"DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1",
                                "XDG_RUNTIME_DIR": os.environ["HOME"], "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
    driver = subprocess.Popen(["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"], env=environment, stdout=subprocess.DEVNULL)
    try:
        browser = Driver(port)
        browser.open()
        browser.call("/url", {"url": sys.argv[1]})
        browser.call("/execute/sync", {"script": "document.cookie = 'lab=1'", "args": []})
        for line in sys.stdin:
            method, url, content = line.rstrip("\n").split("\t")
            print(browser.call("/execute/async", {"script": FETCH, "args": [method, url, None if content == "-" else content]}), flush=True)
    finally:
        driver.kill()
        xvfb.kill()


main()
