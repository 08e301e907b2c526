import os

import httplib2

import loop

client = httplib2.Http(timeout=8, ca_certs=os.environ["SSL_CERT_FILE"])
loop.run(lambda method, url, fields, content: client.request(url, method, headers=fields, body=content)[0].status)
