package cordon.bench.warm;

import cordon.bench.peer.Contender;
import cordon.bench.peer.FileLinks;
import cordon.bench.peer.ProcessTree;
import cordon.testkit.http.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One object asked of one contender. */
final class Probe {
  private static final int FEW_REQUESTS = 200;
  private static final int LONGER = 4;

  /** A JVM compiles what it runs often only after some ten thousand runs. */
  private static final int WARM_UP_SECONDS = 20;

  private final Contender contender;
  private final Target target;
  private URI url;
  private int seconds;

  /**
   * @param seconds of one round; longer where so few requests would end that the eight in flight at
   *     the end, whose CPU time counts, would distort the figure
   */
  Probe(Contender contender, Target target, int seconds) {
    this.contender = contender;
    this.target = target;
    this.seconds = seconds;
    this.url = contender.registry().resolve(target.path());
  }

  /**
   * Fills the cache, checks that the right object comes, lets compilers see the path.
   *
   * @param proper the origin's own answer
   * @throws IllegalStateException when something else comes
   */
  void warmUp(byte[] proper) throws IOException {
    if (!target.linked().isEmpty()) {
      url = FileLinks.find(url, target.linked(), headers());
    }
    RawClient.Answer answer = get();
    if (answer.status() != 200 || !answer.complete() || !isSame(answer, proper)) {
      String text = answer.text();
      throw new IllegalStateException(
          "%s answers %s with '%s' and %d bytes: %s"
              .formatted(
                  contender.name(),
                  url,
                  answer.statusLine(),
                  answer.body().length,
                  text.substring(0, Math.min(300, text.length()))));
    }
    if (Wrk.run(url.toString(), WARM_UP_SECONDS, condition()).requests() < FEW_REQUESTS) {
      seconds *= LONGER;
    }
  }

  /** One round. */
  Sample sample() throws IOException {
    List<String> headers = condition();
    var tree = new ProcessTree(contender.pid());
    long before = tree.cpuMillis();
    Wrk.Load load = Wrk.run(url.toString(), seconds, headers);
    if (load.requests() == 0) {
      throw new IllegalStateException(
          "%s answers no request for %s within %d s".formatted(contender.name(), url, seconds));
    }
    double cpu = (double) (tree.cpuMillis() - before) / load.requests();
    return new Sample(cpu, load.perSecond(), load.p50(), load.p99());
  }

  /** Files bit for bit; a document is rewritten by some, but none may lose a file of it. */
  private boolean isSame(RawClient.Answer answer, byte[] proper) {
    return target.names().isEmpty()
        ? Arrays.equals(answer.body(), proper)
        : target.names().stream().allMatch(answer.text()::contains);
  }

  /** The header under which this contender answers 304, which is checked, where it is wanted. */
  private List<String> condition() throws IOException {
    if (!target.revalidate()) {
      return target.headers();
    }
    List<String> headers = new ArrayList<>(target.headers());
    String tag = get().headers().first("ETag").orElse("none");
    headers.add("If-None-Match: " + tag);
    int status =
        RawClient.get(url.getPort(), url.getRawPath(), headers.toArray(String[]::new)).status();
    if (status != 304) {
      throw new IllegalStateException(
          "%s answers %s with %d instead of 304 (ETag %s)"
              .formatted(contender.name(), url, status, tag));
    }
    return headers;
  }

  private RawClient.Answer get() throws IOException {
    return RawClient.get(url.getPort(), url.getRawPath(), headers());
  }

  private String[] headers() {
    return target.headers().toArray(String[]::new);
  }
}
