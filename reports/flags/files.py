"""The file of a flag as it is read: its papers, its comment, its figures, and what is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.flags.models import CaseFile, Comment, Flag, Paper, Step


@dataclass(frozen=True)
class File:
    """A flag with all that belongs to it; the last paper and the last comment count."""

    flag: Flag
    case: CaseFile
    papers: list[Paper]
    comments: list[Comment]
    steps: list[Step]

    @property
    def paper(self) -> Paper | None:
        """What was written last."""
        return self.papers[-1] if self.papers else None

    @property
    def comment(self) -> Comment | None:
        """What the place said last."""
        return self.comments[-1] if self.comments else None

    @property
    def authors(self) -> frozenset[int]:
        """Everybody who wrote in it or ended its examination."""
        people = [*(paper.written_by_id for paper in self.papers), self.case.examined_by_id]
        return frozenset(person for person in people if person is not None)

    @property
    def missing(self) -> list[str]:
        """What is to be written before the examination can end, in words."""
        paper = self.paper or Paper()
        parts = {
            _("data quality"): paper.quality,
            _("case mix"): paper.mix,
            _("structure"): paper.structure,
            _("process"): paper.process,
            _("the conclusion"): paper.conclusion,
            _("the statement for the public"): paper.statement,
        }
        return [name for name, text in parts.items() if not text]


def file_of(flag: Flag) -> File:
    """Everything of a flag; runs in the statistics scope, five queries."""
    return File(
        flag,
        CaseFile.objects.select_related("examined_by", "signed_by").get(flag=flag),
        list(Paper.objects.filter(flag=flag).select_related("written_by")),
        list(Comment.objects.filter(flag=flag).select_related("written_by")),
        list(Step.objects.filter(flag=flag).select_related("taken_by")),
    )


def seen_of(file: File) -> str:
    """What tells whether a file is still the one that was read."""
    return f"{len(file.papers)}-{len(file.comments)}"
