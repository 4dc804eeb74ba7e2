"""One reader a format: bytes → `Source`. A new format is a module here and a line in `index/sources.py`."""
