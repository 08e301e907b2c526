"""Django in one file, with the middleware that its project template has for plain pages."""
import json

from django.conf import settings

options = dict(
    DEBUG=False, ALLOWED_HOSTS=["lab.test", "127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="x" * 50, USE_TZ=True,
    MIDDLEWARE=[f"{__name__}.mark", "django.middleware.http.ConditionalGetMiddleware", "django.middleware.common.CommonMiddleware"],
    LOGGING_CONFIG=None, TEMPLATES=[])
# @slot:settings@
settings.configure(**options)

import django

django.setup()
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse, StreamingHttpResponse
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.views.decorators.http import require_GET
from django.core.wsgi import get_wsgi_application


def mark(get_response):
    def middleware(request):
        response = get_response(request)
        response.setdefault("Lab-By", "framework")
        return response
    return middleware


def by_us(response):
    response["Lab-By"] = "application"
    return response


def hello(request):
    response = HttpResponse("0123456789" * 100, content_type="text/plain")
    response["ETag"] = '"django-1"'
    response["Last-Modified"] = "Mon, 01 Jan 2024 00:00:00 GMT"
    return by_us(response)


@require_GET
def item(request):
    return by_us(HttpResponse("item\n"))


def upload(request):
    if request.content_type == "application/x-www-form-urlencoded":
        return by_us(HttpResponse(f"size={sum(len(value) for value in request.POST.values())}\n"))
    return by_us(HttpResponse(f"size={len(request.body)}\n"))


def read_json(request):
    return by_us(JsonResponse({"got": json.loads(request.body)}))


def crash(request):
    raise RuntimeError("boom")


def crash_late(request):
    def content():
        yield "begun\n"
        raise RuntimeError("late")
    return StreamingHttpResponse(content())


def forbidden(request):
    raise PermissionDenied


urlpatterns = [path("hello.txt", hello), path("item", item), path("upload", upload), path("json", read_json), path("crash", crash),
               path("crash-late", crash_late), path("forbidden.txt", forbidden), path("dir/", item)]
# @slot:urls@
application = get_wsgi_application()
# @slot:wsgi@
