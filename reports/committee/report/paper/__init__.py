"""The paper of a report: one sealed text in, one tagged PDF out; no records, no clock."""
