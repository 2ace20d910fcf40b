from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("detainers", "0005_under_way")]
    operations = [
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                fields=("detainer", "target"), name="step_once_into_each_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_by", None), ("target", "EXPIRED")),
                    models.Q(
                        ("taken_by__isnull", False), models.Q(("target", "EXPIRED"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="step_by_nobody_is_the_clocks",
            ),
        ),
        migrations.RunSQL(Path(__file__).with_name("steps.sql").read_text()),
    ]
