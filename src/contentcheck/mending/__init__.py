"""Write into drafts what findings offer: nothing outside the edit changes, byte for byte."""
