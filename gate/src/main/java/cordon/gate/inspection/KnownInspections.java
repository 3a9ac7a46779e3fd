package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.gate.Inspection;
import cordon.gate.Inspection.Result;
import cordon.gate.inspection.InspectionStore.Key;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was found by the rules in force, in memory: under every digest by which the bytes are named,
 * for the form in which they were read.
 */
final class KnownInspections {
  /** Results from before sequences were kept have -1. */
  private static final long BEFORE_ALL = -2;

  private final Map<Key, Inspection> found = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  /** The ledger's sequence up to which the results of all servers are here. */
  private long heard = BEFORE_ALL;

  /** Takes up what all servers found by these rules since the last time. */
  synchronized void refresh(InspectionStore store, String ruleSet) {
    InspectionStore.News news = store.since(ruleSet, heard);
    heard = news.sequence();
    news.found().forEach(this::learn);
  }

  void learn(Key key, Inspection inspection) {
    Inspection before = found.put(key, inspection);
    if (before == null && !passes(inspection.result())) {
      generation.incrementAndGet();
    }
  }

  /** A list says of these what it said before they were inspected, and need not be made again. */
  private static boolean passes(Result result) {
    return result == Result.CLEAN || result == Result.NOT_INSPECTED;
  }

  /** Grows when a result comes in that lists must heed. */
  long generation() {
    return generation.get();
  }

  Optional<Inspection> get(Digest digest, Form form) {
    return Optional.ofNullable(found.get(new Key(digest, form)));
  }

  boolean has(Digest digest, Form form) {
    return found.containsKey(new Key(digest, form));
  }

  /** Those names of the same bytes under which nothing is known; most often none. */
  Set<Digest> without(Form form, Digest sha256, List<Digest> stated) {
    if (has(sha256, form) && stated.stream().allMatch(digest -> has(digest, form))) {
      return Set.of();
    }
    Set<Digest> names = new LinkedHashSet<>(stated);
    names.add(sha256);
    names.removeIf(name -> has(name, form));
    return names;
  }

  /**
   * What was found under any of these digests, and for a wheel also what was found beside its
   * source: the gravest, should somebody manage to give two artifacts a weak digest in common.
   */
  Optional<Inspection> gravest(Form form, List<Digest> digests) {
    Optional<Inspection> gravest = Optional.empty();
    for (Digest digest : digests) {
      gravest = graver(gravest, get(digest, form));
      if (form.isWheel()) {
        gravest = graver(gravest, get(digest, form.besideSource()));
      }
    }
    return gravest;
  }

  private static Optional<Inspection> graver(Optional<Inspection> a, Optional<Inspection> b) {
    return gravity(b) > gravity(a) ? b : a;
  }

  private static int gravity(Optional<Inspection> inspection) {
    return inspection.map(found -> gravity(found.result())).orElse(-1);
  }

  private static int gravity(Result result) {
    return switch (result) {
      case CLEAN -> 0;
      case NOT_INSPECTED -> 1;
      case NOT_FULLY_INSPECTED -> 2;
      case SUSPICIOUS -> 3;
      case MALICIOUS -> 4;
    };
  }
}
