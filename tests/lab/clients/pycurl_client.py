import os

import pycurl

import loop


def fetch(method, url, fields, content):
    handle = pycurl.Curl()
    handle.setopt(pycurl.URL, url)
    handle.setopt(pycurl.FOLLOWLOCATION, True)
    handle.setopt(pycurl.TIMEOUT, 8)
    handle.setopt(pycurl.CAINFO, os.environ["SSL_CERT_FILE"])
    handle.setopt(pycurl.HTTPHEADER, [f"{name}: {value}" for name, value in fields.items()])
    handle.setopt(pycurl.WRITEFUNCTION, lambda data: None)
    if method == "HEAD":
        handle.setopt(pycurl.NOBODY, True)
    elif method == "POST":
        handle.setopt(pycurl.POSTFIELDS, content)
    elif method != "GET":
        if content:
            handle.setopt(pycurl.POSTFIELDS, content)
        handle.setopt(pycurl.CUSTOMREQUEST, method)
    try:
        handle.perform()
        return handle.getinfo(pycurl.RESPONSE_CODE)
    except pycurl.error as error:
        return f"error: libcurl {error.args[0]}"
    finally:
        handle.close()


loop.run(fetch)
