"""What an agency's own software reads of detainers and reports on them: once, however often."""
