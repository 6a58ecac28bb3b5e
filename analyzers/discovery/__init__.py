"""Texts to proposals: which set phrases stand in these texts that the dictionary does not know?"""
