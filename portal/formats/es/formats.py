"""Spanish of the United States: numbers as in English (CLDR, es-US), dates as in Spanish."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
