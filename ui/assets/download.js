// A file that the server made is saved. The value is JSON and is never drawn.

watch("value", () => {
  if (!props.value) return;
  const { name, type, text } = JSON.parse(props.value);
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
});
