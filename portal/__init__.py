"""The ground floor (tenants, people, audit) and the roof (settings, urls, celery, demo)."""
