"""How a quarter becomes a release: frozen, computed, checked, signed by two, published, corrected.

``states`` is the way; ``computing`` rounds and reviews; ``checking`` builds the package and asks
the gate; ``publishing`` puts sealed rows where the public reads them.
"""
