"""What people send to show that something happened: sealed as it came, and made safe to open.

The file as it came is sealed and not read by the portal.  A confined child process turns it into
pixels, samples or characters alone, and the portal writes the working copy anew from those.
"""
