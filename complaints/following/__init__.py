"""Following a complaint: what its people see and do by receipt, messages, and names opened."""
