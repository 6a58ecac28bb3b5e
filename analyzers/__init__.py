"""Text to terms: which words, slogans and exact characters does a Chinese text hold, and where?"""
