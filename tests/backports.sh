#!/bin/sh
# Put the LibreOffice of Debian's backports beside the system's own, which stays as it is: sh tests/backports.sh FOLDER
# The packages are unpacked into FOLDER and run from there; nothing is installed. Repeatable; says why where it cannot.
set -u
folder=$1
program=$folder/usr/lib/libreoffice/program
ready=$folder/.ready
[ -f "$ready" ] && { echo "Here already: $(cat "$ready")"; exit 0; }
release=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")
[ -n "$release" ] && command -v apt-get >/dev/null 2>&1 || { echo "Not Debian: no backports to take LibreOffice from"; exit 1; }

rm -rf "$folder"
mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial" || exit 1
folder=$(cd "$folder" && pwd) && program=$folder/usr/lib/libreoffice/program && ready=$folder/.ready
key=/usr/share/keyrings/debian-archive-keyring.gpg
cat >"$folder/apt/sources.list" <<LIST
deb [signed-by=$key] http://deb.debian.org/debian $release main
deb [signed-by=$key] http://deb.debian.org/debian-security $release-security main
deb [signed-by=$key] http://deb.debian.org/debian $release-backports main
LIST
# Lists, cache and sources of its own: apt asks them what is missing, and only downloads.
apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" "$@"
}
echo "Fetching LibreOffice from $release-backports (about 75 MB)"
said=$(apt update 2>&1 && apt install -y --no-install-recommends --download-only -t "$release-backports" \
  libreoffice-writer python3-uno 2>&1) || { echo "Could not fetch it:"; echo "$said" | tail -n 3; exit 1; }
ls "$folder"/apt/cache/archives/libreoffice-core_*.deb >/dev/null 2>&1 || { echo "$release-backports serve no other LibreOffice than the system's"; exit 1; }
for package in "$folder"/apt/cache/archives/*.deb; do dpkg-deb -x "$package" "$folder" || exit 1; done
rm -rf "$folder/apt"

# What the packages point to by absolute names lies in the folder; main.xcd is put in its place by an install script.
find "$folder" -type l -lname '/*' | while read -r link; do
  target=$folder$(readlink "$link")
  [ -e "$target" ] && ln -sfn "$target" "$link"
done
ln -sfn ../.registry/main.xcd "$folder/usr/lib/libreoffice/share/registry/main.xcd"
sed -i "s#/usr/lib/libreoffice#$folder/usr/lib/libreoffice#g; s#/etc/libreoffice#$folder/etc/libreoffice#g" \
  "$program/fundamentalrc" "$program/sofficerc" "$folder/usr/lib/python3/dist-packages/uno.py"
libraries=$program:$(dirname "$(find "$folder/usr/lib" -maxdepth 2 -name 'libuno_sal.so.3' ! -path '*/program/*' | head -n 1)")
version=$(HOME=$folder LD_LIBRARY_PATH=$libraries timeout 60 "$program/soffice.bin" --version </dev/null 2>&1) \
  || { echo "It does not start here: $version"; exit 1; }
echo "$version" | sed 's/^LibreOffice \([0-9]*\.[0-9]*\).*/\1/' >"$ready"
echo "LibreOffice $(cat "$ready") is ready beside the system's"
