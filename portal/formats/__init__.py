"""How numbers are written in each language, where the country has its own way."""
