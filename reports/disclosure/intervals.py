"""How far one unknown can move while every margin stays within its bounds: a linear program."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
SLACK = 1e-6  # of the solver, in persons


class NoSolution(ArithmeticError):
    """The margins, as given, admit no true counts at all."""


@dataclass(frozen=True, eq=False)
class Program:
    """Unknowns x with `lower` <= x <= `upper` (n,) and `least` <= matrix @ x <= `most` (m,)."""

    matrix: csr_array  # (m, n)
    least: Floats
    most: Floats
    lower: Floats
    upper: Floats

    def interval(self, unknown: int) -> tuple[int, int]:
        """The least and greatest whole numbers that one unknown can be, by HiGHS.

        The relaxation to reals is never narrower than the truth.  NoSolution where none fits.
        """
        return -self._greatest(unknown, -1.0), self._greatest(unknown, 1.0)

    def interval_by_few(self, unknown: int, few: NDArray[np.int64]) -> tuple[int, int]:
        """The same interval, found quickly where it is all that the unknown's own limits leave.

        `few` are the other unknowns that are tried first while all the rest is zero, which must
        be a solution: what is possible so is possible, and a program of thousands need not run.
        """
        columns = np.union1d(few, unknown)
        at = int(np.searchsorted(columns, unknown))
        found = self._narrowed(columns).interval(at)
        own = int(np.ceil(self.lower[unknown])), int(np.floor(self.upper[unknown]))
        return found if found == own else self.interval(unknown)

    def _narrowed(self, columns: NDArray[np.int64]) -> "Program":
        """The program where all unknowns but `columns` are zero."""
        matrix = self.matrix[:, columns]
        rows = np.flatnonzero(np.diff(matrix.indptr))
        return Program(
            matrix[rows],
            self.least[rows],
            self.most[rows],
            self.lower[columns],
            self.upper[columns],
        )

    def _greatest(self, unknown: int, sign: float) -> int:
        """The greatest whole number that `sign` times the unknown can be."""
        goal = np.zeros(len(self.lower))
        goal[unknown] = -sign
        found = milp(
            goal,
            bounds=Bounds(self.lower, self.upper),
            constraints=LinearConstraint(self.matrix, self.least, self.most),
        )
        if not found.success:
            raise NoSolution(f"The solver found nothing: {found.message}")
        return int(np.floor(-found.fun + SLACK))


def incidence(columns: list[NDArray[np.int64]], width: int) -> csr_array:
    """The (m, width) matrix of zeros and ones whose row i has its ones in columns[i]."""
    starts = np.cumsum([0, *(len(row) for row in columns)])
    indices = np.concatenate([*columns, np.zeros(0, dtype=np.int64)])
    return csr_array((np.ones(len(indices)), indices, starts), shape=(len(columns), width))
