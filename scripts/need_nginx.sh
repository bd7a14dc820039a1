#!/bin/sh
# The tests put the shipped nginx.conf to work: install nginx where it is missing and can be had.
set -eu
if command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need nginx. Install it so that 'nginx' is on the path, then run this again." >&2
    exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "nginx is missing. As root: apt-get install nginx-light" >&2; exit 1; }
    as_root="sudo"
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends nginx-light openssl
