"""CherryPy as its tutorial shows it."""
import cherrypy


class Root:
    @cherrypy.expose
    def item(self):
        cherrypy.response.headers["Lab-By"] = "application"
        return "item\n"

    @cherrypy.expose
    def upload(self, **form):
        cherrypy.response.headers["Lab-By"] = "application"
        size = sum(len(value) for value in form.values()) if form else len(cherrypy.request.body.read() or b"")
        return f"size={size}\n"

    @cherrypy.expose
    def crash(self):
        raise RuntimeError("boom")


options = {"server.socket_host": "127.0.0.1", "server.socket_port": @PORT@, "engine.autoreload.on": False, "environment": "production",
           "log.screen": False, "tools.staticdir.debug": False}
# @slot:options@
cherrypy.config.update(options)
cherrypy.quickstart(Root(), "/", {"/": {"tools.staticdir.on": True, "tools.staticdir.dir": "@WWW@", "tools.etags.on": True}})
