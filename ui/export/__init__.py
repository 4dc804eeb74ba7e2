"""A conversation to keep or to pass on: as JSON that can be verified, as Markdown, or as one HTML page.

from ui.export import file_name, to_html, to_json, to_markdown

text = to_json(conversation.turns, library.get)
"""

from ui.export.gathering import ArticleOf
from ui.export.markdown import to_markdown
from ui.export.naming import Kind, file_name
from ui.export.page import to_html
from ui.export.structured import FORMAT, VERSION, to_json

__all__ = ["FORMAT", "VERSION", "ArticleOf", "Kind", "file_name", "to_html", "to_json", "to_markdown"]
