#!/bin/sh
# Install Debian packages that are missing; says what it cannot install and goes on.
set -u
missing=""
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && { echo "Here already: $*"; exit 0; }
if ! command -v apt-get >/dev/null 2>&1; then echo "Not Debian; install by hand:$missing"; exit 1; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"
  elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then as_root="sudo"; echo "sudo may ask for your password to install:$missing"
  else echo "May not install packages here; ask an administrator to run: apt-get install -y$missing"; exit 1; fi
fi
echo "Installing:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
# shellcheck disable=SC2086
said=$($as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing 2>&1) \
  || { echo "Could not install:$missing"; echo "$said" | tail -n 3; exit 1; }
echo "Installed:$missing"
