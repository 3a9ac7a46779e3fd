package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;

/** What comes back from programs that are started. */
final class Answers {
  private static final List<String> CLIENTS = List.of("curl", "wget");

  private Answers() {}

  /**
   * What a client of the network signs in with is not in the answer; the service that a cloud gives
   * each machine answers with secrets.
   */
  static Flow ofProgram(Invocation invocation, Flow given) {
    List<Value> words = invocation.argument(0, "args").items().orElse(List.of());
    boolean client = !words.isEmpty() && CLIENTS.contains(words.getFirst().text().orElse(""));
    boolean asks =
        words.stream().anyMatch(word -> word.textWithHoles().startsWith("http"))
            && words.stream().noneMatch(OwnMachine::answers);
    return client && asks ? given.without(Behaviour.SECRET) : given;
  }
}
