"""The embedded engine: tantivy, in a folder of its own, without a server."""
