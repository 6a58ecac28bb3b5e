"""Charts as geometry: where lines, dots and ticks lie. Templates draw them."""
