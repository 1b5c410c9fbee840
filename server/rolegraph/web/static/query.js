// A query's form: names are suggested while one writes; a name of several things is offered by its IRI.

const PAUSE = 150;

for (const input of document.querySelectorAll("input[data-values]")) {
  let timer = 0;
  const suggest = async () => {
    const q = input.value.trim();
    const reply = await fetch(`${input.dataset.values}?${new URLSearchParams({ q })}`);
    if (!reply.ok || q !== input.value.trim()) return;
    const found = await reply.json();
    const alike = (label) => found.filter((one) => one.label === label).length;
    input.list.replaceChildren(...found.map((one) => (alike(one.label) > 1 ? new Option(one.label, one.id) : new Option("", one.label))));
  };
  input.addEventListener("focus", suggest, { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
}
