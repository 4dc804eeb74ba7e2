// From a citation to its sentence: by a click, by Enter, or by the address of the page, whose fragment names article and
// sentence. Escape leads back.

let wanted = null; // {hash, link, within the article} that the server has been asked for

function reveal(sentence, link) {
  follow(link, sentence);
  history.replaceState(history.state, "", `#${sentence.id}`);
  if (narrow.matches) {
    show("article");
    left = link;
  }
  sentence.focus({ preventScroll: true });
  scrollInto(panel, sentence);
  const name = !link ? "The sentence of the link" : cites(link) ? link.dataset.name : "The closest passage";
  say(`${name}, shown in the article: ${sentence.textContent}`);
}

on(document, "click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !SENTENCE.test(link.hash) || !link.closest("#chat, #article")) return;
  event.preventDefault();
  hidePeek();
  const within = Boolean(link.closest("#article"));
  const sentence = within ? null : target(link);
  if (sentence) return reveal(sentence, link);
  wanted = { hash: link.hash, link, within };
  trigger("missing", { target_id: link.hash.slice(1) });
});

// From the sentence back to the chip that led to it, or to the first that cites it.
function back(sentence) {
  const chip = current?.isConnected && current.hash === `#${sentence.id}` ? current : usesOf(sentence)[0];
  if (chip) goTo(chip);
}

function goTo(chip) {
  if (narrow.matches) show("chat");
  left = null;
  scrollInto(chatBox(), chip);
  chip.focus({ preventScroll: true });
}

on(element, "keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.(".sentence")) back(event.target);
});

// An address that names a sentence opens there.
function openAddress() {
  if (!SENTENCE.test(location.hash)) return;
  wanted = { hash: location.hash, link: null, within: false };
  if (!arrive()) trigger("linked", { target_id: location.hash.slice(1) });
}

// Whether what was asked for is there, and now in view.
function arrive() {
  if (!wanted) return false;
  const { hash, link, within } = wanted;
  if (within) {
    if (!element.querySelector(hash)) return false;
    wanted = null; // "Show the next part" of a long article: nothing is cited
    follow(null, null);
    panel.scrollTo({ top: 0 });
    return true;
  }
  const sentence = link ? target(link) : find(hash);
  if (!sentence) return false;
  wanted = null;
  reveal(sentence, link);
  return true;
}

let drawnBefore = false;
watch("value", () => {
  status.textContent = "";
  const first = !drawnBefore;
  drawnBefore = true;
  if (first && SENTENCE.test(location.hash)) {
    mark();
    openAddress();
    return;
  }
  if (arrive()) return;
  const waits = wanted && !element.querySelector(`.notice, [id^="${wanted.hash.slice(1, 20)}"]`);
  if (waits) return; // another link was followed before this one's article came
  if (wanted && narrow.matches) show("article"); // what went wrong stands there
  wanted = null;
  follow(null, null);
  panel.scrollTo({ top: 0 });
});
on(window, "hashchange", openAddress);
