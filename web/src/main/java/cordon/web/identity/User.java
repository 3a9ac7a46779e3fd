package cordon.web.identity;

import cordon.web.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person with an account.
 *
 * @param name lower case, for sign-in
 * @param display as people write it
 * @param roles as given, without what they imply
 * @param hasPassword whether the person has taken up the invitation
 * @param disabled kept for the evidence, but may do nothing
 */
public record User(
    String name,
    String display,
    Set<Role> roles,
    boolean hasPassword,
    boolean disabled,
    Instant created) {

  public String actor() {
    return "user:" + name;
  }
}
