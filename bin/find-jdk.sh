# Sourced by ./cordon and ./test: finds a JDK of version 25 or newer. POSIX sh.
#
# find_jdk HERE [javac]
#   HERE   directory that may hold a runtime of its own in runtime/
#   javac  also demand the compiler
#   Sets JDK_HOME and returns 0, or explains on standard error and returns 1.
#
# Looks at CORDON_JAVA (a java program or a JDK directory; if it is set it must fit), then
# JAVA_HOME, the java on the PATH, and the directories where JDKs are usually installed. Versions
# are read from the JDK's `release` file, because starting java to ask costs a fifth of a second.

CORDON_JDK_NEEDED=25

find_jdk() {
    jdk_need_javac=${2:-}
    if [ -n "${CORDON_JAVA:-}" ]; then
        JDK_HOME=$(jdk_home_of "$CORDON_JAVA")
        jdk_fits "$JDK_HOME" && return 0
        jdk_complain "CORDON_JAVA names $CORDON_JAVA, which is not a JDK $CORDON_JDK_NEEDED or newer" \
            "point CORDON_JAVA at a JDK $CORDON_JDK_NEEDED or newer, or unset it"
        return 1
    fi
    for JDK_HOME in "$1/runtime" "${JAVA_HOME:-}" "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        jdk_fits "$JDK_HOME" && return 0
    done
    jdk_complain "no JDK $CORDON_JDK_NEEDED or newer was found$(jdk_found_instead)" \
        "install one (for example the package temurin-25-jdk or openjdk-25-jdk), or set CORDON_JAVA to its directory"
    return 1
}

# The JDK directory of a java program or of a directory.
jdk_home_of() {
    if [ -d "$1" ]; then
        printf '%s\n' "$1"
    else
        jdk_program=$(readlink -f "$1" 2>/dev/null || printf '%s\n' "$1")
        dirname "$(dirname "$jdk_program")"
    fi
}

jdk_on_path() {
    jdk_program=$(command -v java 2>/dev/null) || return 0
    jdk_home_of "$jdk_program"
}

# True when the directory holds a java that is new enough (and a javac where one is needed).
jdk_fits() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
    [ -z "$jdk_need_javac" ] || [ -x "$1/bin/javac" ] || return 1
    jdk_major=$(jdk_version "$1")
    jdk_major=${jdk_major%%[!0-9]*}
    [ -n "$jdk_major" ] && [ "$jdk_major" -ge "$CORDON_JDK_NEEDED" ]
}

# The version that the `release` file states, or that java itself prints where there is none.
jdk_version() {
    if [ -r "$1/release" ]; then
        while IFS= read -r jdk_line; do
            case $jdk_line in
                JAVA_VERSION=*)
                    jdk_line=${jdk_line#JAVA_VERSION=\"}
                    printf '%s\n' "${jdk_line%%\"*}"
                    return 0 ;;
            esac
        done <"$1/release"
    fi
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([^"]*\)".*/\1/p'
}

jdk_found_instead() {
    jdk_default=$(jdk_on_path)
    [ -z "$jdk_default" ] || printf ' (the default java is version %s)' "$(jdk_version "$jdk_default")"
}

jdk_complain() {
    printf 'cordon: %s\n  remedy: %s\n' "$1" "$2" >&2
}
