"""Figures with their peers in the same run."""
