package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.exposure.Provenance;
import cordon.web.Identity;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeakerTest {

  private static Speaker developer(String actor, String... units) {
    return speaker(actor, Role.DEVELOPER, units);
  }

  private static Speaker speaker(String actor, Role role, String... units) {
    return new Speaker(
        new Identity(
            actor, Role.closure(Set.of(role)), Map.of(), Reach.ALL, UnitScope.of(List.of(units))));
  }

  private static void refused(Speaker speaker, String unit, String... why) {
    assertThatThrownBy(() -> speaker.unit(unit, ""))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo("access/unit-not-theirs"))
        .hasMessageContainingAll(why);
  }

  @Test
  void aProgramThatNobodyBoundSpeaksForItsOwnName() {
    Speaker ci = developer("token:ci");
    assertThat(ci.unit("ci", "")).isEqualTo("ci");
    assertThat(ci.unit("ci/train", "")).isEqualTo("ci/train");
    assertThat(ci.unit("", "")).isEqualTo("ci");
    assertThat(ci.unit("", "acme/app")).isEqualTo("ci/acme/app");
    assertThat(ci.provenance()).isEqualTo(Provenance.BUILD);
    refused(ci, "prod/api", "`prod/api`", "`ci`", "--unit prod/api");
    refused(ci, "ci-other", "`ci-other`");
    refused(ci, "c", "`c`");
  }

  @Test
  void aBoundOneSpeaksForWhatItIsBoundTo() {
    Speaker bound = developer("token:ci", "ci/train", "prod/*-api");
    assertThat(bound.unit("ci/train", "")).isEqualTo("ci/train");
    assertThat(bound.unit("prod/pay-api", "")).isEqualTo("prod/pay-api");
    assertThat(bound.unit("", "")).isEqualTo("ci/train");
    assertThat(bound.unit("", "acme/app")).isEqualTo("ci/train");
    assertThat(bound.unit("", "prod/x-api")).isEqualTo("prod/x-api");
    refused(bound, "ci", "`ci`", "ci/train, prod/*-api");
    refused(bound, "ci/train/x", "bound");
    refused(bound, "prod/-ap", "bound");
    assertThatThrownBy(() -> developer("token:ci", "a/*").unit("", "")).hasMessageContaining("a/*");
    assertThatThrownBy(() -> developer("token:ci", "a/*").unit("", "b/app"))
        .hasMessageContaining("`b/app`");
    assertThat(developer("token:ci", "a/*").unit("", "a/app")).isEqualTo("a/app");
  }

  @Test
  void anAnalystSpeaksForAllUnlessBound() {
    Speaker analyst = speaker("user:rosa", Role.ANALYST);
    assertThat(analyst.unit("prod/api", "")).isEqualTo("prod/api");
    assertThat(analyst.unit("", "acme/app")).isEqualTo("acme/app");
    assertThat(analyst.provenance()).isEqualTo(Provenance.ANALYST);
    assertThatThrownBy(() -> analyst.unit("", "")).hasMessageContaining("`unit`");
    analyst.requireOrganisation();
    Speaker bound = speaker("token:import", Role.ANALYST, "lab/*");
    refused(bound, "prod/api", "lab/*");
    assertThatThrownBy(bound::requireOrganisation).hasMessageContaining("organisation");
  }

  @Test
  void aPersonWhoIsNoAnalystSpeaksForNothing() {
    Speaker person = developer("user:rosa");
    refused(person, "rosa", "`rosa`");
    refused(person, "laptop", "bound to no units");
    assertThatThrownBy(() -> person.unit("", "acme/app")).hasMessageContaining("`acme/app`");
  }

  @Test
  void starsStandForAnyCharacters() {
    UnitScope scope = UnitScope.of(List.of("a*b*c"));
    assertThat(List.of("abc", "axbyc", "abbcc", "a/b/c")).allMatch(scope::names);
    assertThat(List.of("ab", "ac", "acb", "xabc", "abcx", "")).noneMatch(scope::names);
    assertThat(UnitScope.of(List.of("*")).names("anything/at all")).isTrue();
    assertThat(UnitScope.of(List.of("ab*ba")).names("aba")).isFalse();
    assertThat(UnitScope.ofKept(scope.kept())).isEqualTo(scope);
    assertThat(scope.covers(UnitScope.of(List.of("a1b2c")))).isTrue();
    assertThat(scope.covers(UnitScope.UNBOUND)).isFalse();
    assertThat(UnitScope.UNBOUND.covers(scope)).isTrue();
  }
}
