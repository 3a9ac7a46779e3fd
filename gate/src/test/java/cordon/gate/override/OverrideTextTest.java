package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.gate.VersionSelector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write when they name packages, versions, ranges and digests. */
class OverrideTextTest {

  @ParameterizedTest
  @CsvSource({
    "npm, left-pad, left-pad",
    "npm, @acme/*, @acme/*",
    "npm, pkg:npm/@acme/*, @acme/*",
    "npm, pkg:npm/%40acme/tool, @acme/tool",
    "pypi, Foo_Bar, foo-bar",
    "pypi, Acme.*, acme-*",
    "pypi, pkg:pypi/Acme_*, acme-*",
    "maven, org.acme:tool, org.acme:tool",
    "maven, org.acme/tool, org.acme:tool",
    "maven, org.acme.*:*, org.acme.*:*",
    "maven, pkg:maven/org.acme/*, org.acme:*",
    "maven, pkg:maven/org.acme.*/*, org.acme.*:*"
  })
  void aPackageIsNamedAsDecisionsSpellIt(String type, String written, String name) {
    OverrideTarget target = OverrideTarget.named(type, written);
    assertThat(target.ecosystem().purlType()).isEqualTo(type);
    assertThat(target.name()).isEqualTo(name);
    assertThat(target.version()).isEmpty();
  }

  @Test
  void aVersionInTheUrlAndOneBesideItAreOneTooMany() {
    OverrideTarget target = OverrideTarget.ofPurl("pkg:npm/left@1.0.0");
    VersionSelector any = new VersionSelector.Any();
    assertThat(target.selector(List.of())).isEqualTo(new VersionSelector.Exact("1.0.0"));
    assertThatThrownBy(() -> target.selector(List.of(any))).hasMessageContaining("more than one");
    assertThat(OverrideTarget.ofPurl("pkg:npm/left").selector(List.of())).isEqualTo(any);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pkg:npm",
        "pkg:swift/x@1",
        "pkg:cargo/x@1",
        "pkg:npm/left@",
        "pkg:npm/@acme/left@ ",
        "pkg:npm/left@1?arch=x",
        "pkg:npm/left#sub"
      })
  void whatNamesNoPackageIsRefused(String written) {
    assertThatThrownBy(() -> OverrideTarget.named("npm", written))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> OverrideTarget.named("maven", "left"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void versionsAreNeverGuessed() {
    assertThat(npm("*")).isInstanceOf(VersionSelector.Any.class);
    assertThat(npm("1.2.3-rc.1+build")).isEqualTo(new VersionSelector.Exact("1.2.3-rc.1+build"));
    assertThat(VersionText.of(Ecosystem.PYPI, "1!2.0.post1"))
        .isEqualTo(new VersionSelector.Exact("1!2.0.post1"));
    assertThatThrownBy(() -> npm("")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> npm("vers:pypi/<2")).hasMessageContaining("does not fit npm");
  }

  @ParameterizedTest
  @CsvSource({
    "npm, vers:npm/<2, 1.9.0, 2.0.0",
    "npm, ^1.2.0, 1.9.0, 2.0.0",
    "npm, '>=1.2 <2', 1.9.0, 2.0.0",
    "pypi, '>=1.2,<2', 1.9, 2.0",
    "pypi, ~=1.2, 1.9, 2.0",
    "maven, '[1.2,2)', 1.9, 2.0"
  })
  void aRangeIsReadAsItsEcosystemWritesIt(String type, String text, String in, String out) {
    Ecosystem ecosystem = Ecosystem.ofPurlType(type).orElseThrow();
    VersionSelector range = VersionText.of(ecosystem, text);
    assertThat(range).isInstanceOf(VersionSelector.Range.class);
    assertThat(range.covers(ecosystem, in, List.of())).isTrue();
    assertThat(range.covers(ecosystem, out, List.of())).isFalse();
    VersionSelector kept = SelectorText.parse(SelectorText.kind(range), SelectorText.value(range));
    assertThat(kept.covers(ecosystem, in, List.of())).isTrue();
    assertThat(kept.covers(ecosystem, out, List.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"md5, 32", "sha1, 40", "sha256, 64", "sha384, 96", "SHA512, 128"})
  void aDigestIsReadInEveryAlgorithmAndOnlyWhole(String algorithm, int length) {
    String hex = "a".repeat(length);
    VersionSelector digest = npm(algorithm + ":" + hex);
    assertThat(digest)
        .isInstanceOfSatisfying(
            VersionSelector.Bytes.class, b -> assertThat(b.digest().hex()).isEqualTo(hex));
    assertThatThrownBy(() -> npm(algorithm + ":" + hex.substring(1)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("digest");
  }

  @Test
  void theIntegrityOfALockfileIsADigest() {
    String base64 = java.util.Base64.getEncoder().encodeToString(new byte[64]);
    assertThat(npm("sha512-" + base64))
        .isEqualTo(new VersionSelector.Bytes(new Digest(Digest.Algorithm.SHA512, "0".repeat(128))));
    assertThatThrownBy(() -> npm("sha512-AAAA")).hasMessageContaining("digest");
    assertThat(Optional.of(npm("sha512-" + base64)).filter(VersionSelector::exact)).isPresent();
  }

  private static VersionSelector npm(String text) {
    return VersionText.of(Ecosystem.NPM, text);
  }
}
