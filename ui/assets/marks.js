// The sentences of one answer, the newest or the one whose citation was followed, are marked in the article at once, with
// the numbers of their citations. The script sets attributes only: no text comes into the article.

const SENTENCE = /^#s-([0-9a-f]{16})-\d{1,9}$/;
let current = null; // the link that was followed
let cited = null; // the sentence that it led to, of whichever link
let opened = null; // the answer that was opened last, if it is not the newest

// Only inside the panel: text in the chat could carry the same id. Page furniture is never marked.
function find(hash) {
  const found = SENTENCE.test(hash) ? element.querySelector(hash) : null;
  return found?.matches(".sentence:not(.furniture)") ? found : null;
}

// Python's white space too, which the labels were made with.
const flat = (text) => text.replace(/[\s\x1c-\x1f\x85]+/gu, " ").trim();
const cites = (link) => link.matches("#chat a.chip") && !link.closest(".closest");

// The words that a link's label says it leads to, and whether they are shortened.
function promised(link) {
  const label = flat(link.getAttribute("aria-label") ?? "").slice(link.dataset.name.length + 2);
  return label.endsWith("…") ? label.slice(0, -1) : label;
}

// The place that a link leads to, or null where that is uncertain: nothing is marked then.
function target(link) {
  const found = find(link.hash);
  return found && flat(found.textContent).startsWith(promised(link)) ? found : null;
}

function openAnswer() {
  if (opened && !opened.isConnected) opened = null;
  return opened ?? [...document.querySelectorAll("#chat .turn")].at(-1)?.querySelector(".answer") ?? null;
}

function touchable(sentence, yes) {
  if (yes) {
    sentence.tabIndex = 0;
    sentence.setAttribute("role", "button");
    sentence.setAttribute("aria-haspopup", "dialog");
  } else {
    for (const name of ["tabindex", "role", "aria-haspopup"]) sentence.removeAttribute(name);
  }
}

function mark() {
  const numbers = new Map();
  for (const link of openAnswer()?.querySelectorAll("a.chip") ?? []) {
    const sentence = cites(link) && target(link);
    if (sentence) numbers.set(sentence, (numbers.get(sentence) ?? new Set()).add(link.textContent));
  }
  for (const old of element.querySelectorAll(".used, .cited")) {
    if (!numbers.has(old)) {
      old.classList.remove("used");
      delete old.dataset.numbers;
    }
    old.classList.toggle("cited", old === cited);
    if (!numbers.has(old) && old !== cited) touchable(old, false);
  }
  for (const [sentence, its] of numbers) {
    sentence.classList.add("used");
    sentence.dataset.numbers = [...its].join(" ");
    touchable(sentence, true);
  }
  if (cited?.isConnected) {
    cited.classList.add("cited");
    touchable(cited, true);
  }
}

function follow(link, sentence) {
  current?.removeAttribute("aria-current");
  current = link;
  cited = sentence;
  if (link && cites(link)) opened = link.closest(".answer");
  link?.setAttribute("aria-current", "true");
  mark();
}

on(document, "article-chat-drawn", (event) => {
  if (event.detail?.grew) opened = null; // a new question: its answer is the newest
  // Drawing the chat anew takes attributes away that the server did not send.
  if (current?.isConnected && current.hash === `#${cited?.id}`) current.setAttribute("aria-current", "true");
  else current = null;
  mark();
});
