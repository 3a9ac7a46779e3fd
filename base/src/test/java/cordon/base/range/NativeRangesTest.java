package cordon.base.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notations other than npm's: what is in, what is out, and what they are in vers notation. */
final class NativeRangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "pypi # ~=2.2 # 2.2 2.3 2.99.post1 # 2.1 3.0 2.3.dev1",
        "pypi # ~=2.2.0 # 2.2.0 2.2.9 # 2.3",
        "pypi # ~=1.4.5a4 # 1.4.5a4 1.4.9 # 1.5 1.4.5a3",
        "pypi # ==1.1 # 1.1 1.1.0 1.1+local # 1.1.post1 1.1a1",
        "pypi # ==1.1.* # 1.1 1.1.post1 1.1.9+x # 1.10 1.2 1.1a1",
        "pypi # ==1.1+a # 1.1+a # 1.1 1.1+b",
        "pypi # !=1.1.*, >=1 # 1.0 1.2 # 1.1.5 0.9",
        "pypi # >1.7 # 1.7.1 1.8 # 1.7 1.7.post2 1.7+x",
        "pypi # >1.7.post2 # 1.7.post3 # 1.7 1.7.post2",
        "pypi # <1.7 # 1.6.9 # 1.7 1.7rc1 1.6rc1",
        "pypi # <1.7.post1 # 1.7 1.6.9 # 1.7.post1",
        "pypi # >1.7rc2 # 1.7rc3 1.7.post1 # 1.7rc2.post1 1.7rc2",
        "pypi # <1.7rc2 # 1.7rc1 # 1.7rc2 1.7",
        "pypi # >=1.0,<2 # 1.0 1.9 1.0+x # 2.0 1.5b1",
        "pypi # >=1.0b1 # 1.0b1 1.5b1 # 1.0a9",
        "pypi # ===odd # odd ODD # 1.0 odd1",
        "pypi # >=2!1.0 # 2!1.1 # 99",
        "pypi # <=1.1 # 1.1 1.1+x # 1.1.post1 odd",
        "maven # [1.0,2.0) # 1.0 1.5 2.0-SNAPSHOT # 2.0 0.9 1.0-rc1",
        "maven # (,1.0],[1.2,) # 1.0 0.1 1.2 9 # 1.1",
        "maven # [1.5] # 1.5 1.5.0 # 1.5.1",
        "maven # 1.5 # 1.5 9 # ",
        "nuget # [1.0.0, 2.0.0) # 1.0 1.9.9 # 2.0.0 0.9",
        "nuget # 1.0 # 1.0.0 99.0 # 0.9.9",
        "nuget # (1.0,) # 1.0.0.1 # 1.0",
        "nuget # 1.2.* # 1.2.0 1.9.0 # 1.1.9",
        "gem # ~> 2.0.8 # 2.0.8 2.0.99 # 2.1 2.0.7",
        "gem # ~> 2.2, != 2.2.1 # 2.2 2.9 # 2.2.1 3.0",
        "gem # >= 1.0.a # 1.0.b 1.0 # 0.9",
        "nuget # *-* # 0.0.1-a 1.0 # ",
        "nuget # 1.2.*-* # 1.2.0-beta 1.3.0 # 1.1.9",
        "nuget # 1.2.3-beta.* # 1.2.3-beta.1 1.2.3 # 1.2.3-alpha",
        "cargo # 1.2.3 # 1.2.3 1.9.0 # 1.2.2 2.0.0 1.3.0-rc.1",
        "cargo # 0.2.3 # 0.2.3 0.2.9 # 0.3.0",
        "cargo # 0.0.3 # 0.0.3 # 0.0.4",
        "cargo # 0 # 0.0.1 0.9.0 # 1.0.0",
        "cargo # ~1.2 # 1.2.0 1.2.9 # 1.3.0",
        "cargo # =1.2 # 1.2.7 # 1.3.0 1.1.9",
        "cargo # 1.* # 1.0.0 1.99.0 # 2.0.0",
        "cargo # * # 0.0.1 9.0.0 # 1.0.0-a",
        "cargo # >=1.2, <1.5 # 1.2.0 1.4.9 # 1.5.0 1.1.0",
        "cargo # 1.0.0-rc.1 # 1.0.0-rc.2 1.5.0 # 1.0.0-beta 1.5.0-rc.1",
        "golang # v1.2.3 # v1.2.3 v1.9.0 # v1.2.2",
        "golang # v1.2 # v1.2.0 v1.2.9 # v1.3.0 v1.3.0-rc.1 v1.1.9",
        "golang # v1 # v1.0.0 v1.99.1 # v2.0.0",
        "golang # <v1.2.3 # v1.2.2 # v1.2.3",
        "golang # >= v1.2.3 # v1.2.3 # v1.2.2",
        "composer # ^1.2.3 # 1.2.3 1.9 # 1.2.2 2.0.0 2.0.0-beta1",
        "composer # ^0.3 # 0.3.0 0.3.9 # 0.4.0 0.2.9",
        "composer # ^0.0.3 # 0.0.3 # 0.0.4",
        "composer # ^0 # 0.9.0 # 1.0.0",
        "composer # ~1.2 # 1.2.0 1.9 # 2.0 1.1",
        "composer # ~1.2.3 # 1.2.3 1.2.9 # 1.3.0",
        "composer # ~1 # 1.0 1.9 # 2.0",
        "composer # 1.0.* # 1.0.0 1.0.9 # 1.1.0 0.9",
        "composer # 1.0 - 2.0 # 1.0 2.0.9 # 2.1 0.9",
        "composer # 1.0.0 - 2.1.0 # 2.1.0 # 2.1.1",
        "composer # >=1.0 <1.1 || >=1.2 # 1.0.5 1.2 9.9 # 1.1.5",
        "composer # >=1.0,<2.0|3.0.* # 1.5 3.0.1 # 2.5",
        "composer # !=1.5,>=1 # 1.4 # 1.5 0.9",
        "composer # ^1.0@beta # 1.0.0 1.5 # 2.0",
        "composer # @dev # 1.0 # ",
        "composer # v1.5.0 # 1.5 # 1.5.1",
        "conan # ^1.2 || 3.0 # 1.2 1.9 3.0 # 2.0-a 3.1",
        "openssl # 1.0.2k, 3.0.1 # 1.0.2k 3.0.1 # 1.0.2",
        "nginx # 0.8.40+, 0.5.6-0.5.9 # 0.8.40 0.8.99 0.5.7 # 0.9.0 0.5.10"
      })
  void holds(String scheme, String range, String in, String out) {
    VersionRange parsed = parse(scheme, range);
    for (String version : in.split(" ")) {
      assertThat(parsed.contains(version)).as("%s in %s", version, range).isTrue();
    }
    for (String version : out == null ? new String[0] : out.split(" ")) {
      assertThat(parsed.contains(version)).as("%s not in %s", version, range).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "pypi # >=2.7, !=3.0.*, !=3.1.* # vers:pypi/>=2.7|<3.0.dev0|>=3.2.dev0",
        "pypi # !=1.*, !=1.5.* # vers:pypi/<1.dev0|>=2.dev0",
        "pypi # ~=2.2 # vers:pypi/>=2.2|<3.dev0",
        "pypi # '' # vers:pypi/*",
        "maven # [1.0,2.0),[2.0,3.0] # vers:maven/>=1.0|<=3.0",
        "maven # (,1.0),(1.0,) # vers:maven/!=1.0",
        "maven # [1.0] # vers:maven/1.0",
        "gem # ~> 2.2.0, != 2.2.1 # vers:gem/>=2.2.0|!=2.2.1|<2.3",
        "npm # ^1.0.0 || ^1.5.0 || 3.0.0 # vers:npm/>=1.0.0|<2.0.0|3.0.0"
      })
  void inVersNotation(String scheme, String range, String vers) {
    assertThat(Vers.of(parse(scheme, range))).hasToString(vers);
    assertThat(Vers.parse(vers)).hasToString(vers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "pypi # 1.0 # begins with no comparison",
        "pypi # >=foo # not a PEP 440 version",
        "pypi # >=1.* # plain release",
        "pypi # ~=1 # two numbers",
        "pypi # >1.0+x # no local version",
        "maven # [1.0,2.0 # not closed",
        "maven # [2.0,1.0] # 2.0 is above 1.0",
        "maven # (1.0) # a single version",
        "maven # [] # a version is missing",
        "maven # [1.0]x[2.0] # opens no bracket",
        "nuget # [1.0],[2.0] # more than one interval",
        "gem # ~> # not a version",
        "cargo # 1.0, # a comparator is missing",
        "cargo # 1.0 || 2.0 # no comparator of Cargo",
        "golang # latest # asks for no version",
        "composer # ^main # is not a version",
        "composer # >=1 || # a constraint is missing",
        "openssl # 1.0.2,, # not a version",
        "nginx # all # not a version"
      })
  void refuses(String scheme, String range, String why) {
    assertThatThrownBy(() -> parse(scheme, range))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("in \"" + range + "\"");
  }

  @Test
  void boundsItsInput() {
    assertThatThrownBy(() -> parse("npm", "1 ".repeat(VersionRange.MAX_LENGTH)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("longer than");
  }

  private static VersionRange parse(String scheme, String range) {
    return VersionRange.parse(VersionScheme.named(scheme).orElseThrow(), range);
  }
}
