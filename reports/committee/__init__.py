"""The advisory committee: who sits on it, how it meets and votes, what it looks into and prints.

``seats``     charter, seats, terms, resignations, declared interests, matters and recusals
``meetings``  notice, agenda, papers, attendance, quorum, minutes; what the public writes
``motions``   motions and amendments, the roll, votes
``rounds``    reviews of a random sample of cases that name nobody and no place
``outliers``  places that the statistical review flagged, with a question and a reply
``findings``  findings, recommendations, what the addressee answers and does
``report``    reports, each printed with the position of every seat

The first imports none of the others, and each those before it.  A record is public as soon as
its page is; cases, reviews, drafts and what waits for a moderator are read in the committee's
scope alone.
"""
