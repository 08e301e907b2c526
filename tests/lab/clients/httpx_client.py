import sys

import httpx

import loop

client = httpx.Client(follow_redirects=sys.argv[1:] == ["follow"], timeout=8)
loop.run(lambda method, url, fields, content: client.request(method, url, headers=fields, content=content).status_code)
