package cordon.bench.warm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator: one thread, eight connections, as fast as the server answers. */
public final class Wrk {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern ERRORS =
      Pattern.compile("(?:Non-2xx or 3xx responses|Socket errors): .*");

  /** One run; latencies in milliseconds. */
  public record Load(long requests, double perSecond, double p50, double p99) {}

  private Wrk() {}

  /**
   * @throws IllegalStateException when any request failed: a fast refusal is no measurement
   */
  public static Load run(String url, int seconds, List<String> headers) {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c8", "-d" + seconds + "s", "--timeout", "60s", "--latency"));
    headers.forEach(h -> command.addAll(List.of("-H", h)));
    command.add(url);
    String output = output(command);
    Matcher errors = ERRORS.matcher(output);
    if (errors.find()) {
      throw new IllegalStateException(url + ": " + errors.group());
    }
    return new Load(
        Long.parseLong(find(REQUESTS, output)),
        Double.parseDouble(find(RATE, output)),
        millis(find(Pattern.compile("\\s50%\\s+(\\S+)"), output)),
        millis(find(Pattern.compile("\\s99%\\s+(\\S+)"), output)));
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk did not print " + pattern + ":\n" + output);
    }
    return matcher.group(1);
  }

  /** wrk writes {@code 812.00us}, {@code 1.25ms} or {@code 1.02s}. */
  static double millis(String text) {
    double number = Double.parseDouble(text.replaceAll("[a-z]+$", ""));
    return text.endsWith("us") ? number / 1000 : text.endsWith("ms") ? number : number * 1000;
  }
}
