"""The release package: a folder of files that anybody can read, cite and check.

Pure: the standard library, `pyarrow` for Parquet and `cryptography` for the signature; no tables,
no clock, no settings.  In order of use: `content` (what is published, as plain data), `building`
(the files), `folder` (on a disk), `verifying` (whether they are still what was signed), `reading`
(the tables of a package), `proofs` (that one line was published).
"""
