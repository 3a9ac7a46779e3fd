package cordon.inspect.chain;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts, and what rules ask of them, as sentences. */
public final class Wording {
  /** What is worth saying of what flows into an act; the rest is how it got there. */
  private static final Set<Behaviour> SAID =
      EnumSet.of(
          Behaviour.DECODE,
          Behaviour.DECRYPT,
          Behaviour.FETCH,
          Behaviour.SECRET,
          Behaviour.ENVIRONMENT,
          Behaviour.HOST_INFO,
          Behaviour.CAPTURE,
          Behaviour.WRITE,
          Behaviour.REQUEST,
          Behaviour.HANDED,
          Behaviour.PASSING);

  private Wording() {}

  static String of(Fact fact) {
    String detail = fact.detail().isEmpty() ? "" : " (" + Quote.harmless(fact.detail()) + ")";
    return verb(fact.behaviour()) + detail + inputs(fact);
  }

  /** What a rule asks for: {@code runs text as code, given what it decoded or what it fetched}. */
  public static String of(Need need) {
    Map<String, List<String>> acts = new LinkedHashMap<>();
    for (Need.Alternative wanted : need.alternatives()) {
      acts.computeIfAbsent(act(wanted), act -> new ArrayList<>()).add(nouns(wanted));
    }
    return acts.entrySet().stream()
        .map(act -> act.getKey() + given(String.join(" or ", act.getValue())))
        .collect(Collectors.joining("; or "));
  }

  /** What code does that has a behaviour: {@code starts a process}. */
  public static String of(Behaviour behaviour) {
    return verb(behaviour);
  }

  /** How far a rule looks; empty where it looks at everything. */
  public static Optional<String> of(Span span) {
    return switch (span) {
      case ALL -> Optional.empty();
      case SURE -> Optional.of("not what only the name of a method in another file leads to");
      case FILE -> Optional.of("all that it needs stands in one file");
      case NEAR ->
          Optional.of("only what the trigger starts, and functions that it calls in its file");
      case TRIGGER -> Optional.of("only what the trigger itself does and what it starts first");
    };
  }

  private static String act(Need.Alternative wanted) {
    String details =
        wanted.details().isEmpty()
            ? ""
            : " ("
                + wanted.details().stream()
                    .sorted()
                    .map(detail -> detail.startsWith("!") ? "not " + detail.substring(1) : detail)
                    .collect(Collectors.joining(" or "))
                + ")";
    return verb(wanted.behaviour()) + details;
  }

  private static String nouns(Need.Alternative wanted) {
    return wanted.inputs().stream()
        .sorted()
        .map(Wording::noun)
        .collect(Collectors.joining(" and "));
  }

  private static String inputs(Fact fact) {
    return given(
        fact.inputs().stream()
            .filter(SAID::contains)
            .sorted()
            .map(Wording::noun)
            .collect(Collectors.joining(", ")));
  }

  private static String given(String nouns) {
    return nouns.isEmpty() ? "" : ", given " + nouns;
  }

  private static String noun(Behaviour input) {
    return switch (input) {
      case DECODE -> "what it decoded";
      case DECRYPT -> "what it decrypted";
      case FETCH -> "what it fetched";
      case SECRET -> "a secret";
      case ENVIRONMENT -> "the environment";
      case HOST_INFO -> "what it learned of the machine";
      case CAPTURE -> "what it captured";
      case WRITE -> "a file it wrote";
      case REQUEST -> "what a visitor sent";
      case HANDED -> "a key or a password it was given";
      case PASSING -> "what was meant for others";
      default -> input.word();
    };
  }

  private static String verb(Behaviour behaviour) {
    return switch (behaviour) {
      case DECODE -> "decodes";
      case DECRYPT -> "decrypts";
      case ENCRYPT -> "encrypts";
      case BLOB -> "holds a long encoded text";
      case OBFUSCATED -> "is obfuscated";
      case CONCEALED -> "hides code from the eye";
      case INDIRECT -> "reaches a function by a computed name";
      case FETCH -> "fetches from the network";
      case FOREIGN_RUNTIME -> "brings the interpreter of another language";
      case RUN_CODE -> "runs text as code";
      case RUN_PROCESS -> "starts a process";
      case LOAD_NATIVE -> "loads native code";
      case LOAD_OBJECT -> "loads an object that runs code";
      case ESCAPE -> "starts a container that is given the machine";
      case SEND -> "sends to the network";
      case REMOTE_CONTROL -> "takes commands from afar";
      case SECRET -> "reaches for a secret";
      case PRIVATE -> "reaches for what is its owner's alone";
      case ENVIRONMENT -> "reads the whole environment";
      case HOST_INFO -> "reads who and where it is";
      case CAPTURE -> "records what its user does";
      case WALLET -> "meddles with wallets";
      case PROCESS_MEMORY -> "reads the memory of other processes";
      case REQUEST -> "takes what a visitor sends";
      case HANDED -> "is given a key or a password";
      case PASSING -> "sees what is meant for others";
      case WRITE -> "writes a file";
      case MAKE_EXECUTABLE -> "makes a file executable";
      case PERSIST -> "makes itself start again";
      case PUBLISH -> "publishes packages or commits";
      case HOOK -> "plants a hook for editors, assistants or CI";
      case DESTROY -> "deletes or overwrites much";
      case COVER_TRACKS -> "removes its traces";
      case DISARM -> "turns protection off";
      case MINE -> "mines coins";
      case HOST -> "names a destination";
      case GATE -> "acts only in some places";
      case DETACHED -> "runs apart from its caller";
      case DEPENDENCY -> "brings another package with it";
      case RESEMBLES -> "looks like another package";
      case UNSOURCED -> "is not so in the source";
      case PLATFORM -> "holds something of a platform";
    };
  }
}
