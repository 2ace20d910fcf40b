"""The pages on which a place's managers keep its people trained."""
