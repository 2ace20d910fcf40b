"""Certificates: what a code stands for, told to anybody, and the paper for whoever holds it."""
