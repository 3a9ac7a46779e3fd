package cordon.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.web.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final Random random = new Random(7);

  @Test
  void tokensHaveTheirFormAndNoLookAlikePasses() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      String token = TokenText.of(secret);
      assertThat(token).matches("cdn_[0-9A-Za-z]{49}");
      assertThat(TokenText.isWellFormed(token)).isTrue();
      assertThat(seen.add(token)).isTrue();
      int at = 4 + random.nextInt(49);
      char other = token.charAt(at) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(TokenText.isWellFormed(changed)).as(changed).isFalse();
    }
    assertThat(TokenText.isWellFormed("")).isFalse();
    assertThat(TokenText.isWellFormed("cdn_")).isFalse();
  }

  @Test
  void passwordsAreSaltedCheckedAndNeverKept() {
    try (Passwords passwords = new Passwords(new Secrets(random), 1000)) {
      String one = passwords.hash("a sentence of words");
      assertThat(one).startsWith("pbkdf2-sha256$1000$").doesNotContain("sentence");
      assertThat(passwords.hash("a sentence of words")).isNotEqualTo(one);
      assertThat(passwords.matches("a sentence of words", one)).isTrue();
      assertThat(passwords.matches("a sentence of word", one)).isFalse();
      assertThat(passwords.matches("x".repeat(100_000), one)).isFalse();
      assertThat(passwords.matchesNobody("")).isFalse();
      for (String weak : new String[] {"short", "x".repeat(300), "administrator"}) {
        assertThatThrownBy(() -> passwords.requireGood(weak, "administrator"))
            .isInstanceOf(ProblemException.class);
      }
    }
  }

  @Test
  void productionRoundsAreThoseOfTheRecommendation() {
    assertThat(Identities.PASSWORD_ROUNDS).isGreaterThanOrEqualTo(600_000);
  }

  @Test
  void rolesImplyAndRoundTrip() {
    assertThat(Role.closure(Set.of(Role.ADMINISTRATOR))).isEqualTo(EnumSet.allOf(Role.class));
    assertThat(Role.closure(Set.of(Role.ANALYST)))
        .containsExactlyInAnyOrder(Role.ANALYST, Role.DEVELOPER, Role.VIEWER);
    assertThat(Role.closure(Set.of(Role.APPROVER)))
        .containsExactlyInAnyOrder(Role.APPROVER, Role.VIEWER);
    assertThat(Role.closure(Set.of())).isEmpty();
    for (Role role : Role.values()) {
      assertThat(Role.ofSlug(role.slug())).contains(role);
    }
    assertThat(Roles.parse("viewer, vendor-manager"))
        .containsOnly(Role.VIEWER, Role.VENDOR_MANAGER);
    assertThatThrownBy(() -> Roles.parse("boss")).isInstanceOf(ProblemException.class);
  }
}
