package cordon.gate.inspection;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.gate.Coordinate;
import cordon.gate.Inspection;
import cordon.gate.Inspector;
import cordon.gate.inspection.InspectionStore.Key;
import cordon.gate.policy.InspectionStatus;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.suppress.Suppression;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Lets nothing out that its inspector has not seen, and asks it once for the same bytes. Without an
 * inspector it stands in nobody's way.
 *
 * <p>Results are in memory, under every digest by which the metadata names the bytes, so that a
 * list knows what was found when a file was fetched; each for the {@link Form} in which they were
 * read.
 */
public final class Inspections implements AutoCloseable {
  /** Inspecting is work for the processor: more at once would only be slower. */
  private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Optional<Inspector> inspector;
  private final InspectionStore store;
  private final InspectionReports reports;
  private final InstantSource clock;
  private final KnownInspections known = new KnownInspections();
  private final Map<Key, CompletableFuture<Inspection>> running = new ConcurrentHashMap<>();
  private volatile Consumer<Coordinate> sourced = source -> {};

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().name("inspect-", 0).daemon().factory());

  private Inspections(
      Optional<Inspector> inspector,
      InspectionStore store,
      InspectionReports reports,
      InstantSource clock) {
    this.inspector = inspector;
    this.store = store;
    this.reports = reports;
    this.clock = clock;
  }

  /** Reads what this inspector's rules found before. */
  public static Inspections open(
      Optional<Inspector> inspector, Database database, Ledger ledger, InstantSource clock) {
    InspectionStore store = new InspectionStore(database, ledger);
    Inspections inspections =
        new Inspections(inspector, store, new InspectionReports(database), clock);
    inspections.refresh();
    return inspections;
  }

  /** Takes up what other servers on the same database found by the same rules. */
  public void refresh() {
    inspector.ifPresent(by -> known.refresh(store, by.ruleSet()));
  }

  /**
   * Calls somebody when the source of Python wheels has been inspected.
   *
   * @param listener is given the coordinate of the source; called on the inspecting thread
   */
  public void whenSourced(Consumer<Coordinate> listener) {
    sourced = listener;
  }

  /** Whether anybody inspects. */
  public boolean active() {
    return inspector.isPresent();
  }

  /** What was found by whatever rules, also by an inspector that is gone. */
  public InspectionReports reports() {
    return reports;
  }

  /** The rules that are in force; empty where nobody inspects. */
  public Optional<String> ruleSet() {
    return inspector.map(Inspector::ruleSet);
  }

  /** What the organisation accepts, each until a day. */
  public List<Suppression> suppressions() {
    return inspector.map(Inspector::suppressions).orElse(List.of());
  }

  /** Who inspects; empty where nobody does. */
  public Optional<Inspector> inspector() {
    return inspector;
  }

  /** The rules, to be read. */
  public Optional<RuleSet> rules() {
    return inspector.flatMap(Inspector::rules);
  }

  /** Whether there is a result for bytes by this name, by the rules that are in force. */
  public boolean knows(Coordinate coordinate, Digest sha256) {
    return known.has(sha256, Form.of(coordinate));
  }

  /** Grows when a result comes in that lists must heed. */
  public long generation() {
    return known.generation();
  }

  /** How far an artifact of this name with one of these digests has come. */
  public InspectionStatus status(Coordinate coordinate, List<Digest> digests) {
    if (inspector.isEmpty()) {
      return new InspectionStatus.NoInspector();
    }
    String rules = inspector.get().ruleSet();
    return known
        .gravest(Form.of(coordinate), digests)
        .<InspectionStatus>map(found -> new InspectionStatus.Done(found, rules, suppressions()))
        .orElseGet(InspectionStatus.Pending::new);
  }

  /**
   * Returns when the bytes have a result.
   *
   * @param sha256 of the bytes
   * @param stated digests by which metadata names them
   * @throws InspectionPendingException when there is none within the inspector's budget, or it
   *     failed; an inspection that was begun goes on
   */
  public void require(Coordinate coordinate, Digest sha256, List<Digest> stated, Path file)
      throws InspectionPendingException, InterruptedIOException {
    if (inspector.isEmpty()) {
      return;
    }
    Form form = Form.of(coordinate);
    Set<Digest> unknown = known.without(form, sha256, stated);
    if (unknown.isEmpty()) {
      return;
    }
    Inspector by = inspector.get();
    Optional<Inspection> before = known.get(sha256, form);
    if (before.isPresent()) {
      keep(by, coordinate, form, sha256, unknown, before.get());
      return;
    }
    await(by, coordinate, start(by, coordinate, sha256, unknown, file));
  }

  private CompletableFuture<Inspection> start(
      Inspector by, Coordinate coordinate, Digest sha256, Set<Digest> names, Path file) {
    return running.computeIfAbsent(
        new Key(sha256, Form.of(coordinate)),
        key ->
            CompletableFuture.supplyAsync(
                    () -> inspect(by, coordinate, sha256, names, file), threads)
                .whenCompleteAsync((result, failure) -> running.remove(key), threads));
  }

  private Inspection inspect(
      Inspector by, Coordinate coordinate, Digest sha256, Set<Digest> names, Path file) {
    try {
      Form form = Form.of(coordinate);
      Optional<Inspection> before = found(new Key(sha256, form), by.ruleSet());
      Inspection found = before.isPresent() ? before.get() : by.inspect(coordinate, sha256, file);
      Inspection counts = keep(by, coordinate, form, sha256, names, found);
      if (form.isSource()) {
        sourced.accept(coordinate);
      }
      return counts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By whoever was faster: another thread a moment ago, or another server. */
  private Optional<Inspection> found(Key key, String ruleSet) {
    return known.get(key.digest(), key.form()).or(() -> store.find(key, ruleSet));
  }

  /** Durable before it counts, and it counts before anybody is let through by it. */
  private Inspection keep(
      Inspector by,
      Coordinate coordinate,
      Form form,
      Digest sha256,
      Set<Digest> names,
      Inspection found) {
    Inspection counts =
        store.put(coordinate, form, sha256, names, by.ruleSet(), found, clock.instant());
    names.forEach(name -> known.learn(new Key(name, form), counts));
    return counts;
  }

  /**
   * Looks again into a wheel that was inspected before its source was; what is found counts beside
   * what was found before, the graver of both. Does nothing with other artifacts.
   *
   * @param stated digests by which metadata names the bytes
   * @throws IOException as the inspector does
   */
  public void besideSource(Coordinate coordinate, Digest sha256, List<Digest> stated, Path file)
      throws IOException {
    Form form = Form.of(coordinate);
    if (inspector.isEmpty()
        || !form.isWheel()
        || !knows(coordinate, sha256)
        || known.has(sha256, form.besideSource())) {
      return;
    }
    Inspector by = inspector.get();
    Optional<Inspection> found = by.besideSource(coordinate, sha256, file);
    if (found.isPresent()) {
      Set<Digest> names = new LinkedHashSet<>(stated);
      names.add(sha256);
      keep(by, coordinate, form.besideSource(), sha256, names, found.get());
    }
  }

  private static void await(
      Inspector by, Coordinate coordinate, CompletableFuture<Inspection> result)
      throws InspectionPendingException, InterruptedIOException {
    String what = coordinate.file().orElse(coordinate.purl());
    try {
      result.get(by.budget().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw pending(what, "it takes longer than " + by.budget().toSeconds() + " s; it goes on");
    } catch (ExecutionException e) {
      throw pending(what, "the inspector failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an inspection");
    }
  }

  private static InspectionPendingException pending(String what, String why) {
    return new InspectionPendingException(
        Problem.of(
            "gate/not-inspected",
            what + " is not inspected yet, so it is not handed out",
            why,
            "ask again in " + RETRY_AFTER.toSeconds() + " seconds"),
        RETRY_AFTER);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
