package cordon.gate.override;

import cordon.base.Problem;

/**
 * The rule that one person alone makes no hole. Only people count: a workload token may be in the
 * hands of whoever made it, and would be their second voice (docs/decisions/0035).
 */
final class TwoPersonRule {
  private static final String PERSON = "user:";

  private final boolean on;

  TwoPersonRule(boolean on) {
    this.on = on;
  }

  boolean on() {
    return on;
  }

  /**
   * Holds that a person acts, with a session or a personal token.
   *
   * @throws cordon.base.ProblemException where the option is on and it is none
   */
  void person(String actor) {
    if (on && !actor.startsWith(PERSON)) {
      throw Problem.of(
              ExceptionProblems.PERSON_NEEDED,
              "only a person can do this here",
              "exceptions take two people, and " + actor + " is not one",
              "sign in, or use a personal token (CORDON_TOKEN) made at /account")
          .asException();
    }
  }

  /**
   * Holds that somebody else said the first yes.
   *
   * @param first who did
   * @param actor who says the second
   * @throws cordon.base.ProblemException where they are the same
   */
  void another(String first, String actor) {
    if (first.equals(actor)) {
      throw Problem.of(
              ExceptionProblems.SECOND_PERSON,
              "this takes a second person",
              actor + " is the first one",
              "ask another approver")
          .asException();
    }
  }
}
