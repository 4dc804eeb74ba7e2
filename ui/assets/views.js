// First of the article panel's scripts (`gr.HTML`'s js_on_load runs them once, as one function: `element` is the panel,
// `trigger` calls the server, `watch` tells when the panel has been drawn anew). Here: what the others share, and the two
// views of a small screen, chat and article, each with a way back to where one was.

const narrow = window.matchMedia("(max-width: 900px)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

// Should the panel ever be mounted twice, the listeners of the first must not act too.
window.articleChatListeners?.abort();
const listeners = new AbortController();
window.articleChatListeners = listeners;
const on = (target, name, act) => target.addEventListener(name, act, { signal: listeners.signal });

const panel = element.closest("#article"); // the box that scrolls
panel.tabIndex = 0; // so that the keyboard can scroll it
panel.setAttribute("role", "region");
panel.setAttribute("aria-label", "Article");
const chatBox = () => document.getElementById("chat"); // and the other one
const places = { chat: 0, article: 0 }; // where each was scrolled to when it was left
let left = null; // the link in the chat that led to the article

function show(view) {
  const root = document.getElementById("columns");
  const before = root.dataset.view ?? "chat";
  if (narrow.matches && before !== view) places[before] = (before === "chat" ? chatBox() : panel)?.scrollTop ?? 0;
  root.dataset.view = view;
  for (const button of document.querySelectorAll(".views [data-view]")) {
    if (button.dataset.view === view) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (!narrow.matches || before === view) return;
  const scroller = view === "chat" ? chatBox() : panel;
  if (scroller) scroller.scrollTop = places[view];
  if (view === "chat") {
    left?.focus({ preventScroll: true });
    left = null;
  }
}

function scrollInto(scroller, place) {
  // Not scrollIntoView: it scrolls every box around this one too, the page among them.
  const outer = scroller.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  const above = Math.max(24, (scroller.clientHeight - inner.height) / 3);
  scroller.scrollTo({ top: scroller.scrollTop + inner.top - outer.top - above, behavior: calm.matches ? "auto" : "smooth" });
}

on(document, "click", (event) => {
  const button = event.target.closest?.("button[data-view]");
  if (button) show(button.dataset.view);
});

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const status = make("p", { className: "visually-hidden", role: "status" });
element.after(status);

function say(words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50); // a change that comes at once is not announced
}

// A box over the page, below a place or above it, within the window. The box is a popover, so nothing cuts it off.
function float(box, place) {
  for (const other of document.querySelectorAll(`body > #${box.id}`)) if (other !== box) other.remove();
  if (!box.isConnected) document.body.append(box);
  box.style.left = box.style.top = "0";
  box.showPopover();
  const room = 8;
  const { width, height } = box.getBoundingClientRect();
  const leftmost = Math.min(Math.max(room, place.left), Math.max(room, window.innerWidth - width - room));
  const below = place.bottom + room;
  const above = place.top - room - height;
  const top = below + height <= window.innerHeight - room || above < room ? below : above;
  box.style.left = `${leftmost}px`;
  box.style.top = `${Math.max(room, Math.min(top, window.innerHeight - height - room))}px`;
}
