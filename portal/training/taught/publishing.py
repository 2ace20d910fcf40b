"""The list of editions into the database, after every migration."""

from django.apps import apps

from portal.training.courses.reading import published


def publish_editions(*, using: str, **_signal: object) -> None:
    """Write down each edition of the list that the database does not know; change none."""
    module_model = apps.get_model("training", "Module")
    edition_model = apps.get_model("training", "Edition")
    modules = dict(module_model._base_manager.using(using).values_list("key", "pk"))
    edition_model._base_manager.using(using).bulk_create(
        [
            edition_model(
                module_id=modules[one.module],
                number=one.number,
                published_on=one.published_on,
                languages=list(one.languages),
                digest=one.digest,
                pass_mark=one.pass_mark,
                retake_by=one.retake_by,
            )
            for one in published()
            if one.module in modules
        ],
        ignore_conflicts=True,
    )
