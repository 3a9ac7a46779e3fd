# Sourced by the benchmarks that stand beside peers: finds or installs the peers and builds both
# sides. POSIX sh.
#
#   begin NAME            sets ROOT, KEPT (kept between runs) and WORK (removed at the end)
#   need_wrk, find_nginx, find_verdaccio, find_devpi, find_osv_scanner
#                         set what could be had: nginx, verdaccio, node, devpi (empty where not)
#   run_bench CLASS WORD…  builds Cordon and the benchmark and runs it
#   run_measure MODULE TEST -DNAME=VALUE…
#                         builds a module and runs a measurement among its tests

# Pinned, so that tables of different days compare. Verdaccio wants a newer Node.js than Debian has.
VERDACCIO=6.10.4
NODE=22.23.3
DEVPI=6.20.3
GUARDDOG=3.2.0
OSV_SCANNER=1.9.2

complain() {
    printf '%s: %s\n  remedy: %s\n' "$BENCH" "$1" "$2" >&2
    exit 2
}

has() { command -v "$1" >/dev/null 2>&1; }

begin() {
    BENCH=$1
    ROOT=$(cd "$(dirname "$0")/.." && pwd -P)
    KEPT=$ROOT/.cordon/bench
    mkdir -p "$KEPT"
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/cordon-bench.XXXXXX")
    trap 'rm -rf "$WORK"' EXIT INT TERM
}

# From Debian, when we may; run level 1 keeps the package from starting a service.
install_from_debian() {
    has apt-get && [ "$(id -u)" = 0 ] || return 1
    printf 'installing %s …\n' "$*" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install -y -qq --no-install-recommends "$@"; } >"$KEPT/apt.log" 2>&1
}

need_wrk() {
    has wrk || install_from_debian wrk || true
    has wrk || complain "wrk is not installed, and nothing can be measured without it" \
        "install the package wrk"
}

find_nginx() {
    nginx=true
    has nginx || install_from_debian nginx-light || true
    has nginx || { nginx=false; echo "skipping nginx: it is not installed (package nginx-light)" >&2; }
}

# Some registries lose dist-tags other than latest, and Verdaccio asks for one of node-fetch.
install_verdaccio() {
    has npm || { echo "npm is not installed" >"$KEPT/npm.log"; return 1; }
    printf 'installing Verdaccio %s …\n' "$VERDACCIO" >&2
    mkdir -p "$KEPT/verdaccio"
    printf '{"private":true,"overrides":{"node-fetch":"2.7.0"}}\n' >"$KEPT/verdaccio/package.json"
    npm install --prefix "$KEPT/verdaccio" --no-audit --no-fund --ignore-scripts \
        "verdaccio@$VERDACCIO" "node-linux-$arch@$NODE" >"$KEPT/npm.log" 2>&1
}

npm_installed() { grep -q "\"version\": \"$2\"" "$peer/$1/package.json" 2>/dev/null; }

find_verdaccio() {
    case $(uname -m) in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
    peer=$KEPT/verdaccio/node_modules
    verdaccio=$peer/verdaccio/bin/verdaccio
    node=$peer/node-linux-$arch/bin/node
    { npm_installed verdaccio "$VERDACCIO" && npm_installed "node-linux-$arch" "$NODE"; } \
        || install_verdaccio || {
        echo "skipping Verdaccio: npm could not install it (see $KEPT/npm.log)" >&2
        verdaccio=
    }
}

install_devpi() {
    printf 'installing devpi-server %s …\n' "$DEVPI" >&2
    { python3 -m venv "$KEPT/devpi" \
        && "$KEPT/devpi/bin/pip" install -q "devpi-server==$DEVPI"; } >"$KEPT/pip.log" 2>&1
}

find_devpi() {
    devpi=$KEPT/devpi/bin
    [ "$("$devpi/devpi-server" --version 2>/dev/null)" = "$DEVPI" ] || install_devpi || {
        echo "skipping devpi: pip could not install it (see $KEPT/pip.log)" >&2
        devpi=
    }
}

find_guarddog() {
    guarddog=$KEPT/guarddog/bin/python
    "$KEPT/guarddog/bin/pip" show guarddog 2>/dev/null | grep -q "^Version: $GUARDDOG" || {
        printf 'installing GuardDog %s …\n' "$GUARDDOG" >&2
        { python3 -m venv "$KEPT/guarddog" \
            && "$KEPT/guarddog/bin/pip" install -q "guarddog==$GUARDDOG"; } >"$KEPT/pip.log" 2>&1
    } || {
        echo "skipping GuardDog: pip could not install it (see $KEPT/pip.log)" >&2
        guarddog=
    }
}

find_osv_scanner() {
    osv=$KEPT/osv-scanner/bin/osv-scanner
    "$osv" --version 2>/dev/null | grep -q " $OSV_SCANNER$" || {
        has go || { echo "skipping OSV-Scanner: go is not installed" >&2; osv=; return; }
        printf 'installing OSV-Scanner %s …\n' "$OSV_SCANNER" >&2
        GOBIN=$KEPT/osv-scanner/bin go install \
            "github.com/google/osv-scanner/cmd/osv-scanner@v$OSV_SCANNER" >"$KEPT/go.log" 2>&1
    } || {
        echo "skipping OSV-Scanner: go could not install it (see $KEPT/go.log)" >&2
        osv=
    }
}

need_jdk() {
    . "$ROOT/bin/find-jdk.sh"
    find_jdk "$ROOT" javac || exit 2
    export JAVA_HOME="$JDK_HOME"
}

# run_measure MODULE TEST -DNAME=VALUE…: a measurement that stands among a module's tests.
run_measure() {
    need_jdk
    module=$1
    test=$2
    shift 2
    mvn -q -B -f "$ROOT/pom.xml" -pl "$module" -am test "-Dtest=$test" \
        -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true "$@"
}

run_bench() {
    need_jdk
    "$ROOT/cordon" --help >/dev/null || complain "Cordon could not be built" "run ./cordon --help"
    printf 'building the benchmark …\n' >&2
    mvn -q -B -f "$ROOT/pom.xml" -Pbench -pl bench -am compile \
        -Dspotless.check.skip=true >"$KEPT/build.log" 2>&1 \
        || complain "the benchmark could not be built" "read $KEPT/build.log"
    classes=$ROOT/bench/target/classes:$ROOT/testkit/target/classes:$ROOT/app/target/cordon/lib/*
    class=$1
    shift
    "$JDK_HOME/bin/java" "-Dcordon.root=$ROOT" -cp "$classes" "$class" "root=$ROOT" "work=$WORK" \
        "verdaccio=${verdaccio:-}" "node=${node:-}" "nginx=${nginx:-false}" "devpi=${devpi:-}" "$@"
}
