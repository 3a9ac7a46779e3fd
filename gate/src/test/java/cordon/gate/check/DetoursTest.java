package cordon.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.purl.Purl;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Reference;
import cordon.formats.lockfile.LockfileKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses lead past the gate, and which only look like it. */
class DetoursTest {
  private final Detours detours =
      new Detours(URI.create("http://127.0.0.1:8450"), Set.of("registry.example"));

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/a@1, http://127.0.0.1:8450/npm/a/-/a-1.tgz, ''",
    "pkg:npm/a@1, http://localhost:8450/npm/a/-/a-1.tgz, ''",
    "pkg:npm/a@1, http://127.0.0.1:8451/a-1.tgz, 127.0.0.1:8451",
    "pkg:npm/a@1, https://registry.example/a/-/a-1.tgz, ''",
    "pkg:npm/a@1, https://registry.example:8443/a/-/a-1.tgz, registry.example:8443",
    "pkg:npm/a@1, https://registry.example.evil.example/a.tgz, registry.example.evil.example",
    "pkg:npm/a@1, https://registry.example@evil.example/a.tgz, evil.example",
    "pkg:npm/a@1, hg+https://host.example/a, host.example",
    "pkg:npm/a@1, git+ssh://git@host.example/a.git#1234, host.example",
    "pkg:npm/a@1, github:owner/a, github:owner/a",
    "pkg:npm/a@1, file:../a, ''",
    "pkg:pypi/a@1, ./wheels/a-1-py3-none-any.whl, ''",
    "pkg:pypi/a@1, https://bad host.example/a, https://bad host.example/a"
  })
  void ofAnEntry(String purl, String address, String host) {
    assertThat(of(purl, address, LockfileKind.PACKAGE_LOCK)).isEqualTo(host);
  }

  @Test
  void onlyNpmItselfAsksItsRegistryForWhatLiesAtThePublicOne() {
    String purl = "pkg:npm/a@1";
    String address = "https://registry.example/a/-/a-1.tgz";
    assertThat(of(purl, address, LockfileKind.PACKAGE_LOCK)).isEmpty();
    assertThat(of(purl, address, LockfileKind.YARN_LOCK)).isEqualTo("registry.example");
    assertThat(of(purl, address, LockfileKind.PNPM_LOCK)).isEqualTo("registry.example");
  }

  @Test
  void whereThereIsNoGateNothingLeadsPastIt() {
    String address = "https://registry.example/index";
    assertThat(of("pkg:cargo/a@1", address, LockfileKind.CARGO_LOCK)).isEmpty();
    assertThat(of("pkg:pypi/a@1", address, LockfileKind.PDM_LOCK)).isEqualTo("registry.example");
  }

  private String of(String purl, String address, LockfileKind kind) {
    LockEntry entry =
        new LockEntry(
            purl,
            Optional.of(Purl.parse(purl)),
            "",
            "lock",
            Optional.empty(),
            Optional.of(kind),
            List.of(),
            List.of(address));
    return detours.of(entry).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "INDEX, https://registry.example/simple/, registry.example",
    "INDEX, http://127.0.0.1:8450/pypi/simple/, ''",
    "INCLUDE, https://registry.example/other.txt, ''"
  })
  void ofAReference(Reference.Kind kind, String target, String host) {
    Reference reference = new Reference(kind, target, new Place(1, ""));
    assertThat(detours.of(reference).orElse("")).isEqualTo(host);
  }
}
