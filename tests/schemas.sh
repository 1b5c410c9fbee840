#!/usr/bin/env bash
# Fetch the schemas of SARIF (from npm) and of JUnit (from pytest's sources on PyPI) into a folder:
#
#   schemas.sh PYTHON FOLDER
#
# Both packages are under the MIT licence; nothing of them is kept in the repository.
set -euo pipefail
here=$(cd "$(dirname "$0")/../server/rolegraph/web/vendor" && pwd)
python=$(realpath --no-symlinks "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/node.sh"

cd "$work"
"${npm[@]}" pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary pytest pytest==9.2.0
tar xzOf microsoft-jest-sarif-*.tgz package/lib/schemas/sarif-2.1.0-rtm.5.json > sarif.json
tar xzOf pytest-*.tar.gz pytest-9.2.0/testing/example_scripts/junit-10.xsd > junit.xsd
sha256sum --check --quiet <<'SUMS'
2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8  sarif.json
a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6  junit.xsd
SUMS
mv sarif.json junit.xsd "$folder"
