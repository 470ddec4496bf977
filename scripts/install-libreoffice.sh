#!/usr/bin/env bash
# Install what turns documents into PDF and measures the pages: LibreOffice Writer without a desktop, poppler,
# and stand-ins for the fonts of official documents (Noto CJK, AR PL UKai, Fandol).
# For Debian and Ubuntu. May be run again at any time; ends at once when everything is there.
set -euo pipefail

FONT_FOLDER=/usr/share/fonts/opentype/fandol
FANDOL=(FandolFang-Regular FandolKai-Regular FandolHei-Regular FandolSong-Regular)
FAMILIES=("FandolFang" "FandolKai" "Noto Sans CJK SC" "Noto Serif CJK SC" "AR PL UKai CN")
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else
        echo "Root rights are needed to install packages: run this as root, or install sudo." >&2
        return 1
    fi
}

installed() {
    dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# The desktop edition does the same work; installing the one without a desktop would take it away.
writer_package() {
    if installed libreoffice-writer; then echo libreoffice-writer; else echo libreoffice-writer-nogui; fi
}

missing_packages() {
    local package
    for package in "$(writer_package)" poppler-utils fontconfig fonts-noto-cjk fonts-arphic-ukai; do
        installed "$package" || echo "$package"
    done
}

missing_fandol() {
    local name
    for name in "${FANDOL[@]}"; do
        [ -s "$FONT_FOLDER/$name.otf" ] || echo "$name"
    done
}

install_packages() {
    [ "$#" -gt 0 ] || return 0
    echo "Installing: $*"
    as_root apt-get -o Acquire::Retries=3 install -y --no-install-recommends "$@"
}

# Fandol is packaged only inside a TeX collection of some 400 MB with its needs; the fonts are 20 MB of it.
install_fandol() (
    [ -n "$(missing_fandol)" ] || exit 0
    echo "Installing the Fandol fonts to $FONT_FOLDER"
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    chmod 755 "$folder"
    cd "$folder"
    apt-get -q -o Acquire::Retries=3 -o APT::Sandbox::User=root download texlive-lang-chinese
    dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | tar --extract --wildcards '*/fandol/Fandol[FKSH]*.otf'
    as_root install -d -m 755 "$FONT_FOLDER"
    find . -name 'Fandol*.otf' -print0 | as_root xargs -0 install -m 644 -t "$FONT_FOLDER"
    as_root fc-cache "$FONT_FOLDER"
)

verify() {
    local problems=0 family font_list
    soffice --version >/dev/null 2>&1 || { echo "LibreOffice (soffice) does not run." >&2; problems=1; }
    pdftoppm -v >/dev/null 2>&1 || { echo "poppler (pdftoppm) does not run." >&2; problems=1; }
    font_list=$(fc-list : family 2>/dev/null || true)
    for family in "${FAMILIES[@]}"; do
        [[ "$font_list" == *"$family"* ]] || { echo "The font $family is missing." >&2; problems=1; }
    done
    return "$problems"
}

main() {
    local packages
    command -v apt-get >/dev/null || { echo "This script is for Debian and Ubuntu (apt-get was not found)." >&2; exit 1; }
    mapfile -t packages < <(missing_packages)
    if [ "${#packages[@]}" -gt 0 ] || [ -n "$(missing_fandol)" ]; then
        as_root apt-get -o Acquire::Retries=3 update
        install_packages "${packages[@]}"
        install_fandol
    fi
    verify
    echo "Ready: $(soffice --version | head -n 1)"
}

main "$@"
