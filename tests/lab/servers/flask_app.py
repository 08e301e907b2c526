"""Flask as its quickstart shows it."""
import sys

from flask import Flask, Response, abort, jsonify, request, send_file

app = application = Flask(__name__)
# @slot:app@


@app.after_request
def mark(response):
    response.headers.setdefault("Lab-By", "framework")
    return response


def by_us(response):
    response.headers["Lab-By"] = "application"
    return response


@app.get("/hello.txt")
def hello():
    return by_us(send_file("@WWW@/hello.txt"))


@app.get("/item")
def item():
    return by_us(Response("item\n"))


@app.get("/dir/")
def folder():
    return by_us(Response("dir\n"))


@app.post("/upload")
def upload():
    if request.mimetype == "application/x-www-form-urlencoded":
        return by_us(Response(f"size={sum(len(value) for value in request.form.values())}\n"))
    return by_us(Response(f"size={len(request.get_data())}\n"))


@app.post("/json")
def read_json():
    return by_us(jsonify(got=request.get_json()))


@app.get("/crash")
def crash():
    raise RuntimeError("boom")


@app.get("/crash-late")
def crash_late():
    def content():
        yield "begun\n"
        raise RuntimeError("late")
    return Response(content())


@app.get("/forbidden.txt")
def forbidden():
    abort(403)


@app.get("/private")
def private():
    given = request.authorization
    if given and given.username == "lab" and given.password == "@SECRET@":
        return by_us(Response("ok\n"))
    return by_us(Response("who are you?\n", 401, {"WWW-Authenticate": 'Basic realm="lab"'}))


# @slot:routes@
if __name__ == "__main__":
    app.run("127.0.0.1", @PORT@)
