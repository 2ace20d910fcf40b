#!/usr/bin/env python3
"""Django's command line; where the locked packages are missing it installs them first."""

import os
import sys


def main() -> None:
    """Run one command; `test` has its own servers and takes pytest's arguments."""
    from portal import bootstrap

    bootstrap.enter(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if sys.argv[1:2] == ["test"]:
        from portal.stack import testing

        raise SystemExit(testing.run(sys.argv[2:]))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
