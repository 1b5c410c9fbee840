// The SPARQL editor's parts, for static/editor.js.
export { autocompletion, snippetCompletion } from "@codemirror/autocomplete";
export { indentWithTab } from "@codemirror/commands";
export { syntaxHighlighting, syntaxTree } from "@codemirror/language";
export { lintGutter, setDiagnostics } from "@codemirror/lint";
export { EditorView, keymap } from "@codemirror/view";
export { classHighlighter } from "@lezer/highlight";
export { basicSetup } from "codemirror";
export { sparql } from "codemirror-lang-sparql";
