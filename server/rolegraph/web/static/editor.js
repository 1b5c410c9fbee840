// The SPARQL editor: completion from the terms and prefixes of this release, errors where they stand,
// answers as a table below. Without this script the form sends the query itself.

import {
  autocompletion, basicSetup, classHighlighter, EditorView, indentWithTab, keymap, lintGutter, setDiagnostics,
  sparql, syntaxHighlighting,
} from "./vendor/codemirror.js";

const form = document.getElementById("editor");
const area = document.getElementById("query");
const told = document.getElementById("told");
const answer = document.getElementById("answer");
const { prefixes, terms, base } = await (await fetch(form.dataset.terms)).json();
const words = JSON.parse(form.dataset.words);
// A table with more rows than this is no help to a reader; the download has them all.
const ROWS_SHOWN = 1000;
const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX", "FILTER", "OPTIONAL",
  "UNION", "MINUS", "GRAPH", "BIND", "VALUES", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "COUNT",
  "FILTER NOT EXISTS", "FILTER EXISTS", "STRSTARTS", "CONTAINS", "LANG", "STR", "REGEX", "COALESCE"];

// --- Completion

function declare(view, prefix) {
  const iri = prefixes[prefix];
  const declared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(view.state.doc.toString());
  return declared || !iri ? [] : [{ from: 0, insert: `PREFIX ${prefix}: <${iri}>\n` }];
}

function put(text, prefix) {
  return (view, _option, from, to) => {
    const above = declare(view, prefix);
    const shift = above.reduce((sum, change) => sum + change.insert.length, 0);
    view.dispatch({ changes: [...above, { from, to, insert: text }], selection: { anchor: from + shift + text.length } });
  };
}

const TERMS = terms.map((term) => ({
  label: term.name, detail: Object.values(term.label).join(" · "), info: term.comment || undefined,
  type: { class: "class", property: "property", concept: "enum" }[term.sort], sought: `${term.name} ${Object.values(term.label).join(" ")}`.toLowerCase(),
  apply: put(term.name, term.name.split(":")[0]),
}));
const PREFIXES = Object.entries(prefixes).map(([prefix, iri]) => ({
  label: `${prefix}:`, detail: iri, type: "namespace", sought: prefix, apply: put(`${prefix}:`, prefix),
}));
const WORDS = KEYWORDS.map((word) => ({ label: word, type: "keyword", sought: word.toLowerCase() }));

function completions(context) {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) {
    const names = new Set(context.state.doc.toString().match(/[?$]\w+/g));
    names.delete(variable.text);
    return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })) };
  }
  const word = context.matchBefore(/[\p{L}\p{N}_:.-]+/u);
  if (!word && !context.explicit) return null;
  const wanted = (word?.text ?? "").toLowerCase();
  const fits = [...TERMS, ...PREFIXES, ...WORDS].filter((one) => one.sought.includes(wanted));
  const rank = (one) => (one.sought.startsWith(wanted) ? 0 : one.sought.split(/[: ]/).some((part) => part.startsWith(wanted)) ? 1 : 2);
  fits.sort((a, b) => rank(a) - rank(b) || a.label.length - b.label.length);
  return { from: word?.from ?? context.pos, options: fits.slice(0, 60), filter: false };
}

// --- The editor, in a shadow root: its styles then come as constructed sheets, which the policy allows

const host = document.createElement("div");
host.className = "code-editor";
const shadow = host.attachShadow({ mode: "open" });
const sheet = document.createElement("link");
Object.assign(sheet, { rel: "stylesheet", href: form.dataset.style });
const styled = new Promise((done) => sheet.addEventListener("load", done, { once: true }));
shadow.append(sheet);
host.hidden = true;
area.after(host);
await styled;
[area.hidden, host.hidden] = [true, false];

const view = new EditorView({
  doc: area.value,
  parent: shadow,
  root: shadow,
  extensions: [
    keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }, indentWithTab]),
    basicSetup, sparql(), syntaxHighlighting(classHighlighter), lintGutter(), EditorView.lineWrapping,
    autocompletion({ override: [completions] }),
    EditorView.contentAttributes.of({ "aria-label": form.dataset.label, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => { if (update.docChanged) { area.value = text(); check(); } }),
  ],
});
document.querySelector("label[for=query]").addEventListener("click", () => view.focus());

function text() {
  return view.state.doc.toString();
}

// --- Errors where they stand

function mark(problem) {
  const { lines } = view.state.doc;
  const line = problem?.line ? view.state.doc.line(Math.min(problem.line, lines)) : null;
  const from = line ? Math.min(line.from + (problem.column ?? 1) - 1, line.to) : 0;
  const marks = line ? [{ from: Math.min(from, Math.max(line.from, line.to - 1)), to: line.to, severity: "error", message: problem.detail }] : [];
  view.dispatch(setDiagnostics(view.state, marks));
  told.textContent = problem ? problem.detail : "";
  told.hidden = !problem;
}

let asked = 0;
let timer = 0;
function check() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const mine = ++asked;
    const reply = await fetch(form.dataset.check, { method: "POST", body: text(), headers: { "Content-Type": "application/sparql-query", Accept: "application/json" } });
    if (mine === asked) mark(reply.ok ? null : await reply.json());
  }, 400);
}

// --- Answers

function ask(accept, address = form.action) {
  return fetch(address, { method: "POST", body: text(), headers: { "Content-Type": "application/sparql-query", Accept: accept } });
}

function element(tag, content, attributes = {}) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...[content].flat());
  return made;
}

function cell(term) {
  if (!term) return element("td", "");
  const shown = term.value.startsWith(base) ? decodeURIComponent(term.value.slice(base.length)) : short(term.value);
  if (term.type !== "uri") return element("td", term.value, { lang: term["xml:lang"] ?? "" });
  return element("td", term.value.startsWith(base) ? element("a", shown, { href: `/id/${encodeURI(term.value.slice(base.length))}` }) : element("code", shown, { title: term.value }));
}

function short(iri) {
  const [prefix, start] = Object.entries(prefixes).find(([, one]) => iri.startsWith(one)) ?? [];
  return prefix ? `${prefix}:${iri.slice(start.length)}` : iri;
}

function table({ head, results, boolean }) {
  if (boolean !== undefined) return [element("p", element("strong", String(boolean)))];
  const rows = results.bindings.slice(0, ROWS_SHOWN).map((row) => element("tr", head.vars.map((name) => cell(row[name]))));
  const heads = head.vars.map((name) => element("th", name, { scope: "col" }));
  const whole = element("table", [element("thead", element("tr", heads)), element("tbody", rows)]);
  const count = element("p", `${results.bindings.length} ${words.rows}`, { className: "small other" });
  const scroll = element("div", whole, { className: "scroll", tabIndex: 0, ariaLabel: words.rows });
  scroll.setAttribute("role", "region");
  return [count, scroll];
}

async function run() {
  answer.setAttribute("aria-busy", "true");
  const reply = await ask("application/sparql-results+json, text/turtle;q=0.8, application/problem+json;q=0.1");
  const type = reply.headers.get("Content-Type") ?? "";
  if (!reply.ok) mark(await reply.json());
  else mark(null);
  if (!reply.ok) answer.replaceChildren();
  else if (type.includes("json")) answer.replaceChildren(...table(await reply.json()));
  else answer.replaceChildren(element("pre", await reply.text()));
  answer.removeAttribute("aria-busy");
}

async function download() {
  const kind = form.elements.format.value;
  const reply = await ask("*/*", `${form.action}?format=${kind}`);
  if (!reply.ok) { mark(await reply.json()); return; }
  const link = element("a", "", { href: URL.createObjectURL(await reply.blob()), download: `answer.${kind}` });
  link.click();
  URL.revokeObjectURL(link.href);
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
const save = document.getElementById("download");
save.hidden = false;
save.addEventListener("click", download);

// --- Examples

const examples = document.getElementById("examples");
examples.addEventListener("submit", async (event) => {
  event.preventDefault();
  const query = await (await fetch(`/q/${examples.elements.example.value}.rq`)).text();
  // What a query says of itself would fill the editor.
  const insert = query.replace(/^#\+.*\n/gm, "");
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: 0 } });
  view.focus();
  run();
});
form.dataset.ready = "true";
