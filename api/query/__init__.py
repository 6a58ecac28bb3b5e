"""What was typed, read: tokens, a tree, a query in terms and fields. Every input has a reading, and the answer says which."""
