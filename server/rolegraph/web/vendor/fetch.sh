#!/usr/bin/env bash
# Fetch what pages use of others from the npm registry, as locked, and bundle it into a folder:
#
#   fetch.sh PYTHON FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. "$here/node.sh"

cp "$here"/*.js "$here"/*.json "$work"
cd "$work"
"${npm[@]}" ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-timeout=20000 --fetch-retries=1 >/dev/null
"$node" bundle.js "$folder"
