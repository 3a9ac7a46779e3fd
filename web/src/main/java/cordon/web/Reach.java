package cordon.web;

import java.util.Set;
import java.util.TreeSet;

/**
 * How far the credential of a package client reaches.
 *
 * @param upstreams ecosystems ({@code npm}) and single upstreams ({@code npm/internal}) that it
 *     opens; empty for all of them
 */
public record Reach(Set<String> upstreams) {
  /** Of everybody without a limited credential. */
  public static final Reach ALL = new Reach(Set.of());

  public Reach {
    upstreams = Set.copyOf(upstreams);
  }

  public boolean limited() {
    return !upstreams.isEmpty();
  }

  /** Whether it opens an upstream, named as {@code npm/internal}. */
  public boolean covers(String upstream) {
    int slash = upstream.indexOf('/');
    return !limited()
        || upstreams.contains(upstream)
        || slash > 0 && upstreams.contains(upstream.substring(0, slash));
  }

  /** Whether it opens all that another one opens. */
  public boolean covers(Reach other) {
    return !limited() || other.limited() && other.upstreams.stream().allMatch(this::covers);
  }

  /** {@code npm, pypi/internal}; empty for all. */
  public String text() {
    return String.join(", ", new TreeSet<>(upstreams));
  }
}
