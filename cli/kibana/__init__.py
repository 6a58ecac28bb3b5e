"""``tifa kibana``: what Kibana looks at the index with, handed over to it or printed."""
