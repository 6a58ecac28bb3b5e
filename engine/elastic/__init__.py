"""The port on Elasticsearch: terms come ready-made, so any server of version 8 runs it, without a plugin."""
