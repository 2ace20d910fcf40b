"""The site for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from portal.startup import make_ready, require_safe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
require_safe_start()
make_ready()
