package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Issuers;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request signs in with, told from what it carries away. */
final class Credentials {
  /** Options of {@code curl} that neither say where it asks nor what it tells. */
  private static final Set<String> PLAIN =
      Set.of(
          "-s",
          "-S",
          "-f",
          "-L",
          "-sS",
          "-sL",
          "-sSL",
          "-fsS",
          "-fsSL",
          "-H",
          "--header",
          "--silent",
          "--show-error",
          "--fail",
          "--location");

  /** A request that signs in, which is no secret to whoever it is for. */
  private static final String SIGNED = "urllib.request.Request.signed";

  /** What does not tell what it signs in with, nor lead it elsewhere. */
  private static final Set<String> HARMLESS = Set.of("add_header", "method", "get_method", "data");

  /** By these, another program may run than the one that is named. */
  private static final Set<String> OTHERWISE = Set.of("executable", "env", "cwd");

  private Credentials() {}

  /** What a call gave from which the token was told apart. */
  static Value made(String name, Flow given, Flow told) {
    boolean signed = name.endsWith(".Request") && given.has(Behaviour.SECRET);
    return new Value(new Known.Result(signed && !told.has(Behaviour.SECRET) ? SIGNED : name), told);
  }

  /** What flows out of an attribute of such a request, and into it once that is changed. */
  static Flow ofAttribute(Value of, String name) {
    return of.known() instanceof Known.Result(String from)
            && from.equals(SIGNED)
            && !HARMLESS.contains(name)
        ? Flow.of(Behaviour.SECRET)
        : Flow.NONE;
  }

  /**
   * What {@code Request(url, data, headers)} tells whoever is asked: a token that signs in to a
   * code host is no secret to that.
   */
  static Flow told(String name, Flow given, Invocation invocation) {
    return name.startsWith("urllib")
            && name.endsWith(".Request")
            && Issuers.isAsked(invocation.argument(0, "url").textWithHoles())
            && !rest(invocation).has(Behaviour.SECRET)
        ? given.without(Behaviour.SECRET)
        : given;
  }

  /**
   * The same for {@code curl -H 'Authorization: token …' https://…}.
   *
   * @param given all that flows into the command
   */
  static Flow toldByProgram(Invocation command, Flow given) {
    List<Value> words = command.argument(0, "args").items().orElse(List.of());
    boolean another = OTHERWISE.stream().anyMatch(command.keywords()::containsKey);
    if (another || words.isEmpty() || !words.getFirst().text().orElse("").equals("curl")) {
      return given;
    }
    Flow rest = Flow.NONE;
    for (Value word : words.subList(1, words.size())) {
      String text = word.textWithHoles();
      int colon = text.indexOf(": ");
      boolean signsIn =
          colon > 0
              && Issuers.signsIn(text.substring(0, colon), Value.text(text.substring(colon + 2)));
      if (!signsIn && !PLAIN.contains(text) && !Issuers.isAsked(text)) {
        return given;
      }
      rest = signsIn ? rest : rest.and(word.flow());
    }
    return rest.has(Behaviour.SECRET) ? given : given.without(Behaviour.SECRET);
  }

  /** Of all that is given but the token. */
  private static Flow rest(Invocation invocation) {
    Flow rest = Flow.NONE;
    List<Value> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      rest = rest.and(i == 2 ? headers(arguments.get(i)) : arguments.get(i).flow());
    }
    for (Map.Entry<String, Value> each : invocation.keywords().entrySet()) {
      boolean headers = each.getKey().equals("headers");
      rest = rest.and(headers ? headers(each.getValue()) : each.getValue().flow());
    }
    return rest;
  }

  private static Flow headers(Value of) {
    if (!(of.known() instanceof Known.Pairs(Map<String, Value> headers))) {
      return of.flow();
    }
    Flow rest = Flow.NONE;
    for (Map.Entry<String, Value> each : headers.entrySet()) {
      boolean signsIn = Issuers.signsIn(each.getKey(), each.getValue());
      rest = signsIn ? rest : rest.and(each.getValue().flow());
    }
    return rest;
  }
}
