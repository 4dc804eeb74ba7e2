// An answer with its citations, to the clipboard. Browsers offer the clipboard to safe origins only; elsewhere the old way.

async function copyText(button) {
  const text = button.dataset.text;
  let copied = false;
  try {
    await navigator.clipboard.writeText(text);
    copied = true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    button.after(area);
    area.select();
    copied = document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.dataset.done = copied ? "Copied" : "Not copied";
  said.textContent = copied ? "The answer is copied, with its citations." : "The browser did not let it be copied.";
  setTimeout(() => delete button.dataset.done, 2_000);
}
