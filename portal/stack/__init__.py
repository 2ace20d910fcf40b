"""The servers and processes of one machine: PostgreSQL, Valkey, worker, beat and site.

Every part is a `Recipe` (what to run, when it is ready, how to stop it) that one `Supervisor`
starts, watches and stops.  Servers that the environment names are used and never started.
"""
