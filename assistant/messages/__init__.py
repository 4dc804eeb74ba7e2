"""What a person typed: one question or several, in what language, how spelt, and what it leans on."""
