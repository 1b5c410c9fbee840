// The question box: whole questions are offered while one writes, and things by their name.

const box = document.getElementById("q");
const list = document.createElement("ul");
const PAUSE = 120;
let timer = 0;
let asked = "";
let chosen = -1;

function close() {
  list.hidden = true;
  chosen = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function choose(step) {
  const options = [...list.children];
  chosen = (chosen + step + options.length + 1) % (options.length + 1);
  options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
  if (chosen === options.length) {
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
  } else {
    box.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }
}

function option(found, n, words) {
  const item = document.createElement("li");
  item.id = `q-option-${n}`;
  item.role = "option";
  item.dataset.url = found.url;
  for (const [name, text] of [["what", found.label], ["other", found.matched], ["other", found.of], ["tag", words[found.type]]]) {
    if (!text) continue;
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    item.append(part);
  }
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    location.assign(found.url);
  });
  return item;
}

async function told(address, asking) {
  const reply = await fetch(`${address}?${new URLSearchParams(asking)}`);
  return reply.ok ? reply.json() : null;
}

function asQuestion(text) {
  return { type: "question", label: text, url: `${box.form.action}?${new URLSearchParams({ q: text })}` };
}

async function offer() {
  const q = box.value.trim();
  if (q === asked) return;
  asked = q;
  if (!q) return close();
  const [questions, things] = await Promise.all([
    told(box.dataset.questions, { q }),
    told(box.dataset.search, { q, format: "json", limit: "3" }),
  ]);
  if (!questions || !things || q !== asked) return;
  const words = JSON.parse(box.dataset.words);
  const found = [...questions.slice(0, 4).map(asQuestion), ...things.results.slice(0, 8)];
  list.replaceChildren(...found.map((one, n) => option(one, n, words)));
  chosen = -1;
  list.hidden = found.length === 0;
  box.setAttribute("aria-expanded", String(found.length > 0));
}

function typed(event) {
  if (list.hidden) return;
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown") choose(1);
  else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length : -1);
  else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
  else return;
  event.preventDefault();
}

list.id = "q-list";
list.role = "listbox";
list.className = "offered";
list.ariaLabel = box.labels[0].textContent;
list.hidden = true;
box.after(list);
box.role = "combobox";
for (const [name, value] of [["expanded", "false"], ["autocomplete", "list"], ["controls", list.id]]) {
  box.setAttribute(`aria-${name}`, value);
}
box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(offer, PAUSE);
});
box.addEventListener("keydown", typed);
box.addEventListener("blur", close);
