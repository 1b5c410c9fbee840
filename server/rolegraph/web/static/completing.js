// The question box: whole questions for what is typed, as the browser's own list under the box.

const box = document.getElementById("q");
const list = document.getElementById("completions");
let waiting;

async function complete() {
  const typed = box.value.trim();
  if (typed.length < 2 || [...list.options].some((o) => o.value === typed)) return;
  const reply = await fetch(`${list.dataset.url}?q=${encodeURIComponent(typed)}`);
  if (!reply.ok || box.value.trim() !== typed) return;
  const found = await reply.json();
  list.replaceChildren(...found.map((text) => Object.assign(document.createElement("option"), { value: text })));
}

box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(complete, 150);
});
