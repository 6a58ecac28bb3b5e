"""What Kibana is given to look at the index with: readable tables, and `tifa.ndjson`, which is made of them."""
