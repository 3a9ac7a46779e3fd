package cordon.gate.override;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.time.Instant;
import java.util.Optional;

/** Why an exception cannot be made, granted, confirmed, ended or reviewed. */
public final class ExceptionProblems {
  static final String BAD_OVERRIDE = "gate/bad-override";
  static final String BAD_REQUEST = "gate/bad-request";
  static final String PERSON_NEEDED = "gate/person-needed";
  static final String SECOND_PERSON = "gate/second-person-needed";
  static final String NO_OVERRIDE = "gate/no-such-override";
  static final String NO_REQUEST = "gate/no-such-request";
  static final String DECIDED = "gate/already-decided";
  static final String NOT_YET = "gate/not-yet";

  private ExceptionProblems() {}

  /** The HTTP status of a problem of this package; 400 for any other. */
  public static int status(Problem problem) {
    return switch (problem.type()) {
      case PERSON_NEEDED, SECOND_PERSON -> 403;
      case NO_OVERRIDE, NO_REQUEST -> 404;
      case DECIDED, NOT_YET -> 409;
      default -> 400;
    };
  }

  /** A waiver or block that does not say what it must. */
  public static Problem override(String field, String why, String remedy) {
    return Problem.of(BAD_OVERRIDE, "the override cannot be taken", field + ": " + why, remedy);
  }

  static void refuse(Optional<Problem> problem) {
    if (problem.isPresent()) {
      throw problem.get().asException();
    }
  }

  static Problem request(String field, String why, String remedy) {
    return Problem.of(BAD_REQUEST, "the request cannot be taken", field + ": " + why, remedy);
  }

  public static ProblemException noOverride(String id) {
    return Problem.of(
            NO_OVERRIDE,
            "there is no waiver or block `" + id + "` in force",
            "it may have ended already",
            "see those in force with `cordon gate overrides`")
        .asException();
  }

  static ProblemException notWaiting(String id) {
    return Problem.of(
            NO_OVERRIDE,
            "no waiver `" + id + "` waits for a second person",
            "it may be confirmed, ended or expired already",
            "see `cordon gate overrides --all`")
        .asException();
  }

  static ProblemException notToReview(String id) {
    return Problem.of(
            NO_OVERRIDE,
            "no break-glass waiver `" + id + "` waits for its review",
            "it may be reviewed already",
            "see `cordon gate overrides --all`")
        .asException();
  }

  static ProblemException stillOpen(String id) {
    return Problem.of(
            NOT_YET,
            "the break-glass waiver `" + id + "` is still open",
            "a review looks back on it",
            "end it first: `cordon gate end " + id + "`")
        .asException();
  }

  static ProblemException unreviewed(String id) {
    return Problem.of(
            NOT_YET,
            "your last break-glass waiver waits for its review",
            "`" + id + "` must be closed by somebody else before you open another",
            "ask another approver to review it, or for an ordinary waiver")
        .asException();
  }

  static ProblemException noRequest(String id) {
    return Problem.of(
            NO_REQUEST,
            "there is no request `" + id + "`",
            "",
            "see the open ones with `cordon gate requests`")
        .asException();
  }

  static ProblemException decided(String id, String state, String by) {
    return Problem.of(
            DECIDED,
            "the request `" + id + "` is decided already",
            "it was " + state + " by " + by,
            "ask anew where that was wrong")
        .asException();
  }

  static ProblemException asked(String id) {
    return Problem.of(
            DECIDED,
            "you have asked for this already",
            "the request `" + id + "` is open",
            "wait for its outcome, or ask one of the approvers")
        .asException();
  }

  static ProblemException lapsed(String id, Instant end) {
    return Problem.of(
            DECIDED,
            "the time that request `" + id + "` asked for is over",
            "it asked for a waiver until " + end,
            "decline it, and let it be asked anew")
        .asException();
  }

  static ProblemException wider(String what) {
    return Problem.of(
            BAD_REQUEST,
            "a grant may be narrower or shorter than what was asked, never wider",
            what,
            "leave it as it was asked, or make a waiver of your own")
        .asException();
  }
}
