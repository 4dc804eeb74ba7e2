// From a marked sentence back: which statements used it, and a question about it.

const uses = make("div", { id: "uses", popover: "auto", role: "dialog" });
uses.setAttribute("aria-label", "This sentence");
const LONGEST_QUOTATION = 1_500; // characters; a question may have 2,000
let asker = null; // the sentence whose box is open

// All citations of a sentence in the conversation, first to last.
const usesOf = (sentence) =>
  [...document.querySelectorAll("#chat a.chip")].filter((link) => link.hash === `#${sentence.id}` && cites(link) && target(link));

function statementOf(link) {
  let place = link.previousElementSibling;
  while (place && !place.matches(".statement")) place = place.previousElementSibling;
  return flat(place?.textContent ?? "");
}

function useOf(link) {
  const question = flat(link.closest(".turn").querySelector(".question").lastChild.textContent);
  const button = make(
    "button",
    { type: "button", className: "use" },
    make("span", { className: "use-number" }, link.textContent),
    make("span", { className: "use-text", dir: "auto" }, statementOf(link)),
    make("span", { className: "use-question", dir: "auto" }, `In answer to: ${question}`),
  );
  button.addEventListener("click", () => {
    uses.hidePopover();
    follow(link, asker);
    goTo(link);
  });
  return make("li", {}, button);
}

function openUses(sentence) {
  const links = usesOf(sentence);
  asker = sentence;
  const ask = make("button", { type: "button", className: "ask-about" }, "Ask about this sentence");
  ask.addEventListener("click", () => {
    uses.hidePopover();
    askAbout(sentence);
  });
  const close = make("button", { type: "button", className: "close" }, "Close");
  close.addEventListener("click", () => {
    uses.hidePopover();
    sentence.focus({ preventScroll: true });
  });
  uses.replaceChildren(
    make("p", { className: "uses-label" }, links.length ? "Statements that use this sentence" : "No statement uses this sentence"),
    make("ol", {}, ...links.map(useOf)),
    make("p", { className: "uses-buttons" }, ask, close),
  );
  const lines = sentence.getClientRects();
  float(uses, lines[lines.length - 1]);
  uses.querySelector("button").focus({ preventScroll: true });
}

function askAbout(sentence) {
  if (narrow.matches) show("chat");
  left = null;
  const box = document.querySelector("#question textarea");
  const words = flat(sentence.textContent);
  const quoted = words.length > LONGEST_QUOTATION ? `${words.slice(0, LONGEST_QUOTATION).replace(/\S*$/u, "")}…` : words;
  fill(box, `“${quoted}” ${box.value}`);
}

function fill(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true })); // Gradio reads it from the event
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

on(element, "click", (event) => {
  const sentence = event.target.closest(".used, .cited");
  if (sentence && !event.target.closest("a") && document.getSelection().isCollapsed) openUses(sentence);
});
on(element, "keydown", (event) => {
  if (!["Enter", " "].includes(event.key) || !event.target.matches?.(".used, .cited")) return;
  event.preventDefault();
  openUses(event.target);
});
// Escape closes a popover by itself; the focus goes back to the sentence.
on(uses, "keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  uses.hidePopover();
  asker?.focus({ preventScroll: true });
});
