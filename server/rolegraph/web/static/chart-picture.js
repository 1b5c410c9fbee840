// A chart as a file: SVG that stands alone, or PNG.

// What the stylesheet gives and a file must hold itself.
const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family",
  "font-weight", "text-anchor"];
// Browsers draw no larger picture.
const LONGEST = 8000;

function alone(svg) {
  const copy = svg.cloneNode(true);
  const [theirs, ours] = [copy.querySelectorAll("*"), svg.querySelectorAll("*")];
  ours.forEach((element, n) => {
    if (element.closest("title")) return;
    const shown = getComputedStyle(element);
    for (const look of LOOKS) theirs[n].setAttribute(look, shown[look]);
    if (theirs[n].localName === "a") theirs[n].setAttribute("href", element.href.baseVal && new URL(element.href.baseVal, location.href));
  });
  const { x, y, width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  const paper = document.createElementNS(svg.namespaceURI, "rect");
  const fill = getComputedStyle(svg.parentElement).backgroundColor;
  for (const [key, value] of Object.entries({ x, y, width, height, fill })) paper.setAttribute(key, value);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function saveSvg(svg, name) {
  save(new Blob([alone(svg)], { type: "image/svg+xml" }), `${name}.svg`);
}

export async function savePng(svg, name) {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(2, LONGEST / Math.max(width, height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone(svg))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
}
