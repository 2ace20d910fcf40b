"""When releases come out, and who may see one before that: both are public.

``days`` is the rule of a quarter's day; ``services`` plans and changes days; ``early`` gives an
office access before a release is out and keeps each look.
"""
