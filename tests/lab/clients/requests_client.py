import requests

import loop

session = requests.Session()


def fetch(method, url, fields, content):
    return session.request(method, url, headers=fields, data=content, timeout=8).status_code


loop.run(fetch)
