"""Pictures of the release as SVG text, each with its sentence and the rows that it draws.

Plain data in, text out: no Django, no tables, no clock, no settings.  Every picture is a
``Figure``:

``county_map``   a rate by county, in classes of lightness
``funnel_plot``  ratios against their precision, within limits
``trend``        one place over its quarters, with interval and alarms
``split_bar``    what a total is made of

``language`` is what a picture says its own words through; they are English without it.
``palette`` holds the colors of both schemes and makes the style sheet that turns them; without
it a picture is light.  A picture runs nothing and refers to nothing outside of itself.
"""
