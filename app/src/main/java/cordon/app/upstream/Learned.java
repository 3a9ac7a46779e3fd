package cordon.app.upstream;

import cordon.base.Ecosystem;
import java.net.URI;

/** What asking the machine for the upstream of an ecosystem came to. */
public sealed interface Learned {
  Ecosystem ecosystem();

  /**
   * The client uses this registry.
   *
   * @param how for a person: what was asked
   */
  record Found(Ecosystem ecosystem, URI url, String how) implements Learned {}

  /**
   * The ecosystem stays off.
   *
   * @param remedy the line that turns it on
   */
  record Off(Ecosystem ecosystem, String why, String remedy) implements Learned {}

  /** An ecosystem that stays off, with the line that turns it on. */
  static Off off(Ecosystem ecosystem, String why) {
    return new Off(
        ecosystem,
        why,
        "set upstream."
            + ecosystem.purlType()
            + ".default.url in cordon.toml, or pass --set upstream."
            + ecosystem.purlType()
            + ".default.url=URL");
  }
}
