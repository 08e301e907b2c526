"""Python's http.server, as `python3 -m http.server` runs it, with HTTP/1.1 said."""
import functools
import http.server


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"


http.server.ThreadingHTTPServer(("127.0.0.1", @PORT@), functools.partial(Handler, directory="@WWW@")).serve_forever()
