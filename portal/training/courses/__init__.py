"""What the courses say: texts and questions as data, read and graded; no records, no clock."""
