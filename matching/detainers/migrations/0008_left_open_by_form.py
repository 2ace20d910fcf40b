from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Whatever the list of detainers left open is narrowed by stands in its index."""

    dependencies = [("detainers", "0007_left_open")]
    operations = [
        migrations.RemoveIndex(model_name="detainer", name="detainer_open"),
        migrations.AddIndex(
            model_name="detainer",
            index=models.Index(
                fields=["changed_at", "id"],
                include=("jurisdiction", "form", "status", "drafted_by"),
                condition=Q(
                    ("source", "SC"),
                    (
                        "status__in",
                        [
                            "ACTIVE",
                            "AWAITING_CONVICTION",
                            "DRAFT",
                            "EXPIRED",
                            "ISSUED",
                            "RELEASE_DUE",
                            "SERVED",
                        ],
                    ),
                ),
                name="detainer_open",
            ),
        ),
    ]
