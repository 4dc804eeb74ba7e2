"""The command line. Everything heavy is imported inside the command that needs it, so that `--help` is quick."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from index.errors import ArticleChatError, ArticleNotFoundError, QuestionError, SettingsError, SourceError

if TYPE_CHECKING:
    from assistant import Answer
    from index import Article

ANSWERED, FAILED, USAGE, NOT_STATED = 0, 1, 2, 3  # exit codes
NOT_HELD = 3  # of `verify`

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Ask an article a question and see the sentence that says so.",
)

Articles = Annotated[
    list[str] | None,
    typer.Option("--article", "-a", help="Path or id of an article to ask, - for standard input; may be repeated."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Open the chat page when no command is given."""
    if context.invoked_subcommand is None:
        _serve([])


@app.command()
def serve(
    articles: Annotated[list[str] | None, typer.Argument(help="Paths of articles, - for standard input.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    mcp: Annotated[bool, typer.Option("--mcp", help="Serve MCP at /mcp beside the page.")] = False,
    host: Annotated[str | None, typer.Option(help="Address to listen on, in place of SERVER_HOST.")] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port to listen on, in place of SERVER_PORT; 0: the first free."),
    ] = None,
) -> None:
    """Add these articles, then open the chat page."""
    _serve(articles or [], browser=browser, mcp=mcp, host=host, port=port)


def _serve(
    articles: list[str], *, browser: bool = True, mcp: bool = False, host: str | None = None, port: int | None = None
) -> None:
    from index import Library
    from index.settings import load_settings
    from ui.serving.listening import check_listening
    from ui.serving.logs import configure

    given = {"server_host": host or None, "server_port": port}
    settings = load_settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    check_listening(settings)
    configure(settings)
    with Library.open() as library:
        ids = [library.resolve(article).id for article in articles]
        from ui.app import serve as serve_page

        serve_page(
            library,
            host=settings.server_host,
            port=settings.server_port or None,
            articles=ids,
            open_browser=browser,
            mcp=mcp,
        )


@app.command("mcp")
def serve_mcp() -> None:
    """Serve MCP on standard input and output, for a program that starts this one."""
    from ui.mcp import serve_stdio

    serve_stdio()


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    article: Articles = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question on the command line: exit code 0 if answered, 3 if the article does not say."""
    from assistant import Conversation
    from index.library import check_question

    check_question(question)
    with Conversation(article or None) as conversation:
        answer = conversation.ask(question)
    _print_json(answer.to_dict()) if as_json else _print_answer(answer)
    raise typer.Exit(ANSWERED if answer.answered or answer.mode == "chat" else NOT_STATED)


@app.command()
def retrieve(
    question: Annotated[str, typer.Argument(help="The question.")],
    article: Articles = None,
    top_k: Annotated[int, typer.Option("--top-k", "-k", min=1, max=1000, help="Most passages to print.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Print the passages that best match a question, best first."""
    from index import Library
    from index.library import check_question

    check_question(question)
    with Library.open() as library:
        ids = [library.resolve(name).id for name in article] if article else None
        passages = library.retrieve(question, top_k=top_k, articles=ids)
    if as_json:
        keys = ("article_id", "title", "start", "end", "score", "text")
        _print_json([{key: getattr(passage, key) for key in keys} for passage in passages])
        return
    for number, passage in enumerate(passages, 1):
        print(f"{number}. {_plain(passage.title)}, {passage.start}–{passage.end}, score {passage.score:.3f}")
        print(f"   {_plain(passage.text)}\n")


@app.command()
def add(articles: Annotated[list[str], typer.Argument(help="Paths of articles, - for standard input.")]) -> None:
    """Add articles to the library; adding one again changes nothing."""
    from index import Library

    with Library.open() as library:
        for name in articles:
            _print_article(library.add(name))


@app.command("list")
def list_articles(as_json: AsJson = False) -> None:
    """List the articles of the library."""
    from index import Library

    with Library.open() as library:
        articles = library.articles()
    if as_json:
        keys = ("id", "title", "source", "date")
        _print_json([{key: getattr(article, key) for key in keys} for article in articles])
    elif not articles:
        print("The library is empty; questions go to the bundled sample. `article-chat add FILE` adds an article.")
    else:
        for article in articles:
            _print_article(article)


@app.command()
def remove(article_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the article; see `list`.")]) -> None:
    """Remove an article from the library."""
    from index import Library

    with Library.open() as library:
        library.remove(article_id)
    print(f"Removed {article_id}.")


@app.command()
def check() -> None:
    """Say what is configured, whether it answers, and how to mend what does not."""
    from assistant.diagnosis import all_well, diagnose
    from index.settings import load_settings

    findings = diagnose(load_settings())
    for finding in findings:
        print(finding)
    raise typer.Exit(0 if all_well(findings) else FAILED)


@app.command()
def verify(
    export: Annotated[str, typer.Argument(metavar="FILE", help="JSON export of a conversation, - for standard input.")],
    as_json: AsJson = False,
) -> None:
    """Say whether an exported conversation's citations still hold: exit code 0 if all do, 3 if one does not."""
    import dataclasses

    from index import Library
    from ui.export.reading import load
    from ui.verify import examine

    text = load(export)
    with Library.open() as library:
        turns = examine(text, library)
    if as_json:
        _print_json([dataclasses.asdict(turn) for turn in turns])
    else:
        for turn in turns:
            print(_plain(turn.in_words))
            for problem in turn.problems:
                print(f"  {_plain(str(problem))}")
        print(f"{sum(not turn.problems for turn in turns)} of {len(turns)} answers hold.")
    raise typer.Exit(NOT_HELD if any(turn.problems for turn in turns) else 0)


@app.command("eval")
def evaluate(
    questions: Annotated[Path, typer.Argument(help="Question set, one JSON object a line.", metavar="QUESTIONS.jsonl")],
    report: Annotated[Path | None, typer.Option(help="Write an HTML page with plots and failures here.")] = None,
    as_json: AsJson = False,
) -> None:
    """Measure the answers to a question set: right sentences, abstentions, calibration."""
    import dataclasses
    import tempfile

    from assistant.conversation import default_reader
    from assistant.evaluation import evaluate as run
    from assistant.evaluation import measure
    from assistant.question_set import load_questions
    from index import Library
    from ui.report import page, table

    wanted = load_questions(questions)
    if report is not None:
        _write(report, "", mode="a")  # an hour's questions are not asked for a report that cannot be written
    # A home of its own: measuring adds no article to the person's library.
    with tempfile.TemporaryDirectory() as home, Library.open(home) as library:
        asked = run(wanted, library, default_reader())
        with typer.progressbar(asked, length=len(wanted), label="Asking", file=sys.stderr) as bar:
            outcomes = list(bar)
    measures = measure(outcomes)
    if report is not None:
        _write(report, page(questions.name, measures, outcomes))
    _print_json(dataclasses.asdict(measures)) if as_json else print(table(measures))


def _print_article(article: "Article") -> None:
    count = len(article.sentences)
    size = "1 sentence" if count == 1 else f"{count:,} sentences"
    print(f"{article.id}  {_plain(article.title)}  {size}  {_plain(article.source)}".rstrip())


def _print_answer(answer: "Answer") -> None:
    """Print an answer for a person: statements with numbers, then the sentences that these cite."""
    if not answer.answered:
        for line in answer.text.splitlines():
            print(_plain(line))
        _print_note(answer)
        if answer.closest is not None:
            print(f"\nClosest passage, which is not an answer ({_plain(answer.closest.title)}):")
            print(f"  {_plain(answer.closest.text)}")
        return
    numbers = {citation: number for number, citation in enumerate(answer.citations, 1)}
    if answer.lead:
        print(answer.lead)
    for statement in answer.statements:
        marks = "".join(f"[{numbers[citation]}]" for citation in statement.citations)
        print(f"{_plain(statement.text)} {marks}")
    print()
    for citation, number in numbers.items():
        sentence = citation.sentence
        place = f"sentence {sentence.position + 1} ({sentence.start}–{sentence.end})"
        print(f"[{number}] {_plain(citation.title)}, {place}")
        if answer.mode != "extractive":
            print(f"    {_plain(sentence.text)}")
    _print_note(answer)


def _print_note(answer: "Answer") -> None:
    if answer.note:
        print(f"\nNote: {_plain(answer.note)}")
    if answer.withheld:
        print(f"\nWithheld, since the article does not support it: {len(answer.withheld)}")
        for withheld in answer.withheld:
            print(f"  {_plain(withheld.text)} ({_plain(withheld.reason)})")


def _write(path: Path, text: str, *, mode: str = "w") -> None:
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise ArticleNotFoundError(f"{path} cannot be written ({error.strerror}): give another path.") from error


def _plain(text: str) -> str:
    """Text from an article for a terminal: on one line, and without control characters, which steer terminals."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable() or character == " ")


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def main() -> None:
    """Run the program; errors are one line on standard error and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except (SourceError, QuestionError, SettingsError) as error:
        _fail(error, USAGE)
    except ArticleChatError as error:
        _fail(error, FAILED)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        import logging

        logging.getLogger(__name__).debug("unexpected error", exc_info=True)
        _fail(f"Something went wrong ({type(error).__name__}: {error}).", FAILED)


def _fail(message: object, code: int) -> NoReturn:
    print(f"article-chat: {message}", file=sys.stderr)
    sys.exit(code)
