"""The quarterly review as mathematics: which jurisdictions deserve a look, and how sure that is.

numpy and scipy alone: no Django, no tables, no clock, no settings.  In the order of the method:

``expected``           events that national rates lead one to expect of a jurisdiction
``negative_binomial``  the distribution of counts whose rates differ between jurisdictions
``heterogeneity``      mean and spread of those rates, fitted around outliers by ``truncation``
``tails``              how surprising a count is, as mid-p values
``discoveries``        Benjamini and Hochberg: which surprises to follow
``posterior``          the size of an effect and its interval
``screen``             all of this for one indicator

``funnel``             the picture, with additive over-dispersion
``proportions``        the same screen for shares, by a ``beta_binomial``
``disparity``          two groups within strata: ``odds_ratio``, and its ``pooling`` over units
``history``            a jurisdiction against its own past: ``run_length`` of its CUSUM
``gate``               the simulation that the method must pass

Counts are float arrays of whole numbers, one entry a unit (jurisdiction).  A finding is a "flag
for review", never more: the figures cannot say why a unit differs.
"""
