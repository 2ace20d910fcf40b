"""The papers of courses: fact sheets, packets for commanders, certificates; tagged PDF."""
