"""`manage.py prepare_database`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.stack import database
from portal.stack.state import open_state


class Command(BaseCommand):
    """Make the roles and the database on a server of one's own; a second run changes nothing."""

    help = "Make the portal's roles and database as the superuser of --admin-url."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--admin-url", required=True, help="a superuser's postgresql://...")
        parser.add_argument("--database", default="portal")

    def handle(self, **options: Any) -> None:
        """Prepare, and tell where the passwords are kept."""
        state = open_state()
        database.prepare(
            options["admin_url"],
            passwords=state.secrets(),
            database=options["database"],
            say=self.stdout.write,
        )
        for role in (database.OWNER, database.APP):
            url = database.url_as(options["admin_url"], role, "PASSWORD", options["database"])
            self.stdout.write(f"{role}: {url}")
        self.stdout.write(f"PASSWORD of each is in {state.path / 'secrets.json'}")
