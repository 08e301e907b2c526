"""Tornado's server and handlers."""
import tornado.ioloop
import tornado.web

options = {}
# @slot:options@


class Item(tornado.web.RequestHandler):
    def get(self):
        self.set_header("Lab-By", "application")
        self.write("item\n")


class Upload(tornado.web.RequestHandler):
    def post(self):
        self.set_header("Lab-By", "application")
        self.write(f"size={len(self.request.body)}\n")


class Crash(tornado.web.RequestHandler):
    def get(self):
        raise RuntimeError("boom")


app = tornado.web.Application([
    ("/item", Item), ("/upload", Upload), ("/crash", Crash),
    ("/(.*)", tornado.web.StaticFileHandler, {"path": "@WWW@", "default_filename": "index.html"})])
app.listen(@PORT@, "127.0.0.1", **options)
tornado.ioloop.IOLoop.current().start()
