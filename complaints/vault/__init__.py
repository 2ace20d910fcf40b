"""The keys of complaints, and what is sealed with them: the content, and apart from it, people.

It knows the settings and the portal's own envelopes, and no table.
"""
