// Runs once, when the article panel is there (`gr.HTML`'s js_on_load): `element` is the panel, `trigger` calls the
// server, `watch` tells when the panel has been drawn anew.

const narrow = window.matchMedia("(max-width: 900px)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const SENTENCE = /^#s-[0-9a-f]{16}-\d{1,9}$/;

// Should the panel ever be mounted twice, the listeners of the first must not act too.
window.articleChatListeners?.abort();
const listeners = new AbortController();
window.articleChatListeners = listeners;
const on = (target, name, act) => target.addEventListener(name, act, { signal: listeners.signal });

const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
element.after(status);

const panel = element.closest("#article"); // the box that scrolls
let current = null; // the link whose sentence is marked
let wanted = null; // the link whose sentence the server has been asked for
let chatPlace = { top: 0, focus: null }; // where one was in the chat, on a small screen

// Only inside the panel: text in the chat could carry the same id.
const find = (hash) => element.querySelector(hash);
const chatScroller = () => document.getElementById("chat");

function show(view) {
  const root = document.getElementById("columns");
  const before = root.dataset.view ?? "chat";
  if (before === "chat" && view === "article") chatPlace.top = chatScroller()?.scrollTop ?? 0;
  root.dataset.view = view;
  for (const button of document.querySelectorAll(".views [data-view]")) {
    if (button.dataset.view === view) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (view === "chat" && before === "article") {
    const scroller = chatScroller();
    if (scroller) scroller.scrollTop = chatPlace.top;
    chatPlace.focus?.focus({ preventScroll: true });
    chatPlace.focus = null;
  }
}

function scrollTo(sentence) {
  // Not scrollIntoView: it scrolls every box around the panel too, the page among them.
  const box = panel.getBoundingClientRect();
  const place = sentence.getBoundingClientRect();
  const above = Math.max(24, (panel.clientHeight - place.height) / 3);
  panel.scrollTo({
    top: panel.scrollTop + place.top - box.top - above,
    behavior: calm.matches ? "auto" : "smooth",
  });
}

function unmark() {
  for (const old of element.querySelectorAll(".cited")) old.classList.remove("cited");
  current?.removeAttribute("aria-current");
  current = null;
}

function reveal(sentence, link) {
  unmark();
  if (link.closest("#article")) {
    // "Show the next part" of a long article: nothing is cited.
    panel.scrollTo({ top: 0 });
    return;
  }
  sentence.classList.add("cited");
  current = link;
  current.setAttribute("aria-current", "true");
  if (narrow.matches) {
    chatPlace.focus = link;
    show("article");
    sentence.tabIndex = -1;
    sentence.focus({ preventScroll: true });
  }
  scrollTo(sentence);
  status.textContent = "";
  const said = `${link.dataset.name}, shown in the article: ${sentence.textContent}`;
  setTimeout(() => (status.textContent = said), 50); // a change that comes at once is not announced
}

on(document, "click", (event) => {
  const button = event.target.closest?.("[data-view]");
  if (button?.tagName === "BUTTON") return show(button.dataset.view);
  const link = event.target.closest?.("a[href]");
  if (!link || !SENTENCE.test(link.hash) || !link.closest("#chat, #article")) return;
  event.preventDefault();
  const sentence = find(link.hash);
  if (sentence) return reveal(sentence, link);
  wanted = link;
  trigger("missing", { target_id: link.hash.slice(1) });
});

// Drawing the chat anew takes attributes away that the server did not send.
on(document, "article-chat-drawn", () => current?.isConnected && current.setAttribute("aria-current", "true"));

watch("value", () => {
  status.textContent = "";
  const sentence = wanted && find(wanted.hash);
  if (sentence) {
    reveal(sentence, wanted);
    wanted = null;
  } else if (!wanted || element.querySelector(".notice")) {
    unmark();
    panel.scrollTo({ top: 0 });
    if (wanted && narrow.matches) show("article"); // what went wrong stands there
    wanted = null;
  } // else another link was followed before this one's article came: wait for that
});
