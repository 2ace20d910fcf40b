from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("policy", "0003_first_rules")]
    operations = [
        migrations.RemoveField(model_name="decision", name="level_derivation"),
        migrations.AddField(
            model_name="decision",
            name="level_basis",
            field=models.JSONField(default=list),
            preserve_default=False,
        ),
    ]
