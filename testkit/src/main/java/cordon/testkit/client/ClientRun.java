package cordon.testkit.client;

import java.time.Duration;
import java.util.List;

/**
 * One finished run of a client.
 *
 * @param exit the exit code
 * @param took wall time, for reports only
 */
public record ClientRun(
    List<String> command, int exit, String stdout, String stderr, Duration took) {

  public boolean ok() {
    return exit == 0;
  }

  /** What a person saw on the terminal: stdout, then stderr. */
  public String output() {
    return stdout + stderr;
  }

  /** The command, its exit code and all output: the message of a failing test. */
  @Override
  public String toString() {
    return String.join(" ", command) + "\nexit " + exit + "\n" + output();
  }
}
