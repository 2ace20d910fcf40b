"""The person's side: what whoever holds a notice sees of the hold and can say about it.

Nobody signs in here.  The number and the code of the paper open the rows of the one place for
one step; no name, no charge and no number of a booking leaves this package.
"""
