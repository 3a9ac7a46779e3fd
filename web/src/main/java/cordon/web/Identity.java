package cordon.web;

import java.util.Map;
import java.util.Set;

/**
 * Who asks.
 *
 * @param actor as it stands in facts: {@code user:owner}, {@code token:ci-build}, {@code
 *     address:127.0.0.1}, {@code job:ci:acme/app}
 * @param roles what they may do, with everything that is implied; empty for a client without a
 *     token
 * @param claims what a verified token of a CI job says of it, such as {@code repository}; empty for
 *     everybody else
 * @param reach which upstreams the credential opens
 * @param units which units it may speak for
 */
public record Identity(
    String actor, Set<Role> roles, Map<String, String> claims, Reach reach, UnitScope units) {

  public Identity(String actor, Set<Role> roles, Map<String, String> claims, Reach reach) {
    this(actor, roles, claims, reach, UnitScope.UNBOUND);
  }

  public Identity(String actor, Set<Role> roles, Map<String, String> claims) {
    this(actor, roles, claims, Reach.ALL);
  }

  public Identity(String actor, Set<Role> roles) {
    this(actor, roles, Map.of());
  }

  public Identity {
    roles = Set.copyOf(roles);
  }

  public boolean may(Role role) {
    return roles.contains(role);
  }

  /** The name of the user behind a session; empty for tokens and addresses. */
  public String userName() {
    return actor.startsWith("user:") ? actor.substring("user:".length()) : "";
  }
}
