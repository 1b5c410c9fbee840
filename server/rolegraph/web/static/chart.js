// The organisation chart: positions as boxes, lines up as the documents have them. The server says on
// which line each position hangs (chart.json); here they are laid out, drawn, folded and searched.

import { arranged, bounds, BOX, path, wrapped } from "./chart-layout.js";
import { savePng, saveSvg } from "./chart-picture.js";

const SVG = "http://www.w3.org/2000/svg";
// So many boxes are open at first; more are a click away.
const AT_FIRST = 40;

const frame = document.getElementById("chart");
const tools = document.getElementById("chart-tools");
const status = document.getElementById("chart-status");
const words = JSON.parse(frame.dataset.words);
const tags = [document.documentElement.lang, "zh-Hans", "zh-Hant", "en"];
const { nodes, lines } = await (await fetch(frame.dataset.url)).json();

const known = new Map(nodes.map((node) => [node.id, { ...node, name: name(node.label), below: [], lines: [] }]));
for (const node of known.values()) known.get(node.parent)?.below.push(node);
for (const line of lines) known.get(line.from).lines.push(line);
const joined = new Set(lines.flatMap((line) => [line.from, line.to]));
const tops = [...known.values()].filter((node) => joined.has(node.id) && !node.parent);

const state = { way: innerWidth < 700 ? "right" : "down", zoom: 1, found: [], hidden: new Set(), at: tops[0] };
const svg = make("svg", { role: "tree", "aria-label": frame.dataset.label });
let boxes = [];

function name(label) {
  const tag = tags.find((one) => label[one]);
  return tag ? label[tag] : "";
}

function make(tag, attributes = {}, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

// --- What is open

function openAtFirst() {
  let room = AT_FIRST - tops.length;
  for (let level = tops; level.length; level = level.flatMap((node) => (node.open ? node.below : []))) {
    for (const node of level) {
      node.open = room >= node.below.length;
      if (node.open) room -= node.below.length;
    }
  }
}

function openAll(open) {
  for (const node of known.values()) node.open = open;
  draw();
  show(state.at);
}

function fold(node, open = !node.open) {
  node.open = open;
  draw();
}

function reveal(node) {
  for (let up = known.get(node.parent); up; up = known.get(up.parent)) up.open = true;
}

// The box that is shown for a position: its own, or the closed one that it is under.
function shown(id) {
  const own = known.get(id);
  let stands = own;
  for (let up = known.get(own.parent); up; up = known.get(up.parent)) if (!up.open) stands = up;
  return stands;
}

// --- Drawing

function said(line) {
  const upper = known.get(line.to).name;
  const circle = line.circular ? `, ${words.circle}` : "";
  return `${words.kinds[line.kind]}: ${upper} (${words.bases[line.basis]}${circle})`;
}

function drawnLine(line) {
  const [lower, upper] = [shown(line.from), shown(line.to)];
  const folded = lower.id !== line.from || upper.id !== line.to;
  if (state.hidden.has(line.kind) || (folded && (line.hangs || lower === upper))) return [];
  const d = path(lower, upper, line.hangs, state.way);
  const [place] = line.evidence;
  const title = `${known.get(line.from).name} → ${said(line)}${place ? `\n「${place.quote}」` : ""}`;
  const looks = `line ${line.kind} ${line.basis}${line.circular ? " circular" : ""}`;
  return [make("a", { ...(place && { href: place.url }), tabindex: -1 }, make("title", {}, title),
    make("path", { d, class: "reach" }), make("path", { d, class: looks, [line.hangs ? "marker-start" : "marker-end"]: `url(#${line.hangs ? "start" : "end"}-${line.kind})` }))];
}

function drawnBox(node) {
  const rows = wrapped(node.name);
  const unit = rows.length > 1 ? "" : name(node.unit);
  const first = BOX.height / 2 + (rows.length > 1 || unit ? -4 : 5);
  const inside = rows.map((row, n) => make("text", { x: BOX.width / 2, y: first + 18 * n }, row));
  if (unit) inside.push(make("text", { x: BOX.width / 2, y: first + 18, class: "unit" }, wrapped(unit)[0]));
  const item = make("g", {
    role: "treeitem", tabindex: node === state.at ? 0 : -1, transform: `translate(${node.x} ${node.y})`,
    "aria-level": node.depth, "aria-label": [node.name, ...node.lines.map(said)].join("; "),
    class: `box${node.defined ? "" : " named"}${state.found.includes(node) ? " found" : ""}`,
  }, make("a", { href: node.url, tabindex: -1 }, make("title", {}, node.name),
    make("rect", { width: BOX.width, height: BOX.height, rx: 7 }), ...inside));
  if (node.below.length) {
    item.setAttribute("aria-expanded", Boolean(node.open));
    const [x, y] = state.way === "down" ? [BOX.width / 2, BOX.height + 11] : [BOX.width + 11, BOX.height / 2];
    const knob = make("g", { class: "fold", transform: `translate(${x} ${y})` },
      make("circle", { r: 11 }), make("text", { y: 4 }, node.open ? "–" : String(node.below.length)));
    knob.addEventListener("click", () => { state.at = node; fold(node); });
    item.append(knob);
  }
  node.item = item;
  return item;
}

function markers() {
  // A line of the tree has its mark where it leaves the lower box, as the upper box has a knob there.
  const at = (end, refX, kind, shape, d) => make("marker", { id: `${end}-${kind}`, class: kind, viewBox: "0 0 12 12",
    refX, refY: 6, markerWidth: 9, markerHeight: 9, orient: "auto" }, make("path", { d, class: shape }));
  const both = (...mark) => [at("start", -2, ...mark), at("end", 11, ...mark)];
  return make("defs", {}, ...both("functional", "open", "M1 6L6 2L11 6L6 10Z"),
    ...both("informs", "line", "M2 1L11 6L2 11"), ...both("assists", "open", "M11 6A4 4 0 1 1 11 5.9Z"));
}

function draw() {
  if (shown(state.at.id) !== state.at) state.at = shown(state.at.id);
  const held = svg.contains(document.activeElement);
  boxes = arranged(tops, state.way);
  const { left, top, width, height } = bounds(boxes);
  svg.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
  svg.setAttribute("width", width * state.zoom);
  svg.setAttribute("height", height * state.zoom);
  // Lines of the tree below, those across it above, so that these can be told from them.
  const ordered = [...lines].sort((a, b) => b.hangs - a.hangs);
  svg.replaceChildren(markers(), make("g", { "aria-hidden": true }, ...ordered.flatMap(drawnLine)), ...boxes.map(drawnBox));
  if (held) state.at.item.focus();
}

function show(node) {
  const [view, box] = [frame.getBoundingClientRect(), node.item.getBoundingClientRect()];
  frame.scrollBy(box.left + box.width / 2 - view.left - view.width / 2, box.top + box.height / 2 - view.top - view.height / 2);
}

// --- Keys: the arrows of a tree

const keys = {
  ArrowDown: () => boxes[boxes.indexOf(state.at) + 1],
  ArrowUp: () => boxes[boxes.indexOf(state.at) - 1],
  Home: () => boxes[0],
  End: () => boxes.at(-1),
  ArrowRight: () => (state.at.open ? state.at.below[0] : void (state.at.below.length && fold(state.at, true))),
  ArrowLeft: () => (state.at.open && state.at.below.length ? void fold(state.at, false) : known.get(state.at.parent)),
  Enter: () => void location.assign(state.at.url),
  " ": () => void (state.at.below.length && fold(state.at)),
};

function move(node) {
  if (!node) return;
  state.at.item.setAttribute("tabindex", -1);
  state.at = node;
  node.item.setAttribute("tabindex", 0);
  node.item.focus({ preventScroll: true });
  show(node);
}

svg.addEventListener("keydown", (event) => {
  if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move(keys[event.key]());
});

// --- Search, and the other tools

function search(text) {
  const wanted = text.trim().toLowerCase();
  const has = (node) => [...Object.values(node.label), ...node.aliases].some((one) => one.toLowerCase().includes(wanted));
  state.found = wanted ? [...known.values()].filter((node) => joined.has(node.id) && has(node)) : [];
  state.found.forEach(reveal);
  if (state.found.length) [state.at] = state.found;
  draw();
  if (state.found.length) show(state.at);
  status.textContent = wanted ? words.found.replace("0", state.found.length) : "";
}

function next() {
  if (!state.found.length) return;
  state.at = state.found[(state.found.indexOf(state.at) + 1) % state.found.length];
  draw();
  show(state.at);
}

const acts = {
  open: () => openAll(true),
  close: () => openAll(false),
  turn: () => { state.way = state.way === "down" ? "right" : "down"; draw(); show(state.at); },
  larger: () => { state.zoom = Math.min(2, state.zoom * 1.25); draw(); },
  smaller: () => { state.zoom = Math.max(0.1, state.zoom / 1.25); draw(); },
  svg: () => saveSvg(svg, frame.dataset.name),
  png: () => savePng(svg, frame.dataset.name),
};
tools.addEventListener("click", (event) => acts[event.target.closest("button")?.value]?.());
frame.parentElement.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox") return;
  state.hidden[target.checked ? "delete" : "add"](target.value);
  draw();
});
const box = document.getElementById("chart-search");
box.addEventListener("input", () => search(box.value));
box.addEventListener("keydown", (event) => { if (event.key === "Enter") next(); });

openAtFirst();
draw();
// The chart takes the room that was kept for it: what stands below stays where it is.
frame.style.height = `${frame.offsetHeight}px`;
frame.replaceChildren(svg);
show(tops[0]);
// Nothing can be pressed before it does something.
for (const controls of frame.parentElement.querySelectorAll("fieldset")) controls.disabled = false;
