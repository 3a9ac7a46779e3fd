package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipfile.lock, pdm.lock and conda-lock.yml. */
final class MorePythonLocksTest {
  private static final String PIPFILE =
      """
      {
        "_meta": {"hash": {"sha256": "0"}, "pipfile-spec": 6,
          "sources": [{"name": "own", "url": "https://registry.example/simple", "verify_ssl": true}]},
        "default": {
          "Lite_LLM": {"hashes": ["sha256:%1$s", "sha256:%2$s"], "index": "own",
            "markers": "python_version >= '3.8'", "version": "==1.82.7"},
          "checkout": {"git": "https://code.example/c.git", "ref": "0a"},
          "here": {"editable": true, "path": "."},
          "loose": {"version": ">=1.0"},
          "any": {"version": "*"}
        },
        "develop": {"pytest": {"version": "==8.0.0"}},
        "docs": {"sphinx": {"version": "==7.0"}}
      }
      """
          .formatted("0a".repeat(32), "0b".repeat(32));

  private static final String PDM =
      """
      [metadata]
      groups = ["default", "test", "dev"]
      lock_version = "4.4.1"

      [[package]]
      name = "Lite_LLM"
      version = "1.82.7"
      requires_python = ">=3.8"
      groups = ["default"]
      dependencies = ["tokenizers<1,>=0.20; python_version > '3'", "HTTPX[http2]"]
      files = [
          {file = "litellm-1.82.7.tar.gz", hash = "sha256:%1$s"},
          {url = "https://files.example/litellm.whl", hash = "sha256:%2$s"},
      ]

      [[package]]
      name = "httpx"
      version = "1.0"
      extras = ["http2"]
      groups = ["default"]
      dependencies = ["httpx==1.0"]

      [[package]]
      name = "httpx"
      version = "1.0"
      groups = ["default"]

      [[package]]
      name = "tokenizers"
      version = "0.21"
      groups = ["dev"]

      [[package]]
      name = "from-git"
      version = "2.0"
      git = "https://code.example/g.git"
      groups = ["test"]

      [[package]]
      name = "mine"
      version = "0.1"
      path = "./mine"
      """
          .formatted("0a".repeat(32), "0b".repeat(32));

  private static final String CONDA =
      """
      version: 1
      metadata:
        content_hash: {linux-64: 0a}
        platforms: [linux-64]
      package:
      - name: numpy
        version: 2.1.0
        manager: conda
        platform: linux-64
        dependencies: {python: '>=3.12', libgcc: ''}
        url: https://channel.example/linux-64/numpy-2.1.0.conda
        hash: {md5: %1$s, sha256: %2$s}
        category: main
        optional: false
      - name: python
        version: 3.12.1
        manager: conda
        platform: linux-64
        dependencies: {}
        category: main
      - name: Lite_LLM
        version: 1.82.7
        manager: pip
        platform: linux-64
        dependencies: {numpy: '>=1'}
        category: dev
        optional: true
      """
          .formatted("0c".repeat(16), "0a".repeat(32));

  private static Lockfile read(LockfileKind kind, String text) {
    return kind.read(text.getBytes(UTF_8));
  }

  @Test
  void pipfile() {
    assertThat(Locks.entries(LockfileKind.PIPFILE_LOCK, PIPFILE))
        .containsExactly(
            "lite-llm 1.82.7 5",
            "checkout not from a registry 7",
            "here not from a registry 8",
            "loose the entry has no version 9",
            "any the entry has no version 10",
            "pytest 8.0.0 12",
            "sphinx 7.0 13");
    Lockfile lock = read(LockfileKind.PIPFILE_LOCK, PIPFILE);
    assertThat(lock.releases().getFirst().hashes()).hasSize(2);
    assertThat(lock.releases().getFirst().place()).hasToString("line 5 (/default/Lite_LLM)");
    assertThat(lock.releases().get(1).addresses())
        .containsExactly("git+https://code.example/c.git");
    assertThat(lock.releases().get(3).requirement()).contains(">=1.0");
    assertThat(lock.releases().get(4).requirement()).contains("");
    assertThat(Locks.scopes(lock).subList(4, 7))
        .containsExactly("any REQUIRED", "pytest DEVELOPMENT", "sphinx OPTIONAL");
  }

  @Test
  void pdm() {
    Lockfile lock = read(LockfileKind.PDM_LOCK, PDM);
    assertThat(Locks.entries(LockfileKind.PDM_LOCK, PDM))
        .containsExactly(
            "lite-llm 1.82.7 5",
            "httpx 1.0 16",
            "httpx 1.0 23",
            "tokenizers 0.21 28",
            "from-git 2.0 33",
            "mine not from a registry 39");
    assertThat(lock.releases().getFirst().hashes()).hasSize(2);
    assertThat(lock.releases().getFirst().addresses())
        .containsExactly("https://files.example/litellm.whl");
    assertThat(lock.releases().get(4).addresses())
        .containsExactly("git+https://code.example/g.git");
    assertThat(Locks.edges(lock))
        .contains("lite-llm1.82.7>tokenizers0.21", "lite-llm1.82.7>httpx1.0");
    assertThat(Locks.scopes(lock))
        .contains("tokenizers DEVELOPMENT", "from-git OPTIONAL", "lite-llm REQUIRED");
  }

  @Test
  void pdmOfOldHasItsFilesAtTheEnd() {
    String old =
        """
        [[package]]
        name = "a"
        version = "1"

        [metadata]
        lock_version = "4.1"

        [metadata.files]
        "a 1" = [{url = "https://files.example/a.whl", hash = "sha256:%s"}]
        """
            .formatted("0a".repeat(32));
    assertThat(read(LockfileKind.PDM_LOCK, old).releases().getFirst().hashes()).hasSize(1);
  }

  @Test
  void conda() {
    Lockfile lock = read(LockfileKind.CONDA_LOCK, CONDA);
    assertThat(Locks.entries(LockfileKind.CONDA_LOCK, CONDA))
        .containsExactly("numpy 2.1.0 6", "python 3.12.1 15", "lite-llm 1.82.7 21");
    assertThat(lock.releases())
        .extracting(LockedRelease::type)
        .containsExactly("conda", "conda", "pypi");
    assertThat(lock.releases().getFirst().hashes()).hasSize(2);
    assertThat(Locks.edges(lock))
        .containsExactly("numpy2.1.0>python3.12.1", "lite-llm1.82.7>numpy2.1.0");
    assertThat(Locks.scopes(lock))
        .containsExactly("numpy REQUIRED", "python REQUIRED", "lite-llm DEVELOPMENT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PIPFILE_LOCK|{}|pipfile-spec is missing",
        "PIPFILE_LOCK|{\"_meta\":{\"pipfile-spec\":7}}|line 1, column",
        "PIPFILE_LOCK|{\"_meta\":{\"pipfile-spec\":6},\"default\":{\"a\":1}}|an entry that is no object",
        "PDM_LOCK|[[package]]|no lock_version",
        "PDM_LOCK|[metadata]\\nlock_version = \"9.0\"|line 1",
        "CONDA_LOCK|version: 2|version is not 1",
        "CONDA_LOCK|package: []|no version",
        "CONDA_LOCK|{version: 1, package: [1]}|a package that is no mapping",
        "CONDA_LOCK|{version: 1, package: [{name: a}]}|no version",
      })
  void whatIsNoLockfileIsRefusedWithItsPlace(LockfileKind kind, String text, String says) {
    assertThatThrownBy(() -> read(kind, text.replace("\\n", "\n")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("at line 1")
        .hasMessageContaining(says);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutations.survive(21, 500, PIPFILE.getBytes(UTF_8), LockfileKind.PIPFILE_LOCK::read);
    Mutations.survive(22, 500, PDM.getBytes(UTF_8), LockfileKind.PDM_LOCK::read);
    Mutations.survive(23, 500, CONDA.getBytes(UTF_8), LockfileKind.CONDA_LOCK::read);
  }

  @Test
  void namesTellTheKind() {
    assertThat(List.of("Pipfile.lock", "pdm.lock", "conda-lock.yml", "py312.conda-lock.yaml"))
        .extracting(name -> LockfileKind.ofFileName(name).orElseThrow())
        .containsExactly(
            LockfileKind.PIPFILE_LOCK,
            LockfileKind.PDM_LOCK,
            LockfileKind.CONDA_LOCK,
            LockfileKind.CONDA_LOCK);
  }
}
