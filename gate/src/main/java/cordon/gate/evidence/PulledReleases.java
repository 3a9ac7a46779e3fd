package cordon.gate.evidence;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.gate.Purls;
import cordon.store.Database;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which releases of a package are in use here: those that were ever pulled, with the time of the
 * last pull. Answered from memory in well under a microsecond, because a decision may ask; kept
 * current as pulls are written and built at the start from one row for each release.
 *
 * <p>Memory is bounded: a release takes some hundred bytes, and beyond a number of them nothing is
 * kept and each question reads its few rows from the store.
 */
public final class PulledReleases {
  /** Some 40 MB. The largest organisations use some hundred thousand releases. */
  static final int MOST_IN_MEMORY = 400_000;

  private static final PulledRelease[] NONE = {};

  private final Database database;
  private final EventIndex index;
  private final int most;
  private final AtomicInteger held = new AtomicInteger();
  private final List<BiConsumer<String, PulledRelease>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable ConcurrentHashMap<String, PulledRelease[]> memory;
  private volatile long heard;

  public PulledReleases(Database database, EventIndex index) {
    this(database, index, MOST_IN_MEMORY);
  }

  PulledReleases(Database database, EventIndex index, int most) {
    this.database = database;
    this.index = index;
    this.most = most;
    load();
  }

  private void load() {
    index.await();
    database.read(h -> {
      heard = index.position(h);
      if (PulledTable.size(h) <= most) {
        memory = new ConcurrentHashMap<>();
        PulledTable.each(h, this::note);
      }
      return true;
    });
  }

  /**
   * The releases of a package that were pulled here, the most recently pulled first; a version that
   * came from several upstreams stands once for each.
   *
   * @param name in any spelling that means the package
   */
  public List<PulledRelease> of(Ecosystem ecosystem, String name) {
    Optional<String> purl = purl(ecosystem, name);
    if (purl.isEmpty()) {
      return List.of();
    }
    Map<String, PulledRelease[]> known = memory;
    PulledRelease[] found =
        known == null ? stored(purl.get()) : known.getOrDefault(purl.get(), NONE).clone();
    Arrays.sort(found, Comparator.comparing(PulledRelease::last).reversed());
    return List.of(found);
  }

  private PulledRelease[] stored(String purl) {
    index.catchUp();
    return database.read(h -> PulledTable.of(h, purl)).toArray(NONE);
  }

  /** Whether any release of the package was pulled; no more than a look-up. */
  public boolean any(Ecosystem ecosystem, String name) {
    Map<String, PulledRelease[]> known = memory;
    return known == null
        ? !of(ecosystem, name).isEmpty()
        : purl(ecosystem, name).filter(known::containsKey).isPresent();
  }

  /** Package URLs of everything that was pulled here; none when there are too many for memory. */
  List<String> packages() {
    Map<String, PulledRelease[]> known = memory;
    return known == null ? List.of() : List.copyOf(known.keySet());
  }

  /** A name that its registry would not take was never pulled. */
  private static Optional<String> purl(Ecosystem ecosystem, String name) {
    try {
      return Optional.of(Purls.ofPackage(ecosystem, name));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** Takes up what other servers on the same database have written. */
  public void refresh() {
    index.catchUp();
    database.read(h -> {
      long known = index.position(h);
      PulledTable.since(h, heard, this::note);
      heard = known;
      return true;
    });
  }

  /**
   * Calls back when a release is pulled that was not in use before, on the thread of the pull, with
   * the purl of its package; where too many are in use to remember, at every pull.
   */
  public void onFirst(BiConsumer<String, PulledRelease> listener) {
    listeners.add(listener);
  }

  /** A pull is durable. */
  void note(String packagePurl, PulledRelease pulled) {
    Map<String, PulledRelease[]> known = memory;
    int before = known == null ? 0 : known.getOrDefault(packagePurl, NONE).length;
    int after = known == null ? 1 : remember(known, packagePurl, pulled);
    if (after > before) {
      listeners.forEach(listener -> listener.accept(packagePurl, pulled));
    }
  }

  private int remember(
      Map<String, PulledRelease[]> known, String packagePurl, PulledRelease pulled) {
    PulledRelease[] all =
        Objects.requireNonNull(
            known.compute(
                packagePurl, (purl, before) -> with(before == null ? NONE : before, pulled)));
    if (held.get() > most) {
      memory = null;
    }
    return all.length;
  }

  private PulledRelease[] with(PulledRelease[] before, PulledRelease pulled) {
    for (int i = 0; i < before.length; i++) {
      PulledRelease one = before[i];
      if (one.version().equals(pulled.version()) && one.upstream().equals(pulled.upstream())) {
        if (one.last().isBefore(pulled.last())) {
          PulledRelease[] renewed = before.clone();
          renewed[i] = new PulledRelease(one.version(), one.upstream(), pulled.last());
          return renewed;
        }
        return before;
      }
    }
    held.incrementAndGet();
    PulledRelease[] more = Arrays.copyOf(before, before.length + 1);
    more[before.length] = pulled;
    return more;
  }
}
