package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pickled bytes in a literal: which functions they name is enough to tell that they run code. */
final class Pickled {
  private record Named(List<String> modules, List<String> functions) {}

  private static final List<Named> RUN =
      List.of(
          new Named(List.of("posix", "nt", "os"), List.of("system", "popen", "execv", "spawnv")),
          new Named(
              List.of("subprocess"),
              List.of("Popen", "run", "call", "check_call", "check_output", "getoutput")),
          new Named(List.of("builtins", "__builtin__"), List.of("exec", "eval", "compile")));

  /** What files of objects are called by. */
  private static final List<String> FILES =
      List.of(".pkl", ".pickle", ".dill", ".joblib", ".pt", ".pth", ".ckpt");

  private Pickled() {}

  /** A file of objects of the package itself: loading it is reading code. */
  static void refer(Evaluator evaluator, Value file, int at) {
    String path = file.textWithHoles();
    boolean own = path.length() > 2 && path.charAt(0) == Value.HOLE && path.charAt(1) == '/';
    if (own && FILES.stream().anyMatch(path::endsWith)) {
      evaluator.session.sink.refer(
          evaluator.unit(),
          evaluator.code.layer.line(at),
          new Reference.File(List.of(path.substring(2)), ""));
    }
  }

  static boolean runs(Value pickled) {
    String text = pickled.octets().map(b -> new String(b, StandardCharsets.ISO_8859_1)).orElse("");
    return RUN.stream()
        .anyMatch(named -> names(text, named.modules()) && names(text, named.functions()));
  }

  /** A name ends a line in protocol 0 and stands behind its length in the later ones. */
  private static boolean names(String text, List<String> names) {
    return names.stream()
        .anyMatch(name ->
            text.contains("c" + name + "\n")
                || text.contains("\n" + name + "\n")
                || text.contains((char) name.length() + name));
  }
}
