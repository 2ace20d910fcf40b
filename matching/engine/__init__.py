"""Fingerprints as numbers: template -> cylinders -> scan -> pairing -> score.

numpy and numba alone: no Django, no database, no clock.  In the order of the method:

``template``      minutiae of a print, and the convention of axes and angles
``cylinders``     a template's minutiae become binary cylinders, a ``descriptor``
``permutation``   a gallery's own order of their bits, so that it can be revoked
``gallery``       who is enrolled: ``shard`` and ``index``, memory-mapped by ``storage``
``scan``          stage 1: a probe against everyone
``compare``       stage 2: ``similarity``, ``pairing``, ``relaxation`` of two prints
``search``        both stages for all fingers of a person, summed, above the ``threshold``

Beside it: ``synth`` invents fingers, ``fvc`` measures error rates, ``params`` has every tunable,
``kernels`` makes loops fast.
"""
