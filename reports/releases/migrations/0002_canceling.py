from pathlib import Path

from django.db import migrations

UNDO = """
DROP TRIGGER release_work_moves ON releases_release;
DROP FUNCTION release_work_moves();
DROP FUNCTION release_work_way(text, text);
DROP FUNCTION release_work_state(jsonb);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL((Path(__file__).with_name('work.sql')).read_text(), UNDO),
    ]
