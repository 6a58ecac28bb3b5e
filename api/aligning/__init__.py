"""Two texts side by side: which passages of one stand in the other, and what was changed in them."""
