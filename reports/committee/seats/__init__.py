"""Who sits on the committee, since when and until when, and from what each member keeps away."""
