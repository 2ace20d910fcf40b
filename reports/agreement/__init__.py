"""How far raters agree beyond chance, and a sample of cases that anybody can draw again.

numpy alone: no Django, no tables, no clock, no settings.  In order of use:

``allocation``  how many cases each stratum gives
``sampling``    which cases, by the ``lots`` of a published seed
``tally``       ratings (units, raters) with gaps, counted by unit and value
``percent``     how often two raters of a unit agree
``metrics``     how far two values are apart, for Krippendorff's ``alpha``
``weights``     how nearly two values agree, for Gwet's AC1 and AC2 in ``gwet``
``bootstrap``   the interval of each figure, over units
``measuring``   the figure and its interval together
``results``     a figure, or the reason why there is none

Values are numbers: nominal answers are coded by the caller.  A gap is nan.
"""
