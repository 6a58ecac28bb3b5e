"""What is answered, in the form in which it goes out."""
