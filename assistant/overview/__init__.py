"""What is asked of an article as a whole: its gist, its title, date, source, author and length."""
