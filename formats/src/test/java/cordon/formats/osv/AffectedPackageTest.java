package cordon.formats.osv;

import static cordon.formats.osv.Coverage.AFFECTED;
import static cordon.formats.osv.Coverage.REVIEW;
import static cordon.formats.osv.Coverage.UNAFFECTED;
import static cordon.formats.osv.OsvRecords.affected;
import static cordon.formats.osv.OsvRecords.range;
import static cordon.formats.osv.OsvRecords.record;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluation of the OSV schema and its traps, one by one. */
class AffectedPackageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "introduced 0, fixed 2.0.0                                   | 1.9.9 | AFFECTED",
        "introduced 0, fixed 2.0.0                                   | 2.0.0 | UNAFFECTED",
        "introduced 0, fixed 2.0.0                                   | 2.0.0-rc.1 | AFFECTED",
        "introduced 0                                                | 99.0.0 | AFFECTED",
        "introduced 0                                                | 0.0.0-alpha | AFFECTED",
        "introduced 1.0.0, last_affected 1.5.0                       | 0.9.0 | UNAFFECTED",
        "introduced 1.0.0, last_affected 1.5.0                       | 1.5.0 | AFFECTED",
        "introduced 1.0.0, last_affected 1.5.0                       | 1.5.1 | UNAFFECTED",
        // Order in the document does not matter.
        "fixed 3.0.0, introduced 2.0.0, fixed 1.0.0, introduced 0    | 1.5.0 | UNAFFECTED",
        "fixed 3.0.0, introduced 2.0.0, fixed 1.0.0, introduced 0    | 2.5.0 | AFFECTED",
        "fixed 3.0.0, introduced 2.0.0, fixed 1.0.0, introduced 0    | 0.5.0 | AFFECTED",
        // At one version the document's order decides.
        "introduced 0, fixed 1.0.0, introduced 1.0.0, fixed 2.0.0    | 1.0.0 | AFFECTED",
        "introduced 1.0.0, fixed 1.0.0                               | 1.0.0 | UNAFFECTED",
        "introduced 1.0.0, last_affected 1.0.0                       | 1.0.0 | AFFECTED",
        "introduced 1.0.0, last_affected 1.0.0                       | 1.0.1 | UNAFFECTED",
        // Limits.
        "introduced 0, limit 2.0.0                                   | 1.9.9 | AFFECTED",
        "introduced 0, limit 2.0.0                                   | 2.0.0 | UNAFFECTED",
        "introduced 0, limit 1.0.0, limit 2.0.0                      | 1.5.0 | AFFECTED",
        "introduced 0, limit *, limit 1.0.0                          | 5.0.0 | AFFECTED",
        "introduced 3.0.0, limit 2.0.0                               | 3.0.0 | UNAFFECTED",
      })
  void evaluatesRangesAsTheSchemaSays(String events, String version, Coverage expected) {
    OsvRecord osv =
        record("GHSA-1", affected("npm", "x", List.of(), range(RangeType.SEMVER, events)));
    assertThat(ask(osv, Ecosystem.NPM, version)).isEqualTo(expected);
  }

  @Test
  void listedOrInARange() {
    OsvRecord osv =
        record(
            "PYSEC-1",
            affected(
                "PyPI",
                "x",
                List.of("5.0", "1.82.7"),
                range(RangeType.ECOSYSTEM, "introduced 0, fixed 1.0")));
    assertThat(ask(osv, Ecosystem.PYPI, "0.9")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.PYPI, "5.0")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.PYPI, "4.0")).isEqualTo(UNAFFECTED);
    // Equal for pip is equal for us (PEP 440).
    assertThat(ask(osv, Ecosystem.PYPI, "v5.0.0")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.PYPI, "1.82.7.0")).isEqualTo(AFFECTED);
  }

  @Test
  void semverAndEcosystemOrdersDiffer() {
    // By PEP 440 a post release is newer, by SemVer the text behind it would not even parse alike.
    OsvRecord byEcosystem =
        record(
            "PYSEC-1",
            affected(
                "PyPI",
                "x",
                List.of(),
                range(RangeType.ECOSYSTEM, "introduced 0, fixed 1.0.post1")));
    assertThat(ask(byEcosystem, Ecosystem.PYPI, "1.0")).isEqualTo(AFFECTED);
    assertThat(ask(byEcosystem, Ecosystem.PYPI, "1.0.post1")).isEqualTo(UNAFFECTED);
    OsvRecord bySemver =
        record(
            "GO-1",
            affected(
                "Go",
                "example.org/x",
                List.of(),
                range(RangeType.SEMVER, "introduced 1.2.0, fixed 1.10.0")));
    assertThat(ask(bySemver, Ecosystem.GO, "v1.9.0")).isEqualTo(AFFECTED);
    assertThat(ask(bySemver, Ecosystem.GO, "1.9.0")).isEqualTo(AFFECTED);
    assertThat(ask(bySemver, Ecosystem.GO, "v1.10.0")).isEqualTo(UNAFFECTED);
  }

  @Test
  void gitRangesAreNotEvaluated() {
    OsvRecord osv =
        record(
            "OSV-1", affected("npm", "x", List.of("1.0.0"), range(RangeType.GIT, "introduced 0")));
    assertThat(ask(osv, Ecosystem.NPM, "1.0.0")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.NPM, "2.0.0")).isEqualTo(UNAFFECTED);
    OsvRecord noPackage =
        record(
            "OSV-2",
            new Affected(
                Optional.empty(),
                List.of(range(RangeType.GIT, "introduced 0")),
                List.of(),
                List.of()));
    assertThat(AffectedPackage.of(noPackage)).isEmpty();
  }

  @Test
  void malwareThatNamesVersionsBesideEverythingHoldsTheRestForReview() {
    OsvRecord osv =
        record(
            "MAL-1",
            affected("npm", "x", List.of("1.0.1"), range(RangeType.SEMVER, "introduced 0")));
    assertThat(ask(osv, Ecosystem.NPM, "1.0.1")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.NPM, "1.0.2")).isEqualTo(REVIEW);
    OsvRecord listed = record("MAL-2", affected("npm", "x", List.of("1.0.1")));
    assertThat(ask(listed, Ecosystem.NPM, "1.0.2")).isEqualTo(UNAFFECTED);
    OsvRecord empty =
        record(
            "MAL-3",
            affected("npm", "x", List.of("1.0.1"), new Range(RangeType.SEMVER, "", List.of())));
    assertThat(ask(empty, Ecosystem.NPM, "1.0.2")).isEqualTo(UNAFFECTED);
  }

  @Test
  void malwareThatNamesVersionsInAnotherElementIsNotEverythingEither() {
    OsvRecord osv =
        record(
            "MAL-1",
            affected("npm", "x", List.of(), range(RangeType.SEMVER, "introduced 0, limit *")),
            affected("npm", "x", List.of("1.0.1")),
            affected("npm", "y", List.of(), range(RangeType.SEMVER, "introduced 0")));
    assertThat(ask(osv, Ecosystem.NPM, "1.0.1")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.NPM, "1.0.2")).isEqualTo(REVIEW);
    AffectedPackage other = AffectedPackage.of(osv).get(1);
    assertThat(other.covers(VersionQuery.of(Ecosystem.NPM, "1.0.2"))).isEqualTo(REVIEW);
  }

  @Test
  void malwareThatNamesNothingSpeaksOfTheName() {
    OsvRecord wildcard =
        record("MAL-1", affected("npm", "x", List.of(), range(RangeType.SEMVER, "introduced 0")));
    OsvRecord nothing = record("MAL-2", affected("npm", "x", List.of()));
    OsvRecord commits =
        record("MAL-3", affected("npm", "x", List.of(), range(RangeType.GIT, "introduced 0")));
    for (OsvRecord osv : List.of(wildcard, nothing, commits)) {
      assertThat(ask(osv, Ecosystem.NPM, "1.0.0")).as(osv.id()).isEqualTo(REVIEW);
    }
  }

  @Test
  void malwareWithABoundedRangeIsEvaluated() {
    OsvRecord osv =
        record(
            "MAL-1",
            affected(
                "npm",
                "x",
                List.of(),
                range(RangeType.SEMVER, "introduced 0"),
                range(RangeType.SEMVER, "introduced 1.95.6, fixed 1.95.8")));
    assertThat(ask(osv, Ecosystem.NPM, "1.95.7")).isEqualTo(AFFECTED);
    assertThat(ask(osv, Ecosystem.NPM, "1.95.8")).isEqualTo(REVIEW);
  }

  @Test
  void anOpenRangeOfAFlawIsAllVersions() {
    OsvRecord osv =
        record(
            "GHSA-1",
            affected("npm", "x", List.of("1.0.0"), range(RangeType.SEMVER, "introduced 0")));
    assertThat(ask(osv, Ecosystem.NPM, "7.0.0")).isEqualTo(AFFECTED);
  }

  @Test
  void aVersionThatCannotBeOrderedIsNotCalledClean() {
    OsvRecord osv =
        record(
            "GHSA-1",
            affected(
                "npm", "x", List.of(), range(RangeType.SEMVER, "introduced 1.0.0, fixed 2.0.0")));
    assertThat(ask(osv, Ecosystem.NPM, "not-a-version")).isEqualTo(REVIEW);
    OsvRecord listed = record("MAL-1", affected("npm", "x", List.of("not-a-version")));
    assertThat(ask(listed, Ecosystem.NPM, "not-a-version")).isEqualTo(AFFECTED);
    assertThat(ask(listed, Ecosystem.NPM, "another")).isEqualTo(UNAFFECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "PyPI, Some_Package.Name, PYPI, some-package-name",
    "Maven:https://repo.example/r, org.example:thing, MAVEN, org.example:thing",
    "npm, @Scope/Pkg, NPM, @Scope/Pkg",
    "NuGet, Newton.Json, NUGET, newton.json",
  })
  void namesMeetWhateverTheirSpelling(
      String osvEcosystem, String osvName, Ecosystem ecosystem, String name) {
    AffectedPackage only =
        AffectedPackage.of(record("MAL-1", affected(osvEcosystem, osvName, List.of("1"))))
            .getFirst();
    assertThat(only.ecosystem()).isEqualTo(ecosystem);
    assertThat(only.name()).isEqualTo(name);
    assertThat(PackageNames.normalise(Ecosystem.MAVEN, "org.example/thing"))
        .isEqualTo("org.example:thing");
  }

  @Test
  void cratesMeetWhateverTheirSpelling() {
    OsvRecord osv =
        record("MAL-1", affected(Ecosystem.CARGO.osvName(), "Some_Crate", List.of("1.0.0")));
    assertThat(AffectedPackage.of(osv).getFirst().name())
        .isEqualTo(PackageNames.normalise(Ecosystem.CARGO, "some-crate"));
  }

  @Test
  void ecosystemsThatWeDoNotServeArePassedOver() {
    assertThat(
            AffectedPackage.of(
                record(
                    "DSA-1",
                    affected("Debian:12", "xz-utils", List.of("5.6.0-1")),
                    affected("Root:npm", "x", List.of("1")),
                    affected("pypi", "lower-case-is-not-an-osv-name", List.of("1")))))
        .isEmpty();
  }

  private static Coverage ask(OsvRecord osv, Ecosystem ecosystem, String version) {
    return AffectedPackage.of(osv).getFirst().covers(VersionQuery.of(ecosystem, version));
  }
}
