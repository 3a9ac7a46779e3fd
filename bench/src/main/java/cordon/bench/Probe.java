package cordon.bench;

import cordon.bench.Fixtures.Target;
import cordon.testkit.http.RawClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One object asked of one contender. */
final class Probe {
  private static final int FEW_REQUESTS = 200;
  private static final int LONGER = 4;

  private final Contender contender;
  private final Target target;
  private final String path;
  private int seconds;

  /**
   * @param seconds of one round; longer where so few requests would end that the eight in flight at
   *     the end, whose CPU time counts, would distort the figure
   */
  Probe(Contender contender, Target target, int seconds) {
    this.contender = contender;
    this.target = target;
    this.seconds = seconds;
    this.path = contender.prefix() + target.path();
  }

  /**
   * Fills the cache, checks that the right object comes, lets compilers see the path.
   *
   * @param proper the origin's own answer
   * @throws IllegalStateException when something else comes
   */
  void warmUp(RawClient.Answer proper) throws IOException {
    RawClient.Answer answer = RawClient.get(contender.port(), path);
    if (answer.status() != 200 || !answer.complete() || !isSame(answer.body(), proper.body())) {
      String text = answer.text();
      throw new IllegalStateException(
          "%s answers %s with '%s' and %d bytes: %s"
              .formatted(
                  contender.name(),
                  path,
                  answer.statusLine(),
                  answer.body().length,
                  text.substring(0, Math.min(300, text.length()))));
    }
    if (Wrk.run(url(), seconds, condition()).requests() < FEW_REQUESTS) {
      seconds *= LONGER;
    }
  }

  /** One round. */
  Sample sample() throws IOException {
    List<String> headers = condition();
    var tree = new ProcessTree(contender.pid());
    long before = tree.cpuMillis();
    Wrk.Load load = Wrk.run(url(), seconds, headers);
    if (load.requests() == 0) {
      throw new IllegalStateException(
          "%s answers no request for %s within %d s".formatted(contender.name(), path, seconds));
    }
    double cpu = (double) (tree.cpuMillis() - before) / load.requests();
    return new Sample(cpu, load.perSecond(), load.p50(), load.p99());
  }

  /** Tarballs bit for bit; a packument is rewritten by some, but none may lose half of it. */
  private boolean isSame(byte[] body, byte[] proper) {
    return target.path().endsWith(".tgz")
        ? Arrays.equals(body, proper)
        : body.length > proper.length / 2;
  }

  /**
   * The header under which this contender answers 304, which is checked; none for other targets.
   */
  private List<String> condition() throws IOException {
    if (!target.revalidate()) {
      return List.of();
    }
    String tag = RawClient.get(contender.port(), path).headers().first("ETag").orElse("none");
    String condition = "If-None-Match: " + tag;
    int status = RawClient.get(contender.port(), path, condition).status();
    if (status != 304) {
      throw new IllegalStateException(
          "%s answers %s with %d instead of 304 (ETag %s)"
              .formatted(contender.name(), path, status, tag));
    }
    return List.of(condition);
  }

  private String url() {
    return "http://127.0.0.1:" + contender.port() + path;
  }
}
