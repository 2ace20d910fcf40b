from django.db import migrations, models

UNDER_WAY = ["ACTIVE", "AWAITING_CONVICTION", "EXPIRED", "ISSUED", "RELEASE_DUE", "SERVED"]


class Migration(migrations.Migration):
    """The lists of what is due ask the index alone, for whole states too."""

    dependencies = [("detainers", "0008_left_open_by_form")]
    operations = [
        migrations.RemoveIndex(model_name="detainer", name="detainer_under_way"),
        migrations.AddIndex(
            model_name="detainer",
            index=models.Index(
                fields=["jurisdiction", "-changed_at", "-id"],
                include=("status",),
                condition=models.Q(("status__in", UNDER_WAY)),
                name="detainer_under_way",
            ),
        ),
    ]
