#!/bin/sh
# The tests start a real PostgreSQL of their own: install it where it is missing and can be had.
set -eu
if command -v initdb >/dev/null 2>&1; then exit 0; fi
for initdb in /usr/lib/postgresql/*/bin/initdb; do
    if [ -x "$initdb" ]; then exit 0; fi
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need PostgreSQL. Install it so that 'initdb' is on the path, then run this again." >&2
    exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "PostgreSQL is missing. As root: apt-get install postgresql" >&2; exit 1; }
    as_root="sudo"
fi
$as_root apt-get update -qq
# The tests make clusters of their own; the package's default one is neither needed nor started.
$as_root mkdir -p /etc/postgresql-common/createcluster.d
echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.d/parallax.conf >/dev/null
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends postgresql
