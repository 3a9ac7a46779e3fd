package cordon.gate;

import cordon.base.Ecosystem;
import cordon.base.Glob;
import java.time.Duration;
import java.util.Optional;

/**
 * A cool-down for some packages instead of their ecosystem's.
 *
 * @param ecosystem of which
 * @param name glob over the package name; {@code *} stands for any run of characters
 * @param coolDown how old a release must be; zero switches the check off for them
 * @param attested the same for a release with an attestation, where it is shorter
 */
public record CoolDownRule(
    Ecosystem ecosystem, String name, Duration coolDown, Optional<Duration> attested) {

  public boolean covers(Ecosystem asked, String packageName) {
    return ecosystem == asked && Glob.matches(name, packageName);
  }
}
