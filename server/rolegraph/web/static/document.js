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
