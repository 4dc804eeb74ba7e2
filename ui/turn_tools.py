"""What one can do with a turn: small buttons below its answer, which the page's script follows."""

from assistant.conversation import Turn
from ui.copying import as_text
from ui.escaping import escaped
from ui.feedback import LONGEST_REMARK

_THUMB = (
    '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false"{turned}><path fill="none" '
    'stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" d="M7 11v9H4v-9h3zm0 0 4-8c1.7 0 2.6 1 2.6 2.6V9h'
    '5.2c1.3 0 2.2 1.2 1.9 2.4l-1.6 7c-.2 1-1.1 1.6-2 1.6H7"/></svg>'
)
_FACES = {"up": _THUMB.format(turned=""), "down": _THUMB.format(turned=' style="transform:rotate(180deg)"')}
REMARKED = "+"
_NAMES = {"up": "Good answer", "down": "Bad answer"}
KEEP = (
    '<div class="turn-tools"><p class="replacing">Your next question takes the place of this one.</p>'
    '<button type="button" data-act="keep">Keep this one</button></div>'
)
STOP = '<div class="under-way">{said}<button type="button" data-act="stop">Stop</button></div>'


def turn_tools(turn: Turn, *, place: int, last: bool, rated: str = "") -> str:
    """The buttons.

    Args:
        turn: What was asked and answered.
        place: Its place in the conversation, from 0.
        last: Whether it is the newest, which can be asked again or edited.
        rated: "up" or "down" if the visitor said so, with `REMARKED` after it if in words too.
    """
    copied = escaped(as_text(turn))
    copy = f'<button type="button" data-act="copy" data-text="{copied}"><span>Copy</span></button>'
    again = (
        '<button type="button" data-act="again">Ask again</button><button type="button" data-act="edit">Edit</button>'
        if last
        else ""
    )
    thumbs = "".join(_thumb(thumb, pressed=thumb == rated.rstrip(REMARKED)) for thumb in _FACES)
    remark = '<p class="remarked">Noted, with your remark.</p>' if rated.endswith(REMARKED) else ""
    remark = remark or (_remark(place) if rated else "")
    return f'<div class="turn-tools" data-turn="{place}">{copy}{again}{thumbs}{remark}</div>'


def _thumb(thumb: str, *, pressed: bool) -> str:
    name = f'<span class="visually-hidden">{_NAMES[thumb]}</span>'
    state = "true" if pressed else "false"
    return (
        f'<button type="button" class="thumb" data-act="{thumb}" aria-pressed="{state}">{_FACES[thumb]}{name}</button>'
    )


def _remark(place: int) -> str:
    return (
        f'<form class="remark"><label for="remark-{place}">Noted on this machine. A remark?</label>'
        f'<input id="remark-{place}" name="remark" maxlength="{LONGEST_REMARK}" autocomplete="off">'
        '<button type="submit">Send</button></form>'
    )
