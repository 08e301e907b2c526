"""FastAPI as its tutorial shows it."""
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, PlainTextResponse
from pydantic import BaseModel

app = FastAPI()
by_us = {"Lab-By": "application"}


class Item(BaseModel):
    a: int


@app.get("/hello.txt")
def hello():
    return FileResponse("@WWW@/hello.txt", headers=by_us)


@app.get("/item")
def item():
    return PlainTextResponse("item\n", headers=by_us)


@app.get("/dir/")
def folder():
    return PlainTextResponse("dir\n", headers=by_us)


@app.post("/upload")
async def upload(request: Request):
    return PlainTextResponse(f"size={len(await request.body())}\n", headers=by_us)


@app.post("/json")
def read_json(item: Item):
    return item


@app.get("/crash")
def crash():
    raise RuntimeError("boom")
