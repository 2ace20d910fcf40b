"""One act on many complaints: tried first, then done to each as if it were the only one.

Built on the work on complaints; nothing of that imports it.
"""
