// Runs once, when the conversation is there (`gr.HTML`'s js_on_load): `element` lies in the box that scrolls.

const scroller = element.closest("#chat");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let turns = 0;

element.addEventListener("click", (event) => {
  const button = event.target.closest("button.example");
  if (button) trigger("example", { question: button.textContent });
});

// Each update is drawn before this runs. The last question comes to the top, so that its answer is read from its start.
watch("value", () => {
  const shown = element.querySelectorAll(".turn");
  if (shown.length > turns) {
    const last = shown[shown.length - 1].getBoundingClientRect();
    const top = scroller.scrollTop + last.top - scroller.getBoundingClientRect().top - 16;
    scroller.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  } else if (shown.length < turns) {
    scroller.scrollTo({ top: 0 });
  }
  turns = shown.length;
  document.dispatchEvent(new Event("article-chat-drawn"));
});
