from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("status", "0010_claims_took")]
    operations = [
        migrations.RunSQL(
            Path(__file__).with_name("spoken_later.sql").read_text(), migrations.RunSQL.noop
        )
    ]
