package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs what in the lockfiles of npm, yarn, pnpm and bun. */
final class NodeEdgesTest {
  private static final String BUN =
      """
      {
        // written by bun
        "lockfileVersion": 1,
        "workspaces": {
          "": {"name": "app", "dependencies": {"a": "^1", "@s/p": "workspace:*"},
               "devDependencies": {"tool": "1", },},
          "packages/p": {"name": "@s/p", "dependencies": {"b": "1"}},
        },
        "packages": {
          "@s/p": ["@s/p@workspace:packages/p"],
          "@s/p/b": ["b@1.0.0", "", {}, "sha512-%1$s"],
          "a": ["a@1.0.0", "https://registry.example/a.tgz", {"dependencies": {"b": "2", "@s/n": "1"},
                "optionalDependencies": {"opt": "1"}}, "sha512-%1$s"],
          "a/b": ["b@2.0.0", "", {"dependencies": {"@s/n": "2"}}, "sha512-%1$s"],
          "a/b/@s/n": ["@s/n@2.0.0", "", {}, "sha512-%1$s"],
          "@s/n": ["@s/n@1.0.0", "", {}, "sha512-%1$s"],
          "opt": ["opt@1.0.0", "", {}, "sha512-%1$s"],
          "tool": ["tool@git+https://code.example/t.git#0a", {"dependencies": {"opt": "1"}}, "0a"],
        },
      }
      """
          .formatted("A".repeat(86) + "==");

  private static Lockfile read(LockfileKind kind, String text) {
    return kind.read(text.getBytes(UTF_8));
  }

  @Test
  void npmResolvesAsNodeDoes() {
    Lockfile lock =
        read(
            LockfileKind.PACKAGE_LOCK,
            """
            {"lockfileVersion":3,"packages":{
              "":{"dependencies":{"a":"1","p":"*","dual":"1"},"devDependencies":{"t":"1","gone":"1"},
                  "optionalDependencies":{"dual":"1"}},
              "packages/p":{"dependencies":{"b":"3"}},
              "node_modules/p":{"resolved":"packages/p","link":true},
              "packages/p/node_modules/b":{"version":"3.0.0"},
              "node_modules/a":{"version":"1.0.0","dependencies":{"b":"2","c":"1"},
                 "peerDependencies":{"d":"1"}},
              "node_modules/a/node_modules/b":{"version":"2.0.0","dependencies":{"c":"1","a":"1"}},
              "node_modules/b":{"version":"1.0.0"},
              "node_modules/c":{"version":"1.0.0","dependencies":{"b":"1"}},
              "node_modules/d":{"version":"1.0.0"},
              "node_modules/dual":{"version":"1.0.0","optional":true},
              "node_modules/t":{"version":"1.0.0","dev":true,"dependencies":{"u":"1"}},
              "node_modules/u":{"version":"1.0.0","devOptional":true}}}
            """);
    assertThat(Locks.edges(lock))
        .containsExactly(
            "a1.0.0>b2.0.0",
            "a1.0.0>c1.0.0",
            "a1.0.0>d1.0.0",
            "b2.0.0>c1.0.0",
            "b2.0.0>a1.0.0",
            "c1.0.0>b1.0.0",
            "t1.0.0>u1.0.0");
    assertThat(Locks.scopes(lock))
        .containsExactly(
            "b REQUIRED!",
            "a REQUIRED!",
            "b REQUIRED",
            "b REQUIRED",
            "c REQUIRED",
            "d OPTIONAL",
            "dual OPTIONAL!",
            "t DEVELOPMENT!",
            "u OPTIONAL");
  }

  @Test
  void npmOfVersionOneSaysItByNesting() {
    Lockfile lock =
        read(
            LockfileKind.PACKAGE_LOCK,
            """
            {"lockfileVersion":1,"requires":true,"dependencies":{
              "a":{"version":"1.0.0","requires":{"b":"2","c":"1"},"dependencies":{
                "b":{"version":"2.0.0","requires":{"c":"1"}}}},
              "b":{"version":"1.0.0","dev":true},
              "c":{"version":"1.0.0","optional":true,"requires":{"b":"1"}}}}
            """);
    assertThat(Locks.edges(lock))
        .containsExactly("a1.0.0>b2.0.0", "a1.0.0>c1.0.0", "b2.0.0>c1.0.0", "c1.0.0>b1.0.0");
    assertThat(Locks.scopes(lock))
        .containsExactly("a REQUIRED", "b REQUIRED", "b DEVELOPMENT", "c OPTIONAL");
  }

  @Test
  void yarnOneSaysItByRange() {
    String lock =
        """
        # yarn lockfile v1

        "@s/n@^1.0.0", "@s/n@~1.0.1":
          version "1.0.2"
          dependencies:
            "@s/m" "^2.0.0"
            b "1 || 2"
          optionalDependencies:
            opt "*"

        "@s/m@^1.0.0":
          version "1.0.0"

        "@s/m@^2.0.0", other@^1.0.0:
          version "2.0.0"
          dependencies:
            "@s/n" "~1.0.1"

        "b@1 || 2":
          version "2.0.0"

        opt@*:
          version "3.0.0"
        """;
    assertThat(Locks.edges(read(LockfileKind.YARN_LOCK, lock)))
        .containsExactly(
            "@s/n1.0.2>@s/m2.0.0", "@s/n1.0.2>b2.0.0", "@s/n1.0.2>opt3.0.0", "@s/m2.0.0>@s/n1.0.2");
  }

  @Test
  void laterYarnTellsWhatItsWorkspacesAskFor() {
    String lock =
        """
        __metadata:
          version: 8

        "a@npm:^1.0.0, a@npm:^1.1.0":
          version: 1.1.0
          resolution: "a@npm:1.1.0"
          dependencies:
            b: "npm:^2.0.0"
            old: ^1.0.0
            alias: "npm:real@^3.0.0"
          dependenciesMeta:
            b:
              optional: true
          checksum: 10/0a
          languageName: node

        "b@npm:^2.0.0":
          version: 2.0.0
          resolution: "b@npm:2.0.0"

        "b@patch:b@npm%3A^2.0.0#~/fix.patch":
          version: 2.0.0
          resolution: "b@patch:b@npm%3A2.0.0#~/fix.patch::version=2.0.0&hash=0a"

        "old@npm:^1.0.0":
          version: 1.0.0
          resolution: "old@npm:1.0.0"

        "alias@npm:real@^3.0.0":
          version: 3.0.0
          resolution: "real@npm:3.0.0"

        "app@workspace:.":
          version: 0.0.0-use.local
          resolution: "app@workspace:."
          dependencies:
            a: "npm:^1.1.0"
            b: "patch:b@npm%3A^2.0.0#~/fix.patch"
        """;
    Lockfile read = read(LockfileKind.YARN_LOCK, lock);
    assertThat(Locks.edges(read))
        .containsExactly("a1.1.0>b2.0.0", "a1.1.0>old1.0.0", "a1.1.0>real3.0.0");
    assertThat(Locks.scopes(read))
        .containsExactly("a REQUIRED!", "b REQUIRED!", "old REQUIRED", "real REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        lockfileVersion: 5.4
        specifiers: {a: ^1.0.0, t: '1'}
        dependencies:
          a: 1.0.0_peer@2.0.0
        devDependencies:
          t: 1.0.0
        packages:
          /a/1.0.0_peer@2.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
            dependencies:
              '@s/b': 2.0.0
              alias: /real/3.0.0
            optionalDependencies:
              opt: 1.0.0
            transitivePeerDependencies:
              - peer
          /@s/b/2.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
          /@s/b/1.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
          /real/3.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
          /opt/1.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
          /t/1.0.0:
            resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
            dependencies:
              '@s/b': 1.0.0
        """,
        """
        lockfileVersion: '6.0'
        dependencies:
          a:
            specifier: ^1.0.0
            version: 1.0.0(peer@2.0.0)
        devDependencies:
          t:
            specifier: '1'
            version: 1.0.0
        packages:
          /a@1.0.0(peer@2.0.0):
            dependencies:
              '@s/b': 2.0.0
              alias: /real@3.0.0
            optionalDependencies:
              opt: 1.0.0
          /@s/b@2.0.0: {}
          /@s/b@1.0.0: {}
          /real@3.0.0: {}
          /opt@1.0.0: {}
          /t@1.0.0:
            dependencies:
              '@s/b': 1.0.0
        """,
        """
        lockfileVersion: '9.0'
        importers:
          .:
            dependencies:
              a:
                specifier: ^1.0.0
                version: 1.0.0(peer@2.0.0)
              mine:
                specifier: workspace:*
                version: link:packages/mine
          packages/mine:
            devDependencies:
              t:
                specifier: '1'
                version: 1.0.0
        packages:
          a@1.0.0:
            peerDependencies: {peer: '2'}
          '@s/b@2.0.0': {}
          '@s/b@1.0.0': {}
          real@3.0.0: {}
          opt@1.0.0: {}
          t@1.0.0: {}
        snapshots:
          a@1.0.0(peer@2.0.0):
            dependencies:
              '@s/b': 2.0.0
              alias: real@3.0.0
            optionalDependencies:
              opt: 1.0.0
          '@s/b@2.0.0': {}
          t@1.0.0:
            dependencies:
              '@s/b': 1.0.0
        """
      })
  void pnpmSaysItByVersion(String text) {
    Lockfile lock = read(LockfileKind.PNPM_LOCK, text);
    assertThat(Locks.edges(lock))
        .containsExactlyInAnyOrder(
            "a1.0.0>@s/b2.0.0", "a1.0.0>real3.0.0", "a1.0.0>opt1.0.0", "t1.0.0>@s/b1.0.0");
    assertThat(Locks.scopes(lock))
        .containsExactly(
            "a REQUIRED!",
            "@s/b REQUIRED",
            "@s/b DEVELOPMENT",
            "real REQUIRED",
            "opt OPTIONAL",
            "t DEVELOPMENT!");
  }

  @Test
  void bunNestsByKey() {
    Lockfile lock = read(LockfileKind.BUN_LOCK, BUN);
    assertThat(Locks.entries(LockfileKind.BUN_LOCK, BUN))
        .containsExactly(
            "b 1.0.0 11",
            "a 1.0.0 12",
            "b 2.0.0 14",
            "@s/n 2.0.0 15",
            "@s/n 1.0.0 16",
            "opt 1.0.0 17",
            "tool not from a registry 18");
    assertThat(Locks.edges(lock))
        .containsExactly(
            "a1.0.0>b2.0.0",
            "a1.0.0>@s/n1.0.0",
            "a1.0.0>opt1.0.0",
            "b2.0.0>@s/n2.0.0",
            "tool>opt1.0.0");
    assertThat(Locks.scopes(lock))
        .containsExactly(
            "b REQUIRED!",
            "a REQUIRED!",
            "b REQUIRED",
            "@s/n REQUIRED",
            "@s/n REQUIRED",
            "opt OPTIONAL",
            "tool DEVELOPMENT!");
    assertThat(lock.releases().get(1).hashes()).hasSize(1);
    assertThat(lock.releases().get(1).addresses())
        .containsExactly("https://registry.example/a.tgz");
    assertThat(lock.releases().getLast().addresses())
        .containsExactly("git+https://code.example/t.git#0a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"lockfileVersion\": 9}",
        "{\"lockfileVersion\": 1, \"packages\": {\"a\": 1}}",
        "{\"lockfileVersion\": 1, \"packages\": {\"a\": []}}",
        "{\"lockfileVersion\": 1, \"packages\": {\"a\": [\"a\"]}}",
        "{\"lockfileVersion\": 1, \"packages\": {\"a\": [\"a@1\"",
      })
  void whatIsNoLockfileOfBunIsRefused(String text) {
    assertThatThrownBy(() -> read(LockfileKind.BUN_LOCK, text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("malformed bun.lock")
        .hasMessageContaining("line 1");
  }

  @Test
  void theBinaryFormOfBunIsRefusedWithAWayOut() {
    LockfileKind kind = LockfileKind.ofFileName("bun.lockb").orElseThrow();
    assertThatThrownBy(() -> kind.read(new byte[] {'#', '!', 0}))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().remedy()).contains("--save-text-lockfile"));
  }

  /** Long paths with many needs below would else take hours. */
  @Test
  void aPathThatNoFileSystemTakesIsRefused() {
    String path = "node_modules/a/".repeat(400) + "node_modules/b";
    assertThatThrownBy(() ->
            read(
                LockfileKind.PACKAGE_LOCK,
                "{\"lockfileVersion\":3,\"packages\":{\"" + path + "\":{}}}"))
        .hasMessageContaining("a path longer than 4096");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutations.survive(51, 500, BUN.getBytes(UTF_8), LockfileKind.BUN_LOCK::read);
  }
}
