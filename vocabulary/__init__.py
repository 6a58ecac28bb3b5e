"""The fixed words: which sections, parts, kinds and slogan categories there are and what they are called in Chinese and
English (`labels`), and which divisions China has and had, what they are and were called, and what lies in what
(`districts`).
"""
