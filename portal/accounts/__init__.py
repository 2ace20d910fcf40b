"""The people who sign in, and how: password, second factor, idle lock."""
