"""The paper of a detainer: one notice in, one tagged PDF out; no records, no clock."""
