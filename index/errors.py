"""The error tree. Every message is one line that says what to do.

ArticleChatError
├── SourceError                what was given cannot be turned into an article
│   ├── ArticleNotFoundError   no such path or article id
│   ├── EmptyArticleError      no sentence in it
│   ├── UnreadableTextError    binary, or in no known text encoding
│   ├── TooLargeError          larger than the limit
│   └── UnsupportedFormatError a format that is not read
├── QuestionError              a blank or an overlong question (also a ValueError)
├── SettingsError              a variable has a value that is not accepted
└── StoreError                 the home cannot be used
    ├── HomeNotWritableError   no permission, or the disk is full
    ├── StoreLockedError       another process writes to it
    ├── StoreDamagedError      ChromaDB cannot open or read it
    └── EncoderMismatchError   it was filled with another encoder
"""


class ArticleChatError(Exception):
    """Base of every error that this program raises on purpose."""


class SourceError(ArticleChatError):
    """What was given cannot be turned into an article."""


class ArticleNotFoundError(SourceError):
    """No file and no stored article goes by this name."""


class EmptyArticleError(SourceError):
    """The source holds no sentence that could be cited."""


class UnreadableTextError(SourceError):
    """The source is binary or in an unknown text encoding."""


class TooLargeError(SourceError):
    """The source is larger than the limit."""


class UnsupportedFormatError(SourceError):
    """The source is in a format that is not read."""


class QuestionError(ArticleChatError, ValueError):
    """The question is blank or too long."""


class SettingsError(ArticleChatError):
    """A setting has a value that is not accepted."""


class StoreError(ArticleChatError):
    """The home folder or the store in it cannot be used."""


class HomeNotWritableError(StoreError):
    """The home folder cannot be created or written."""


class StoreLockedError(StoreError):
    """Another process has the store open for writing."""


class StoreDamagedError(StoreError):
    """The store is there but cannot be opened or read."""


class EncoderMismatchError(StoreError):
    """The store was filled with another encoder than this program's."""
