"""How papers are set: fonts, texts made fit to print, and a layout with its values to a PDF."""
