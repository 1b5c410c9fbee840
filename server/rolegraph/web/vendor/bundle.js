// Bundle each entry beside this file into the folder that is named, with the licences of what is in it.
//
//   node bundle.js FOLDER
//
// Our own scripts are served as they stand and are no part of this.

import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const entries = ["codemirror.js", "hierarchy.js"];
const folder = process.argv[2];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const { metafile } = await build({
  entryPoints: entries,
  outdir: folder,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});

const packages = new Set(
  Object.keys(metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean),
);
const list = [];
for (const name of [...packages].sort()) {
  const home = join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(home, "package.json")));
  const text = (await readdir(home)).find((file) => /^licen[cs]e/i.test(file));
  if (!text) throw new Error(`${name} ${version} comes without the text of its licence.`);
  const kept = `${name.replace("/", "+")}.txt`;
  await mkdir(join(folder, "licences"), { recursive: true });
  await cp(join(home, text), join(folder, "licences", kept));
  list.push({ name, version, license, text: `licences/${kept}` });
}
await writeFile(join(folder, "packages.json"), `${JSON.stringify(list, null, 1)}\n`);
