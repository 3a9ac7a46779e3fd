package cordon.web.identity;

import cordon.base.Problem;
import cordon.web.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of roles as text: slugs with commas between, in the order of {@link Role}. */
public final class Roles {
  private Roles() {}

  public static String text(Set<Role> roles) {
    return roles.stream().sorted().map(Role::slug).collect(Collectors.joining(","));
  }

  /**
   * @throws cordon.base.ProblemException for an unknown role
   */
  public static Set<Role> parse(String text) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String slug : text.split(",", -1)) {
      if (!slug.isBlank()) {
        roles.add(Role.ofSlug(slug.strip()).orElseThrow(() -> unknown(slug.strip()).asException()));
      }
    }
    return roles;
  }

  private static Problem unknown(String slug) {
    String known = Arrays.stream(Role.values()).map(Role::slug).collect(Collectors.joining(", "));
    return Problem.of(
        "account/unknown-role",
        "there is no role of this name",
        "`" + slug + "`",
        "take one of " + known);
  }
}
