"""The task base: a message carries its tenant under a seal, and rings the bell for one job."""

import hmac
from uuid import UUID

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError
from kombu.utils.uuid import uuid

from portal.sealing import keyed_hash


class Unsigned(Exception):
    """The message names no tenant, or another than it was sealed for."""


class TenantTask(Task):
    """A task for one job of one tenant; a message whose seal does not fit is refused."""

    abstract = True

    def ring(self, *, job_id: UUID, jurisdiction_id: int) -> bool:
        """Send the message; False when the broker is away, and the sweep sends it again."""
        task_id = uuid()
        kwargs = {"job_id": str(job_id), "jurisdiction_id": jurisdiction_id}
        seal = self._seal(task_id, job_id=str(job_id), jurisdiction_id=jurisdiction_id)
        headers = {"seal": seal}
        try:
            self.apply_async(kwargs=kwargs, task_id=task_id, headers=headers)
        except OperationalError:
            return False
        return True

    def ring_on_commit(self, *, job_id: UUID, jurisdiction_id: int) -> None:
        """Send the message once the job is safely stored."""
        transaction.on_commit(lambda: self.ring(job_id=job_id, jurisdiction_id=jurisdiction_id))

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Check the seal before any work."""
        given = str((self.request.headers or {}).get("seal", ""))
        job_id, tenant = str(kwargs.get("job_id")), kwargs.get("jurisdiction_id")
        if not isinstance(tenant, int) or not hmac.compare_digest(
            given, self._seal(str(self.request.id), job_id=job_id, jurisdiction_id=tenant)
        ):
            raise Unsigned(f"{self.name}: the message carries no valid tenant.")
        return super().__call__(*args, **kwargs)

    def _seal(self, task_id: str, *, job_id: str, jurisdiction_id: int) -> str:
        message = f"{self.name}|{task_id}|{job_id}|{jurisdiction_id}"
        return keyed_hash(message.encode(), purpose="task")
