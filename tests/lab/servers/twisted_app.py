"""Twisted Web: files, and two resources."""
from twisted.internet import reactor
from twisted.web import resource, server, static


class Item(resource.Resource):
    isLeaf = True

    def render_GET(self, request):
        request.setHeader("Lab-By", "application")
        return b"item\n"


class Upload(resource.Resource):
    isLeaf = True

    def render_POST(self, request):
        request.setHeader("Lab-By", "application")
        return b"size=%d\n" % len(request.content.read())


class Crash(resource.Resource):
    isLeaf = True

    def render_GET(self, request):
        raise RuntimeError("boom")


root = static.File("@WWW@")
root.putChild(b"item", Item())
root.putChild(b"upload", Upload())
root.putChild(b"crash", Crash())
reactor.listenTCP(@PORT@, server.Site(root), interface="127.0.0.1")
reactor.run()
