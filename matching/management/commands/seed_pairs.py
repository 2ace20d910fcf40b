"""Put pairs with known answers into the examiners' queue."""

import random
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from matching.proficiency.seeding import NoProgram, NotReadable, seed_pairs


class Command(BaseCommand):
    """``seed_pairs N``: N invented pairs, of the same person or of two with even odds."""

    help = "Put N pairs with known answers into the examiners' queue."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and whether with pictures."""
        parser.add_argument("count", type=int)
        parser.add_argument(
            "--minutiae-only",
            action="store_true",
            help="without pictures, which take seconds each to extract",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed them one after another; each that was seeded stays if a later one fails."""
        if options["count"] < 1:
            raise CommandError("Seed at least one pair.")
        try:
            seeded = seed_pairs(
                count=options["count"],
                pictured=not options["minutiae_only"],
                clock=timezone.now,
                rng=random.SystemRandom(),
            )
        except (NoProgram, NotReadable) as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{seeded} pairs with known answers are in the queue.")
