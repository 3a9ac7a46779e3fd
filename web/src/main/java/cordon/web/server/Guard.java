package cordon.web.server;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Identity;
import java.io.IOException;
import java.util.Optional;

/** Decides who asks and whether they may, before the route's handler runs. */
@FunctionalInterface
public interface Guard {

  Admission admit(Request request, Access access) throws IOException;

  /** The answer of a guard. */
  sealed interface Admission {}

  /**
   * The handler runs.
   *
   * @param csrfToken what forms of this session must carry; empty without a session
   */
  record Admitted(Identity identity, String csrfToken) implements Admission {}

  /**
   * The handler does not run.
   *
   * @param challenge value of {@code WWW-Authenticate}, where a token would help
   */
  record Refused(int status, Problem problem, Optional<String> challenge) implements Admission {}

  /**
   * The handler does not run, and the route is told: the credential is good, but limited to other
   * upstreams than the route's.
   */
  record OutOfReach(Admitted who, Problem problem) implements Admission {}

  /** A person without a session asked for a page: they are led to the sign-in page. */
  record SignInFirst() implements Admission {}
}
