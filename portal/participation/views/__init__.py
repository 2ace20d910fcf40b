"""The pages of officials and of the program's office: translate, make one call, translate back."""
