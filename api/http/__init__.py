"""The same answers over HTTP: what comes in is checked, what goes out is documented, and nothing here writes."""
