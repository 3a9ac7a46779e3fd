package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of paths, which are texts here. */
final class PathMethods {
  private final Evaluator evaluator;
  private final Effects effects;

  PathMethods(Evaluator evaluator, Effects effects) {
    this.evaluator = evaluator;
    this.effects = effects;
  }

  /** What a method of {@code pathlib.Path} gives; null when it is none of these. */
  @Nullable Value call(Value of, String name, Invocation invocation) {
    Expr receiver = invocation.receiver();
    return switch (name) {
      case "write_text", "write_bytes" -> {
        effects.files().wroteText(of, invocation.first(), invocation.at());
        effects.files().write(of, receiver, invocation.flow(), invocation.at());
        yield Value.UNKNOWN;
      }
      case "read_text", "read_bytes" ->
          Value.unknown(of.flow().and(evaluator.session.files.named(of.textWithHoles())));
      case "open" -> Builtins.handle(of, receiver, invocation.argument(0, "mode"));
      case "expanduser", "resolve", "absolute", "as_posix", "rename" -> of;
      case "joinpath" -> {
        List<Value> parts = new ArrayList<>(List.of(of));
        parts.addAll(invocation.arguments());
        yield Library.join(parts);
      }
      case "chmod" -> {
        evaluator.add(
            Behaviour.MAKE_EXECUTABLE,
            of.textWithHoles(),
            of.flow().and(evaluator.session.files.named(of.textWithHoles())),
            invocation.at());
        yield Value.UNKNOWN;
      }
      case "exists", "is_file", "is_dir" -> Value.UNKNOWN;
      case "glob", "rglob", "iterdir" -> kept(of, invocation.at());
      case "unlink", "rmdir" -> {
        effects.call(
            "os.unlink",
            Value.UNKNOWN,
            new Invocation(List.of(of), Map.of(), List.of(), null, invocation.at()));
        yield Value.UNKNOWN;
      }
      default -> null;
    };
  }

  /** What lies in a home is what its user keeps. */
  private @Nullable Value kept(Value of, int at) {
    if (!Personal.holds(of.textWithHoles())) {
      return null;
    }
    evaluator.add(Behaviour.SECRET, "personal-files", Flow.NONE, at);
    return Personal.paths(of.textWithHoles(), of.flow().and(Behaviour.SECRET));
  }
}
