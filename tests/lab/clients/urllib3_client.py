import os

import urllib3

import loop

pool = urllib3.PoolManager(ca_certs=os.environ["SSL_CERT_FILE"], timeout=8)
loop.run(lambda method, url, fields, content: pool.request(method, url, headers=fields, body=content).status)
