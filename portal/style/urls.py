"""Where the style page is found."""

from django.urls import path

from portal.style.views import style_page

urlpatterns = [path("style/", style_page, name="style")]
