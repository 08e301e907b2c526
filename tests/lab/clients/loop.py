"""The part that the Python clients share: lines in, fetch(method, url, fields, content), a code or an error out."""
import sys

FIELDS = {"Authorization": "Basic bGFiOnNlY3JldA==", "Cookie": "lab=1"}


def run(fetch):
    for line in sys.stdin:
        method, url, content = line.rstrip("\n").split("\t")
        fields = dict(FIELDS)
        if content != "-":
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            said = str(fetch(method, url, fields, None if content == "-" else content.encode()))
        except Exception as error:  # whatever a library throws is the result
            said = f"error: {type(error).__name__}"
        print(said, flush=True)
