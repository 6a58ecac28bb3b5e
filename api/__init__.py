"""Request to page: what was asked, how was it read, and what is the answer?"""
