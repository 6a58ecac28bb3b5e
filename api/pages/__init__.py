"""Answers as pages: the same requests, shown to people."""
