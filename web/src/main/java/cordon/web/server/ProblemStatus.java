package cordon.web.server;

import cordon.base.Problem;

/** The status of a problem that a handler threw instead of sending it with one. */
final class ProblemStatus {
  private ProblemStatus() {}

  static int of(Problem problem) {
    return switch (problem.type()) {
      case "request/unknown-host" -> 421;
      case "access/role-missing",
          "access/cross-site",
          "access/session-needed",
          "access/unit-not-theirs" ->
          403;
      case "account/unknown-user", "account/unknown-token" -> 404;
      case "account/name-taken", "account/last-administrator" -> 409;
      case "account/dead-link", "exposure/dead-link" -> 410;
      case "account/too-many-attempts" -> 429;
      case "ledger/behind" -> 503;
      // The request was right; whoever asks again later may be answered.
      default -> problem.type().startsWith("store/") ? 503 : 400;
    };
  }
}
