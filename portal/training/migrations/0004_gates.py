from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import migrations
from django.db.models import Q

# What the roles that are gated anew need, besides the introduction.
NEEDED = {
    "complaints": ["INTAKE", "INVESTIGATOR", "DIRECTOR"],
    "participation": ["OFFICIAL", "COUNSEL"],
    "committee": ["MEMBER"],
}
NEW = [role for roles in NEEDED.values() for role in roles]
# Whoever holds such a role already has so long to be trained.
NOTICE = timedelta(days=60)


def gate(apps, _editor):
    Module = apps.get_model("training", "Module")
    for key, roles in {"introduction": NEW, **NEEDED}.items():
        module = Module.objects.get(key=key)
        module.roles = [*module.roles, *roles]
        module.save(update_fields=["roles"])
    Gate, User = apps.get_model("training", "Gate"), apps.get_model("accounts", "User")
    today = datetime.now(tz=UTC).date()
    for role in NEW:
        named = Q(groups__name=role) | Q(groups__name__startswith=f"{role}:")
        is_held = User.objects.filter(named).exists()
        Gate.objects.create(role=role, begins_on=today + NOTICE if is_held else today)


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0003_courses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [migrations.RunPython(gate, migrations.RunPython.noop)]
