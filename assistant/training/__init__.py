"""How the reader's weights are made: a development tool; nothing here is imported at run time."""
