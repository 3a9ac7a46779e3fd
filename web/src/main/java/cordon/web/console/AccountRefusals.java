package cordon.web.console;

import cordon.base.Problem;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;

/** Why somebody does not get the token that they ask for. */
final class AccountRefusals {
  private AccountRefusals() {}

  /** A person could name any unit, and so speak for it. */
  static Problem notOfPeople() {
    return Problem.of(
        "account/units",
        "a personal token is not bound to units",
        "only tokens of programs speak for units",
        "ask an administrator for one with `\"kind\":\"workload\"`");
  }

  static Problem notTheirs(UnitScope own) {
    return Problem.of(
        "access/out-of-reach",
        "nobody gives away more units than they speak for",
        "your token is bound to " + own.text(),
        "name some of these in `units`");
  }

  static Problem tooFar(Reach own) {
    return Problem.of(
        "access/out-of-reach",
        "nobody gives away more upstreams than they have",
        "your token is limited to " + own.text(),
        "name some of these in `upstreams`");
  }

  static Problem tooMuch(Role role) {
    return Problem.of(
        "access/role-missing",
        "nobody gives away a role that they do not have",
        "`" + role.slug() + "`",
        "leave the role out or take a lesser one");
  }
}
