"""Terms to hits: which passages match, how many, and how are they spread? Knows no Chinese."""
