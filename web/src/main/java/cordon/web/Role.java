package cordon.web;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people and workloads may do; see docs/guides/sign-in.md for the table. */
public enum Role {
  VIEWER,
  DEVELOPER,
  ANALYST,
  VENDOR_MANAGER,
  DATA_OWNER,
  APPROVER,
  ADMINISTRATOR;

  /** Whether who has this role may do what {@code other} may. */
  public boolean implies(Role other) {
    return this == other
        || this == ADMINISTRATOR
        || other == VIEWER
        || (this == ANALYST && other == DEVELOPER);
  }

  /** The roles with everything that they imply. */
  public static Set<Role> closure(Set<Role> given) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    for (Role role : values()) {
      if (given.stream().anyMatch(g -> g.implies(role))) {
        all.add(role);
      }
    }
    return all;
  }

  /** As in the API and in forms: {@code vendor-manager}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Role> ofSlug(String slug) {
    for (Role role : values()) {
      if (role.slug().equals(slug)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
