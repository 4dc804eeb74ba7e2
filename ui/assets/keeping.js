// Conversations in this browser, and in no other: localStorage holds them, and this tab's own number is in sessionStorage,
// so that a reload goes on with it. What is read from there goes to the server, which builds the answers anew from its
// articles; nothing of it is drawn as it is, but the first question, as text.

const KEPT = "article-chat-conversation-";
const MOST_KEPT = 20;
const LONGEST_KEPT = 400_000; // characters of one
let own = null; // the key of this tab's conversation
let begun = false;
let adopted = ""; // the conversation that was last restored
let forgotten = ""; // the conversation in view after it was deleted: not to be kept anew until something is asked

// Storage can be full, or closed by the browser's settings: then nothing is kept, and the chat goes on.
function attempt(act, otherwise = null) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

function readKept(key) {
  const found = attempt(() => JSON.parse(localStorage.getItem(key)));
  const whole = found && typeof found.title === "string" && typeof found.conversation === "string";
  return whole && found.conversation.length <= LONGEST_KEPT ? { key, when: Number(found.when) || 0, ...found } : null;
}

// Newest first.
function listKept() {
  const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(KEPT));
  return keys
    .map(readKept)
    .filter(Boolean)
    .sort((one, other) => other.when - one.when);
}

function forget(key) {
  attempt(() => localStorage.removeItem(key));
  if (key !== own) return;
  forgotten = shownConversation();
  setOwn(null);
}

function shownConversation() {
  return element.querySelector(".kept")?.dataset.conversation ?? "";
}

function setOwn(key) {
  own = key;
  attempt(() => (key ? sessionStorage.setItem(KEPT, key) : sessionStorage.removeItem(KEPT)));
}

function keepConversation() {
  const shown = shownConversation();
  if (!begun) return begin();
  if (!shown) {
    if (!element.querySelector(".turn")) setOwn(null); // a new conversation
    return;
  }
  if (shown === forgotten) return;
  // Only now, when it is in view, does this tab go on with what it asked to have restored: had that failed, the next
  // question would be kept in its place.
  const { key } = element.querySelector(".kept").dataset;
  if (key !== undefined && shown !== adopted) {
    adopted = shown;
    setOwn(key || null);
  }
  if (!own) setOwn(`${KEPT}${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  const before = readKept(own);
  if (before?.conversation === shown) return;
  const title = questionOf(element.querySelector(".turn")).slice(0, 120);
  const value = JSON.stringify({ when: Date.now(), title, conversation: shown });
  for (const old of listKept().filter((each) => each.key !== own).slice(MOST_KEPT - 1)) forget(old.key);
  for (;;) {
    if (attempt(() => (localStorage.setItem(own, value), true))) return;
    const oldest = listKept().filter((each) => each.key !== own).at(-1);
    if (!oldest) return;
    forget(oldest.key);
  }
}

// The tab has been opened or reloaded, and its empty state has been drawn.
function begin() {
  begun = true;
  const key = attempt(() => sessionStorage.getItem(KEPT));
  const kept = key && readKept(key);
  if (kept) openKept(kept);
}

function openKept(kept) {
  trigger("restore", { conversation: kept.conversation, key: kept.key });
}

// The menu of earlier conversations asks for these.
document.addEventListener("article-chat-list", (event) => event.detail.take(listKept(), own));
document.addEventListener("article-chat-forget", (event) => forget(event.detail.key));
document.addEventListener("article-chat-open", (event) => {
  const kept = readKept(event.detail.key);
  if (kept) openKept(kept);
});
