"""What people are told of on their own page, by digest and to their agencies' servers.

It stands low, so that every part of the portal may call ``services.notify``; it knows kinds of
news and nothing of what they are about.
"""
