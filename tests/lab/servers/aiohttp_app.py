"""aiohttp's server."""
from aiohttp import web

options = {}
# @slot:options@
app = web.Application(**options)
by_us = {"Lab-By": "application"}


async def hello(request):
    return web.FileResponse("@WWW@/hello.txt", headers=by_us)


async def item(request):
    return web.Response(text="item\n", headers=by_us)


async def upload(request):
    return web.Response(text=f"size={len(await request.read())}\n", headers=by_us)


async def read_json(request):
    return web.json_response(await request.json(), headers=by_us)


async def crash(request):
    raise RuntimeError("boom")


app.add_routes([web.get("/hello.txt", hello), web.get("/item", item), web.post("/upload", upload), web.post("/json", read_json),
                web.get("/crash", crash)])
web.run_app(app, host="127.0.0.1", port=@PORT@)
