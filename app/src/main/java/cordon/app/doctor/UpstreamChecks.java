package cordon.app.doctor;

import cordon.terminal.Figures;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each upstream answers, lets the gate in, and has the clock that we have. What it is asked
 * with is never shown.
 */
final class UpstreamChecks {
  /** Ages of releases are judged in days; more than this breaks tokens and certificates too. */
  static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);

  private static final int TIMEOUT_MILLIS = 5_000;

  private final InstantSource clock;

  UpstreamChecks(InstantSource clock) {
    this.clock = clock;
  }

  List<Finding> run(List<Probe> upstreams) {
    List<Finding> findings = new ArrayList<>();
    upstreams.forEach(upstream -> findings.addAll(check(upstream)));
    return findings;
  }

  private List<Finding> check(Probe upstream) {
    try {
      HttpURLConnection connection = (HttpURLConnection) upstream.url().toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      // The secret is for this host; that it leads elsewhere is an answer, too.
      connection.setInstanceFollowRedirects(false);
      upstream
          .credentials()
          .ifPresent(c -> connection.setRequestProperty("Authorization", c.authorization()));
      int status = connection.getResponseCode();
      long date = connection.getDate();
      connection.disconnect();
      Finding answer = answer(upstream, status);
      return date == 0 ? List.of(answer) : List.of(answer, skew(upstream.name(), date));
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              place(upstream) + " cannot be reached",
              String.valueOf(e),
              "check the network, a proxy, or the setting of this upstream"));
    }
  }

  private static Finding answer(Probe upstream, int status) {
    if (status >= 500) {
      return Finding.wrong(
          place(upstream) + " is in trouble",
          "it answers " + status,
          "wait; the gate serves what it has cached");
    }
    if (upstream.variable().isPresent() && upstream.credentials().isEmpty()) {
      return Finding.caution(
          place(upstream) + " was asked without its credentials",
          upstream.variable().get() + " is not set here",
          "run `cordon doctor` where it is set, as `cordon serve` has it");
    }
    String with = upstream.credentials().isPresent() ? ", with the gate's credentials" : "";
    return switch (status) {
      case 401 -> refused(upstream);
      case 403 ->
          Finding.caution(
              place(upstream) + " answers 403" + with,
              "either it does not let us in, or only not list its root",
              "fetch a package that it has through the gate; the answer says which");
      default ->
          Finding.fine("upstream " + upstream.name() + " answers at " + upstream.url() + with);
    };
  }

  private static Finding refused(Probe upstream) {
    return upstream.credentials().isPresent()
        ? Finding.wrong(
            place(upstream) + " refuses the gate's credentials",
            "it answers 401 to what " + upstream.variable().orElse("the setting") + " holds",
            "renew the secret, and restart `cordon serve` with it")
        : Finding.wrong(
            place(upstream) + " wants credentials",
            "it answers 401, and the configuration names none",
            "set `password-env` of this upstream, and `username` if it takes one");
  }

  private static String place(Probe upstream) {
    return "upstream " + upstream.name() + " at " + upstream.url();
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
