# What the scripts need on a machine: sourced by them, never run. On Debian and its relatives root gets it installed;
# everybody else is told what to type.

# Oldest Node.js that the browser tests' driver runs on.
NODE_AT_LEAST=20

# Prints a heading with the seconds since the script began.
step() {
  printf '\n== %s  [%ss]\n' "$*" "$SECONDS"
}

# Says what is wrong and what to do, and ends the script.
fail() {
  printf '\nstairway: %s\n' "$*" >&2
  exit 1
}

have() {
  command -v "$1" >/dev/null 2>&1
}

# rustup's folder is not on the path of every shell that is no login shell.
if ! have cargo && [[ -x "${CARGO_HOME:-${HOME:-/root}/.cargo}/bin/cargo" ]]; then
  PATH="${CARGO_HOME:-${HOME:-/root}/.cargo}/bin:$PATH"
fi

# Where cargo puts the programs of the profile `ci`, as an absolute path.
ci_folder() {
  local target="${CARGO_TARGET_DIR:-target}"
  [[ "$target" == /* ]] || target="$PWD/$target"
  printf '%s/ci' "$target"
}

# Any PostgreSQL whose binaries the store's tests can start for themselves.
have_postgres() {
  [[ -n "${STAIRWAY_TEST_POSTGRES:-}" ]] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

have_noto() {
  compgen -G '/usr/share/fonts/truetype/noto/NotoSans-Regular.*' >/dev/null
}

# Prints the Debian packages that are missing for what is asked: `build`, `postgres`, `node`, `browser`.
missing_packages() {
  local what
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
  for what in "$@"; do
    case "$what" in
      build) have cc || echo gcc libc6-dev ;;
      postgres) have_postgres || echo postgresql ;;
      node)
        have node || echo nodejs
        have npm || echo npm
        ;;
      browser)
        have chromium || echo chromium
        have_noto || echo fonts-noto-core
        ;;
      *) fail "needs.sh knows no «$what»" ;;
    esac
  done
}

# Makes sure that what is asked is there.
needs() {
  have cargo || fail "Rust is missing. Install version 1.90 or newer from https://rustup.rs and open a new shell."
  local list
  list=$(missing_packages "$@" | tr '\n' ' ')
  list=${list% }
  if [[ -n "$list" ]]; then
    have apt-get || fail "missing: $list (the names of Debian's packages). Install what your system calls them and run this again."
    if [[ $(id -u) -ne 0 ]]; then
      fail "missing: $list. Type
  sudo apt-get update && sudo apt-get install --no-install-recommends $list
and run this again."
    fi
    step "installing: $list"
    apt-get update
    # The list is words on purpose.
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $list
  fi
  if [[ " $* " == *" node "* ]]; then
    local version
    version=$(node --version)
    version=${version#v}
    [[ ${version%%.*} -ge $NODE_AT_LEAST ]] \
      || fail "Node.js $version is too old; the browser tests need $NODE_AT_LEAST or newer. Debian 13 has it; for older systems see https://nodejs.org"
  fi
}
