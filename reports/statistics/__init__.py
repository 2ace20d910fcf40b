"""The quarter's figures and what they suggest.

``review`` finds jurisdictions whose figures call for a look: numpy and scipy alone.
"""
