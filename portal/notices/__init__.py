"""Notices: every act on participation, by letter, to officials and to whoever asked for them."""
