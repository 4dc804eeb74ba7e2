// The two menus below the question box: earlier conversations of this browser, and exports.

const earlier = element.querySelector("#earlier");
const exports = element.querySelector("#exports");
const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function button(text, act, properties = {}) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, ...properties });
  made.addEventListener("click", act);
  return made;
}

function rowOf(kept, isOpen) {
  const row = document.createElement("li");
  const open = button(kept.title, () => {
    earlier.hidePopover();
    send("article-chat-open", { key: kept.key });
  });
  open.className = "open";
  if (isOpen) open.setAttribute("aria-current", "true");
  const when = document.createElement("span");
  when.textContent = new Date(kept.when).toLocaleString();
  open.append(when);
  const remove = button("Delete", () => {
    send("article-chat-forget", { key: kept.key });
    list();
    (earlier.querySelector("button") ?? earlier).focus();
  });
  remove.setAttribute("aria-label", `Delete “${kept.title}”`);
  row.append(open, remove);
  return row;
}

function list() {
  send("article-chat-list", {
    take: (all, own) => {
      const note = document.createElement("p");
      note.textContent = all.length
        ? "Kept in this browser only."
        : "None yet. Conversations are kept in this browser only, and only here can they be deleted.";
      const rows = document.createElement("ul");
      rows.append(...all.map((kept) => rowOf(kept, kept.key === own)));
      earlier.replaceChildren(rows, note);
      if (all.length > 1) {
        const clear = () => {
          for (const kept of all) send("article-chat-forget", { key: kept.key });
          list();
          earlier.focus();
        };
        earlier.append(button("Delete all", clear, { className: "all" }));
      }
    },
  });
}

// Above its button, which stands near the foot of the window.
for (const menu of [earlier, exports]) {
  menu.tabIndex = -1;
  menu.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    if (menu === earlier) list();
    const place = element.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
    menu.style.bottom = `${window.innerHeight - place.top + 6}px`;
    menu.style.left = `${Math.max(8, Math.min(place.left, window.innerWidth - 400))}px`;
  });
}

exports.addEventListener("click", (event) => {
  const kind = event.target.closest("[data-kind]")?.dataset.kind;
  if (!kind) return;
  exports.hidePopover();
  trigger("export", { kind });
});
