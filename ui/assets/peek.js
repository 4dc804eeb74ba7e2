// A citation's sentence in a small box while the pointer is over its chip, or the keyboard on it. The chip's label says the
// same, so the box is not for screen readers. Escape closes it.

const peek = make("div", { id: "peek", popover: "manual" });
peek.setAttribute("aria-hidden", "true");
let peeking = null;
let timer = 0;

function later(act, wait) {
  clearTimeout(timer);
  timer = setTimeout(act, wait);
}

function showPeek(link) {
  if (!link.isConnected) return;
  const whole = target(link)?.textContent;
  peek.replaceChildren(
    make("p", { className: "peek-text", dir: "auto" }, whole ? flat(whole) : flat(link.getAttribute("aria-label")).slice(link.dataset.name.length + 2)),
    make("p", { className: "peek-from", dir: "auto" }, link.dataset.from ?? ""),
  );
  peeking = link;
  float(peek, link.getBoundingClientRect());
}

function hidePeek() {
  clearTimeout(timer);
  peeking = null;
  if (peek.matches(":popover-open")) peek.hidePopover();
}

const chipOf = (event) => {
  const link = event.target.closest?.("a.chip");
  return link && cites(link) ? link : null;
};

on(document, "pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = chipOf(event);
  if (link && link !== peeking) later(() => showPeek(link), 150);
  else if (event.target.closest?.("#peek") || link) clearTimeout(timer);
  else if (peeking && peeking !== document.activeElement) later(hidePeek, 250);
  else if (!peeking) clearTimeout(timer);
});
on(document, "focusin", (event) => {
  const link = chipOf(event);
  if (link?.matches(":focus-visible")) showPeek(link);
  else if (peeking) hidePeek();
});
on(document, "focusout", (event) => chipOf(event) && hidePeek());
on(document, "keydown", (event) => event.key === "Escape" && peeking && (hidePeek(), event.stopPropagation()));
on(document, "article-chat-drawn", () => peeking && !peeking.isConnected && hidePeek());
on(panel, "scroll", () => peeking && hidePeek());
on(document, "scroll", (event) => peeking && event.target !== peek && hidePeek());
