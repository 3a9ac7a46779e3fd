package cordon.exposure.api;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.Provenance;
import cordon.web.Exchange;
import cordon.web.Identity;
import cordon.web.Role;
import java.util.List;

/**
 * For which units a caller may speak, and on whose word that counts (decision 0107). A token that
 * is bound to units speaks for these; an analyst who is not bound speaks for all; a program that
 * nobody bound speaks for what has its own name, which is also the unit of what it pulls.
 */
public final class Speaker {
  private final Identity identity;

  Speaker(Identity identity) {
    this.identity = identity;
  }

  Provenance provenance() {
    return identity.may(Role.ANALYST) ? Provenance.ANALYST : Provenance.BUILD;
  }

  /**
   * Whose document it is.
   *
   * @param unit as asked for; empty where the caller leaves it to us
   * @param project what the caller's pipeline builds, such as {@code acme/app}; empty where it does
   *     not say
   * @throws ProblemException when the caller may not speak for it, or it cannot be told
   */
  String unit(String unit, String project) {
    if (!unit.isEmpty()) {
      if (!speaksFor(unit)) {
        throw notTheirs(unit);
      }
      return unit;
    }
    if (!project.isEmpty() && speaksFor(project)) {
      return project;
    }
    if (identity.units().bound()) {
      return onlyUnit(project);
    }
    if (provenance() == Provenance.ANALYST) {
      throw untold("a person answers for many");
    }
    String own = ownName();
    if (own.isEmpty()) {
      throw notTheirs(project);
    }
    return project.isEmpty() ? own : own + "/" + project;
  }

  /**
   * Who acts for the organisation by a request.
   *
   * @return the actor, as in facts
   * @throws ProblemException where the caller is bound to some units
   */
  public static String ofOrganisation(Exchange exchange) {
    new Speaker(exchange.identity()).requireOrganisation();
    return exchange.identity().actor();
  }

  /** Refuses who is bound to some units, and so does not speak for the organisation. */
  void requireOrganisation() {
    if (identity.units().bound()) {
      throw notTheirs("");
    }
  }

  private boolean speaksFor(String unit) {
    if (identity.units().bound()) {
      return identity.units().names(unit);
    }
    String own = ownName();
    return provenance() == Provenance.ANALYST
        || !own.isEmpty() && (unit.equals(own) || unit.startsWith(own + "/"));
  }

  private String onlyUnit(String project) {
    List<String> named =
        identity.units().patterns().stream().filter(pattern -> !pattern.contains("*")).toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    throw project.isEmpty()
        ? untold("the token is bound to " + identity.units().text())
        : notTheirs(project);
  }

  /** People have none here: their names belong into no document. */
  private String ownName() {
    return identity.actor().startsWith("token:")
        ? identity.actor().substring("token:".length())
        : "";
  }

  private static ProblemException untold(String why) {
    return Problem.of(
            "exposure/bad-upload",
            "`unit` cannot be used",
            "it is missing, and " + why,
            "name the host, image, job or service: `unit`, or `cordon observe --unit NAME`")
        .asException();
  }

  private ProblemException notTheirs(String unit) {
    String what = unit.isEmpty() ? "the organisation" : "the unit `" + unit + "`";
    String who =
        identity.units().bound()
            ? identity.actor() + " is bound to " + identity.units().text()
            : identity.actor() + " is bound to no units" + underItsName();
    return Problem.of(
            "access/unit-not-theirs",
            "you do not speak for " + what,
            who,
            "an administrator makes a token that does: `cordon token create NAME --role developer"
                + " --unit "
                + (unit.isEmpty() ? "UNIT" : unit)
                + "`")
        .asException();
  }

  private String underItsName() {
    String own = ownName();
    return own.isEmpty() ? "" : ", and so speaks for `" + own + "` and `" + own + "/…`";
  }
}
