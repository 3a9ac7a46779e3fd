package cordon.app.upstream;

import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Learns upstreams from the clients on this machine, all at once, and remembers the answer. */
public final class UpstreamLearner {
  private final Environment environment;
  private final OwnAddresses own;
  private final UpstreamMemory memory;

  /**
   * @param environment where the clients are
   * @param own never an upstream
   * @param dataDirectory where the answer is remembered
   */
  public UpstreamLearner(Environment environment, OwnAddresses own, Path dataDirectory) {
    this.environment = environment;
    this.own = own;
    this.memory = new UpstreamMemory(dataDirectory);
  }

  /** What is remembered, at once; where nothing is, what the clients say. */
  public List<Learned> learn() {
    return memory.recall().filter(known -> !known.isEmpty()).orElseGet(this::askAndRemember);
  }

  /** As {@link #learn}, for who only looks: remembers nothing. */
  public List<Learned> known() {
    return memory.recall().filter(known -> !known.isEmpty()).orElseGet(this::ask);
  }

  /**
   * Asks the clients in the background whether they still say the same; for when the server
   * listens, as clients take longer to start than it does.
   *
   * @param known what {@link #learn} said
   * @param whenChanged told when the clients say something else, which the next start will use
   */
  public void refresh(List<Learned> known, Consumer<List<Learned>> whenChanged) {
    Thread.ofPlatform().daemon().name("upstream-learner").start(() -> compare(known, whenChanged));
  }

  /**
   * Asks the clients now, and takes what is remembered where one only names the gate by now or says
   * nothing; remembers nothing itself. So the server's next start would have it.
   */
  public List<Learned> askBesides() {
    return besides(memory.recall().orElse(List.of()));
  }

  /** Asks the clients now; remembers nothing. */
  public List<Learned> ask() {
    List<CompletableFuture<Learned>> questions = new ArrayList<>();
    for (Supplier<Learned> question :
        List.<Supplier<Learned>>of(
            new NpmUpstream(environment, own)::learn,
            new PipUpstream(environment, own)::learn,
            new MavenUpstream(environment, own)::learn)) {
      CompletableFuture<Learned> answer = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> complete(answer, question));
      questions.add(answer);
    }
    return questions.stream().map(CompletableFuture::join).toList();
  }

  private static void complete(CompletableFuture<Learned> answer, Supplier<Learned> question) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private List<Learned> askAndRemember() {
    List<Learned> learned = ask();
    memory.remember(learned);
    return learned;
  }

  /** A client that is silent today does not take away what it said before. */
  private List<Learned> besides(List<Learned> before) {
    return ask().stream()
        .map(l -> l instanceof Learned.Off ? found(before, l.ecosystem()).orElse(l) : l)
        .toList();
  }

  private void compare(List<Learned> before, Consumer<List<Learned>> whenChanged) {
    List<Learned> now = besides(before);
    if (!now.equals(before)) {
      memory.remember(now);
      whenChanged.accept(now);
    }
  }

  private static Optional<Learned> found(List<Learned> learned, Ecosystem ecosystem) {
    return learned.stream()
        .filter(l -> l.ecosystem() == ecosystem && l instanceof Learned.Found)
        .findFirst();
  }
}
