package cordon.app.doctor;

import cordon.terminal.Figures;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether each upstream answers, and whether its clock and ours agree. */
final class UpstreamChecks {
  /** Ages of releases are judged in days; more than this breaks tokens and certificates too. */
  static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);

  private static final int TIMEOUT_MILLIS = 5_000;

  private final InstantSource clock;

  UpstreamChecks(InstantSource clock) {
    this.clock = clock;
  }

  /** By the name under which the upstream is shown: {@code npm/default}. */
  List<Finding> run(Map<String, URI> upstreams) {
    List<Finding> findings = new ArrayList<>();
    upstreams.forEach((name, url) -> findings.addAll(check(name, url)));
    return findings;
  }

  private List<Finding> check(String name, URI url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      long date = connection.getDate();
      connection.disconnect();
      Finding reached =
          status >= 500
              ? Finding.wrong(
                  "upstream " + name + " at " + url + " is in trouble",
                  "it answers " + status,
                  "wait; the gate serves what it has cached")
              : Finding.fine("upstream " + name + " answers at " + url);
      return date == 0 ? List.of(reached) : List.of(reached, skew(name, date));
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              "upstream " + name + " at " + url + " cannot be reached",
              String.valueOf(e),
              "check the network, a proxy, or the setting of this upstream"));
    }
  }

  private Finding skew(String name, long dateMillis) {
    Duration skew = Duration.between(Instant.ofEpochMilli(dateMillis), clock.instant());
    return skew.abs().compareTo(TOLERATED_SKEW) > 0
        ? Finding.wrong(
            "this machine's clock and that of upstream "
                + name
                + " differ by "
                + Figures.duration(skew.abs()),
            "releases would count as older or younger than they are",
            "set the clock (for example with an NTP service)")
        : Finding.fine("the clock agrees with upstream " + name);
  }
}
