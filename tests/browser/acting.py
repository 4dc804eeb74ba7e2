"""What a person does on the page."""

from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect


def ask(tab: Page, question: str) -> Locator:
    """Ask, and wait for the answer."""
    before = tab.locator("#chat .turn").count()
    turn = tab.locator("#chat .turn").nth(before)
    box = tab.get_by_label("Question")
    for _ in range(3):
        # An answer is visible a moment before its event has ended, and until then Enter does nothing: what was typed
        # stays in the box, and a person presses Enter again.
        box.fill(question)
        box.press("Enter")
        try:
            turn.wait_for(state="attached", timeout=10_000)
            break
        except TimeoutError:
            continue
    expect(turn.locator(".question")).to_contain_text(question[:40])
    answer = turn.locator(".answer")
    expect(answer).to_be_visible()
    return answer


def add_text(tab: Page, title: str, text: str) -> None:
    """Paste an article into the form and add it."""
    tab.get_by_role("button", name="Add an article").click()
    tab.get_by_label("Title (optional)").fill(title)
    tab.get_by_label("Text", exact=True).fill(text)
    tab.get_by_role("button", name="Add this text").click()


def add_file(tab: Page, path: Path) -> None:
    """Upload a file through the form."""
    tab.get_by_role("button", name="Add an article").click()
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="Upload a file instead").click()
    chooser.value.set_files(path)


def pick(tab: Page, label: str) -> None:
    """Choose what to ask in the article picker."""
    tab.get_by_role("combobox", name="Ask about").click()
    # Nobody asks within the moment in which the choice is sent; a question sent then is ended with what came before it.
    with tab.expect_response("**/gradio_api/queue/join*"):
        tab.get_by_role("option", name=label).click()


def expect_in_view(tab: Page, sentence: Locator) -> None:
    """The sentence lies wholly within the visible part of the article panel."""
    box = tab.locator("#article")
    expect(sentence).to_be_visible()
    expect(sentence).to_be_in_viewport(ratio=1)
    # The panel may still be scrolling: wait until the sentence lies inside.
    tab.wait_for_function(
        """([panel, sentence]) => {
            const outer = panel.getBoundingClientRect(), inner = sentence.getBoundingClientRect();
            return inner.height > 0 && inner.top >= outer.top && inner.bottom <= outer.bottom
                && inner.bottom <= window.innerHeight;
        }""",
        arg=[box.element_handle(), sentence.element_handle()],
    )
