"""Questions made from the sentences of an article, by rules of English syntax."""
