package cordon.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every request that a server took, in the order of arrival, so that a test can assert "one
 * upstream request" or "no credential forwarded". Keeps the first {@value #LIMIT}, counts all.
 */
public final class RequestLog {
  private static final int LIMIT = 200_000;

  private final List<Request> requests = new ArrayList<>();
  private int count;

  synchronized void add(Request request) {
    count++;
    if (requests.size() < LIMIT) {
      requests.add(request);
    }
  }

  public synchronized List<Request> all() {
    return List.copyOf(requests);
  }

  public synchronized int count() {
    return count;
  }

  /** Those whose decoded path is {@code path}, of any method. */
  public List<Request> to(String path) {
    return matching(r -> r.path().equals(path));
  }

  public List<Request> matching(Predicate<Request> wanted) {
    return all().stream().filter(wanted).toList();
  }

  /** Those that carry the header {@code name}: credentials, cookies. */
  public List<Request> withHeader(String name) {
    return matching(r -> r.headers().has(name));
  }

  /** Forgets everything so far. */
  public synchronized void clear() {
    requests.clear();
    count = 0;
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
