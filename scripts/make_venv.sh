#!/bin/sh
# Make or update a virtual environment: make_venv.sh PYTHON FOLDER REQUIREMENTS
set -eu
python=$1 folder=$2 requirements=$3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Parallax needs Python 3.11 or newer; '$python' is older. Try: make PYTHON=python3.11 ..." >&2
    exit 1
fi
if [ ! -x "$folder/bin/python" ] && ! "$python" -m venv "$folder"; then
    echo "'$python -m venv' failed. On Debian and Ubuntu the package python3-venv brings it." >&2
    exit 1
fi
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
