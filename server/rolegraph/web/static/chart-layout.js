// Where the boxes and lines of a chart stand: positions that hang on each other make a tree, laid out
// down or to the right; every other line crosses it.

import { hierarchy, tree } from "./vendor/hierarchy.js";

export const BOX = { width: 168, height: 52 };
// Room for a box beside another, and below it.
const ROOM = { down: [BOX.width + 16, BOX.height + 48], right: [BOX.height + 12, BOX.width + 76] };
const HALF = { width: BOX.width / 2, height: BOX.height / 2 };

// Give every box of an open branch its place, and return the boxes in the order of the tree.
export function arranged(tops, way) {
  const root = hierarchy({ below: tops, open: true }, (node) => (node.open ? node.below : []));
  tree().nodeSize(ROOM[way]).separation((a, b) => (a.parent === b.parent ? 1 : 1.15))(root);
  const boxes = [];
  root.eachBefore((at) => {
    if (at === root) return;
    const along = (at.depth - 1) * ROOM[way][1];
    [at.data.x, at.data.y] = way === "down" ? [at.x, along] : [along, at.x];
    at.data.depth = at.depth;
    boxes.push(at.data);
  });
  return boxes;
}

export function bounds(boxes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of boxes) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + BOX.width), Math.max(bottom, y + BOX.height)];
  }
  return { left: left - 48, top: top - 40, width: right - left + 96, height: bottom - top + 80 };
}

// The path of a line from the lower box to the upper one.
export function path(lower, upper, hangs, way) {
  if (lower === upper) {
    return `M${lower.x + BOX.width} ${lower.y + 14}c36 -30 36 54 0 26`;
  }
  if (!hangs) return across(lower, upper);
  if (way === "down") {
    const middle = upper.y + BOX.height + 32;
    return `M${lower.x + HALF.width} ${lower.y}V${middle}H${upper.x + HALF.width}V${upper.y + BOX.height}`;
  }
  const middle = upper.x + BOX.width + 46;
  return `M${lower.x} ${lower.y + HALF.height}H${middle}V${upper.y + HALF.height}H${upper.x + BOX.width}`;
}

// A bow from edge to edge, bent aside so that it does not lie on the lines of the tree.
function across(lower, upper) {
  const [a, b] = [centre(lower), centre(upper)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy) || 1;
  const bend = Math.min(70, far / 3);
  const middle = { x: (a.x + b.x) / 2 - (dy / far) * bend, y: (a.y + b.y) / 2 + (dx / far) * bend };
  const [from, to] = [edge(a, middle), edge(b, middle)];
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

function centre(box) {
  return { x: box.x + HALF.width, y: box.y + HALF.height };
}

// Where the way from the middle of a box to a point leaves the box.
function edge(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = Math.min(HALF.width / Math.abs(dx || 1e-9), HALF.height / Math.abs(dy || 1e-9), 1);
  return { x: from.x + dx * part, y: from.y + dy * part };
}

// A name on at most two lines of a box; what does not fit is cut, with "…".
export function wrapped(text) {
  const rows = [""];
  for (const part of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []) {
    if (rows.at(-1) && wide(rows.at(-1) + part.trimEnd())) rows.push("");
    rows[rows.length - 1] += part;
  }
  const cut = rows.length > 2 ? [rows[0], `${rows[1]}…`] : rows;
  return cut.map(fitted);
}

function fitted(row) {
  let kept = row;
  while (wide(kept)) kept = `${[...kept].slice(0, -2).join("")}…`;
  return kept;
}

function wide(text) {
  const width = [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 14 : 7.4), 0);
  return width > BOX.width - 16;
}
