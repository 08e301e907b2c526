import urllib.error
import urllib.request

import loop


def fetch(method, url, fields, content):
    request = urllib.request.Request(url, content, fields, method=method)
    try:
        with urllib.request.urlopen(request, timeout=8) as response:
            response.read()
            return response.status
    except urllib.error.HTTPError as error:
        return f"error: HTTPError {error.code}"


loop.run(fetch)
