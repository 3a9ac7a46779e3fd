package cordon.base.version;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Ecosystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains from the specifications: every version of a line comes before all to its right. */
final class VersionOrderTest {

  @ParameterizedTest
  @CsvSource({
    "npm, 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0",
    "npm, 1.2.3-5 1.2.3-5-Foo 1.2.3-5-foo 1.2.3-r100 1.2.3-r2 1.2.3 99999999999999999999.0.0",
    "pypi, 1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0rc1",
    "pypi, 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.1.dev1 1!0.1",
    "pypi, 2.0-foo.x 2004d 0.1",
    "maven, 1-alpha-1 1-beta-1 1-milestone-1 1-rc-1 1-SNAPSHOT 1 1-sp 1-abc 1-1 1.1",
    "golang, v1.0.0-20200101000000-abcdef v1.0.0 v1.1.0-pre.0.20200101000000-abcdef v2.0.0",
    "nuget, 1.0.0-alpha 1.0.0-BETA 1.0.0-beta2 1.0 1.0.0.1-pre 1.0.0.1",
    "gem, 1.0.a10 1.0.b1 1.0 1.0.1.pre 1.0.1 1.10",
    "composer, dev-main 1.0-M1 1.0-dev 1.0-alpha1 1.0-beta2 1.0-RC1 1.0 1.0-patch1 1.0.1 1.0.x-dev",
    "composer, 1.0.x-dev 1.1 1.x-dev 4.3 4.3-2RC1 4.3.2 4.4-foo-bar 4.4-foo1 4.4-foo2 4.4",
    "deb, 1.0~rc1 1.0 1.0-1 1.0-1+b1 1.0a 1.0+dfsg 1.0.1 1:0.1",
    "rpm, 1.0~rc1 1.0 1.0-1 1.0^git1 1.0.a 1.0.1 1:0.1",
    "rpm, + a:1 a1:1 1 1- 1-0",
    "apk, 1.0_alpha 1.0_rc1 1.0 1.0-r0 1.0-r1 1.0_p1 1.0a 1.0.1",
    "apk, 1.0_alpha 1.0_alpha1 1.0_beta 1.0_pre2 1.0_rc_pre1 1.0_rc 1.0_rc_p1 1.0_other 1.0 1.0_cvs 1.0_svn",
    "apk, 1.0_svn 1.0_git20240101 1.0_hg 1.0_p 1.0_p9 1.0_p10 1.0b 1.0b1 1.0b2 1.0b10 1.0.0",
    "apk, 1.0-r1 1.0~0a1b-r3 1.0~0a1c 1.0~0a1c-r0 1.0_p1 1.0!",
    "apk, .1 latest 0 1 1. 1.0 1.00 1.010 1.09 1.. 1.1 1.2 1.10",
    "pub, 1.0.0-a 1.0.0-a+1 1.0.0 1.0.0+1 1.0.0+1.1 1.0.0+2 1.0.0+10 1.0.0+a",
    "cran, odd 0.1-1 0.1.1.0 0.01-2 0.9 0.75 1.0 1.0-0 1.0-1 1.0.10",
    "hackage, 0 0.1.26.0 1 1.0 1.0.0 1.0.0.0 1.0.1 1.1 1.10",
    "openssl, 1.0.2-beta1 1.0.2 1.0.2a 1.0.2z 1.0.2za 1.1.0 3.0.0-alpha1 3.0.0",
    "conan, 1.0.0- 1.0.0-alpha1 1.0 1.0+b1 1.1 1.1.a 1.2",
    "intdot, 1 1.2 1.10 2",
    "generic, 1.0alpha1 1.0-rc2 1.0 1.0.1 1.10"
  })
  void chain(String name, String line) {
    VersionScheme scheme = VersionScheme.named(name).orElseThrow();
    List<String> versions = List.of(line.split(" "));
    for (int i = 0; i < versions.size(); i++) {
      for (int j = i + 1; j < versions.size(); j++) {
        String a = versions.get(i);
        String b = versions.get(j);
        assertThat(scheme.compare(a, b)).as("%s: %s < %s", name, a, b).isNegative();
        assertThat(scheme.compare(b, a)).as("%s: %s > %s", name, b, a).isPositive();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "npm, 1.2.3, v1.2.3 =1.2.3 1.2.3+build 1.2.03",
    "pypi, 1.82.7, v1.82.7 1.82.7.0 1.82.07 0!1.82.7",
    "pypi, 1a1.post2.dev3, 1.0alpha-1.post.2_dev.3 1A1-2.dev3 1.0.0.a.1.r2.DEV3",
    "pypi, 1rc0.post0, 1cr 1.0pre-post_ 1rcrev",
    "maven, 1, 1.0 1.0.0 1-ga 1-FINAL 1.release",
    "maven, 1-rc-1, 1.0-rc1 1-CR1 1.0.0-rc-01",
    "nuget, 1.0.0-beta, 1.0-BETA 1.0.0.0-Beta+x",
    "gem, 1, 1.0 1.0.0 01",
    "composer, 1-beta2, v1.0.0-beta2 1.0b2 1.0.0.0-BETA.2",
    "deb, 1.0, 0:1.0 1.0-0 01.00",
    "apk, 1.2.3-r1, 1.2.3-r01 01.2.3-r1",
    "apk, 1-r0, 1-r",
    "pub, 1.0.0-a+1, v1.0-a+1 1.0.0-a+01",
    "cran, 0.1.0, 0.01-0 00.1-0",
    "datetime, 2026-03-24T10:39:00Z, 2026-03-24T11:39:00+01:00 2026-03-24T10:39:00.000Z"
  })
  void canonical(String name, String canonical, String line) {
    VersionScheme scheme = VersionScheme.named(name).orElseThrow();
    for (String version : line.split(" ")) {
      assertThat(scheme.canonical(version)).as("%s %s", name, version).isEqualTo(canonical);
      assertThat(scheme.compare(version, canonical)).as("%s %s", name, version).isZero();
    }
  }

  @Test
  void generationsOfMavenDiffer() {
    VersionScheme old = VersionScheme.maven(MavenGeneration.MAVEN_3_6);
    VersionScheme next = VersionScheme.maven(MavenGeneration.MAVEN_4);
    assertThat(old.compare("2-1", "2.0.a")).isNegative();
    assertThat(VersionScheme.MAVEN.compare("2-1", "2.0.a")).isPositive();
    assertThat(next.compare("2-1", "2.0.a")).isPositive();
    assertThat(VersionScheme.MAVEN.compare("1-rc", "1-rc1")).isNegative();
    assertThat(next.compare("1-rc2", "1-rc-2")).isZero();
    assertThat(VersionScheme.MAVEN.compare("1-rc.2", "1-rc2")).isPositive();
    assertThat(old.compare("1-0.1", "1")).as("MNG-6964").isZero();
    assertThat(VersionScheme.MAVEN.compare("1-0.1", "1")).isPositive();
  }

  @Test
  void strangeTextsStandBeforeAllOthersAndSayWhy() {
    for (VersionScheme scheme : List.of(VersionScheme.NPM, VersionScheme.GEM)) {
      assertThat(scheme.compare("latest", "0.0.0-0")).isNegative();
      assertThat(scheme.compare("latest", "next")).isNegative();
      assertThat(scheme.isValid("latest")).isFalse();
      assertThat(scheme.parse("latest").flaw()).isPresent();
    }
    String endless = "1".repeat(VersionScheme.MAX_LENGTH + 1);
    for (VersionScheme scheme : VersionScheme.all()) {
      assertThat(scheme.parse(endless).flaw()).as("%s", scheme).isPresent();
    }
  }

  @Test
  void validMeansWellFormed() {
    assertThat(VersionScheme.NPM.isValid("1.2.3-beta.1+exp")).isTrue();
    assertThat(VersionScheme.NPM.isValid("v1.2.3")).isFalse();
    assertThat(VersionScheme.NPM.isValid("1.2")).isFalse();
    assertThat(VersionScheme.NPM.isValid("1.02.3")).isFalse();
    assertThat(VersionScheme.NPM.isValid("1.2.3-")).isFalse();
    assertThat(VersionScheme.GOLANG.isValid("v1.2.3+incompatible")).isTrue();
    assertThat(VersionScheme.GOLANG.isValid("1.2.3")).isFalse();
    assertThat(VersionScheme.NUGET.isValid("1.0")).isTrue();
    assertThat(VersionScheme.PYPI.isValid("1.0.post1")).isTrue();
    assertThat(VersionScheme.PYPI.isValid("1.0-final")).isFalse();
    VersionScheme apk = VersionScheme.named("apk").orElseThrow();
    assertThat(List.of("1.2b_rc1_p~0af-r4", "0", "1.010")).allMatch(apk::isValid);
    assertThat(List.of("1.", "1..2", "6.6.2p1", "1_x", "1_", "1-r", "1-1", "1~g", "1-r1_p", "v1"))
        .noneMatch(apk::isValid);
  }

  @Test
  void prereleases() {
    assertThat(VersionScheme.PYPI.isPrerelease("1.0.dev1")).isTrue();
    assertThat(VersionScheme.PYPI.isPrerelease("1.0.post1")).isFalse();
    assertThat(VersionScheme.MAVEN.isPrerelease("1.0-SNAPSHOT")).isTrue();
    assertThat(VersionScheme.MAVEN.isPrerelease("33.0-jre")).isFalse();
    assertThat(VersionScheme.NPM.isPrerelease("1.0.0-0")).isTrue();
    assertThat(VersionScheme.COMPOSER.isPrerelease("1.0-patch1")).isFalse();
    VersionScheme apk = VersionScheme.named("apk").orElseThrow();
    assertThat(apk.isPrerelease("1.0_p1_rc1-r2")).isTrue();
    assertThat(apk.isPrerelease("1.0_git20240101")).isFalse();
  }

  @Test
  void everyEcosystemHasItsOrder() {
    for (Ecosystem ecosystem : Ecosystem.values()) {
      assertThat(VersionScheme.of(ecosystem).name()).isEqualTo(ecosystem.purlType());
    }
  }

  @Test
  void sortedKeepsEqualVersionsAsTheyCame() {
    assertThat(VersionScheme.PYPI.sorted(List.of("2", "1.0", "odd", "1", "1.0.0")))
        .containsExactly("odd", "1.0", "1", "1.0.0", "2");
  }
}
