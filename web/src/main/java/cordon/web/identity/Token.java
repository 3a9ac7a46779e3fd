package cordon.web.identity;

import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A credential for programs, without its secret.
 *
 * @param owner the user whose personal token it is; empty for a workload's
 * @param role what it may do in the API; empty for a token that only fetches packages
 * @param reach the upstreams from which it fetches packages
 * @param units the units that it may speak for
 */
public record Token(
    String id,
    String name,
    Optional<String> owner,
    Set<Scope> scopes,
    Optional<Role> role,
    Reach reach,
    UnitScope units,
    String createdBy,
    Instant created,
    Instant expires,
    Optional<Instant> revoked,
    Optional<Instant> used) {

  /** What a token opens. */
  public enum Scope {
    /** Package protocols. */
    GATE,
    /** The API, within the token's role. */
    API
  }

  public boolean isLive(Instant now) {
    return revoked.isEmpty() && now.isBefore(expires);
  }
}
