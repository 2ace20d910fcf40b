"""Where endpoints are directed, and where operators see what failed."""

from django.urls import path

from portal.webhooks import failures, views

urlpatterns = [
    path("webhooks/", views.webhook_list, name="webhook-list"),
    path("webhooks/new/", views.webhook_new, name="webhook-new"),
    path("webhooks/<uuid:pk>/", views.webhook_detail, name="webhook-detail"),
    path("webhooks/<uuid:pk>/test/", views.webhook_test, name="webhook-test"),
    path("webhooks/<uuid:pk>/rotate/", views.webhook_rotate, name="webhook-rotate"),
    path("webhooks/<uuid:pk>/resume/", views.webhook_resume, name="webhook-resume"),
    path("webhooks/<uuid:pk>/stop/", views.webhook_stop, name="webhook-stop"),
    path("webhooks/messages/<uuid:pk>/again/", views.delivery_again, name="delivery-again"),
    path("operations/webhooks/", failures.webhook_failures, name="webhook-failures"),
    path("operations/webhooks/<uuid:pk>/again/", failures.delivery_retry, name="delivery-retry"),
]
