// A document: an address with #char=start,end leads to any place (RFC 5147), also one that no
// statement begins at; the text between two offsets is then marked.

const text = document.getElementById("text");

// The nth code point of the text as a place in a text node. Repairs put in are no part of the text.
function place(offset) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("ins") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = [...node.data];
    if (left < points.length) return [node, points.slice(0, left).join("").length];
    left -= points.length;
  }
  return null;
}

function lead() {
  const span = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!span || !window.Highlight) return;
  const [start, end] = [place(Number(span[1])), place(Number(span[2]))];
  if (!start || !end) return;
  const range = new Range();
  range.setStart(...start);
  range.setEnd(...end);
  CSS.highlights.set("here", new Highlight(range));
  const box = range.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 3 });
}

addEventListener("hashchange", lead);
lead();

// What the text under the pointer states, or under the finger: a first tap shows it, a second opens it.
const card = document.getElementById("says");
const statements = document.getElementById("statements").children;
let shown = null;
let going;

function show(mark) {
  clearTimeout(going);
  if (mark === shown) return;
  shown = mark;
  const list = document.createElement("ul");
  list.className = "plain";
  list.append(...mark.dataset.says.split(" ").map((n) => statements[n].cloneNode(true)));
  card.replaceChildren(list);
  card.hidden = false;
  put();
}

// The card stands by its mark and covers none of its lines, also while the page is scrolled.
function put() {
  if (!shown) return;
  const [mark, own] = [shown.getBoundingClientRect(), card.getBoundingClientRect()];
  const below = mark.bottom + own.height + 8 < innerHeight;
  card.style.top = `${below ? mark.bottom + 4 : Math.max(4, mark.top - own.height - 4)}px`;
  const left = shown.getClientRects()[0].left;
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 16))}px`;
}

function hide() {
  card.hidden = true;
  shown = null;
}

const marked = (event) => event.target.closest?.("#text a.m");
text.addEventListener("pointerover", (event) => {
  if (event.pointerType === "mouse" && marked(event)) show(marked(event));
});
text.addEventListener("focusin", (event) => {
  if (marked(event)?.matches(":focus-visible")) show(marked(event));
});
text.addEventListener("click", (event) => {
  const mark = marked(event);
  if (!mark || event.pointerType !== "touch" || mark === shown) return;
  event.preventDefault();
  show(mark);
});
addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  if (card.contains(event.target)) clearTimeout(going);
  else if (!marked(event) && shown) going = setTimeout(hide, 250);
});
addEventListener("pointerdown", (event) => {
  if (!card.contains(event.target) && !marked(event)) hide();
});
addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("scroll", put, { passive: true });
