// Runs once, when the conversation is there (`gr.HTML`'s js_on_load): `element` lies in the box that scrolls. First of the
// chat's scripts, which run as one function.

const scroller = element.closest("#chat");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let turns = 0;
let newest = ""; // the question of the last turn
let latest = 0; // the number of the newest event that has drawn
let drawn = ""; // what it drew

const said = document.createElement("p"); // for screen readers
said.className = "visually-hidden";
said.setAttribute("role", "status");
element.after(said);

const placeOf = (button) => Number(button.closest(".turn-tools").dataset.turn);
const questionOf = (turn) => turn?.querySelector(".question").lastChild.textContent ?? "";

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches(".example")) return trigger("example", { question: button.textContent });
  const acts = {
    stop: () => trigger("stop"),
    again: () => trigger("example", { question: questionOf(button.closest(".turn")), again: true }),
    edit: () => trigger("edit"),
    keep: () => trigger("keep"),
    up: () => trigger("rate", { turn: placeOf(button), thumb: "up" }),
    down: () => trigger("rate", { turn: placeOf(button), thumb: "down" }),
    copy: () => copyText(button),
  };
  acts[button?.dataset.act]?.();
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const tools = event.target.closest(".turn-tools");
  const thumb = tools.querySelector('[aria-pressed="true"]')?.dataset.act;
  trigger("rate", { turn: Number(tools.dataset.turn), thumb, remark: event.target.elements.remark.value });
});

// Questions to ask next that came late, for another turn than the newest, are not shown.
function fitOffers() {
  const last = [...element.querySelectorAll(".turn")].at(-1);
  const none = last?.matches(".busy, .turn:has(.replacing)");
  for (const offers of element.querySelectorAll(".follow-ups")) {
    if (none || offers.dataset.after !== questionOf(last)) offers.remove();
  }
}

// An event that another one has ended may still send an update: its number is lower, and the chat is put back.
function isLate() {
  const number = Number(element.querySelector(".event")?.dataset.event ?? 0);
  if (number < latest) {
    props.value = drawn;
    return true;
  }
  latest = number;
  drawn = props.value;
  return false;
}

// Each update is drawn before this runs. The last question comes to the top, so that its answer is read from its start.
watch(["value", "offered"], () => {
  if (isLate()) return;
  fitOffers();
  const shown = element.querySelectorAll(".turn");
  const last = shown[shown.length - 1];
  const grew = shown.length > turns || (last && questionOf(last) !== newest);
  if (grew) {
    const top = scroller.scrollTop + last.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 16;
    scroller.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  } else if (shown.length < turns) {
    scroller.scrollTo({ top: 0 });
  }
  if (last?.querySelector(".replacing")) document.querySelector("#question textarea")?.focus();
  turns = shown.length;
  newest = questionOf(last);
  keepConversation();
  document.dispatchEvent(new CustomEvent("article-chat-drawn", { detail: { grew } }));
});
