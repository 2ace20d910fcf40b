"""A site of a few doors, to see what the middleware does at each."""

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import include, path

from portal.jurisdictions.scope import present
from portal.urls import urlpatterns as real


def write(request: HttpRequest, status: int) -> HttpResponse:
    """Write a row, then answer with a status."""
    Group.objects.create(name="written")
    return HttpResponse("written", status=status)


def keep(request: HttpRequest, status: int) -> HttpResponse:
    """Write a row that is to stay, then refuse."""
    answer = write(request, status)
    answer.keeps = True
    return answer


def fail(request: HttpRequest) -> HttpResponse:
    """Write a row, then fail."""
    Group.objects.create(name="written")
    raise ZeroDivisionError


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Answer after the transaction."""
    return StreamingHttpResponse(["late"])


def undeclared(request: HttpRequest) -> HttpResponse:
    """Stand behind a door that the table does not have."""
    return HttpResponse(f"open {present()}")


foreign = ([path("foreign/", undeclared, name="home")], "foreign")
urlpatterns = [
    path("write/<int:status>/", write, name="home"),
    path("keep/<int:status>/", keep, name="home"),
    path("fail/", fail, name="home"),
    path("stream/", stream, name="home"),
    path("undeclared/", undeclared, name="undeclared"),
    path("nameless/", undeclared),
    path("", include(foreign)),
    *real,
]
