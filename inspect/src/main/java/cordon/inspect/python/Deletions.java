package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Deleting: destruction, or the removal of traces. */
final class Deletions {
  private final Evaluator evaluator;

  Deletions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Deleting is destruction where it is a home or a disk that goes. */
  void destroy(Invocation invocation) {
    String path = Files.path(invocation.first());
    boolean root = path.equals("/") && !isWritten(invocation.written(0));
    if (!root && (Everything.is(path) || Personal.isAny(path) || Personal.holds(path))) {
      evaluator.add(Behaviour.DESTROY, path, invocation.flow(), invocation.at());
    }
  }

  /** As a text or a constant; {@code path.rstrip('/') or '/'} means the root as a last resort. */
  private static boolean isWritten(@Nullable Expr path) {
    return path instanceof Expr.Constant
        || (path instanceof Expr.Name(int at, String id) && id.equals(id.toUpperCase(Locale.ROOT)));
  }

  void remove(Invocation invocation) {
    if (Personal.isAny(Files.path(invocation.first()))) {
      evaluator.add(Behaviour.DESTROY, "files of the user", invocation.flow(), invocation.at());
    }
    boolean itself =
        invocation.first().known() instanceof Known.Named(String n) && n.equals("__file__");
    if (itself || isBeside(Files.path(invocation.first()))) {
      evaluator.add(Behaviour.COVER_TRACKS, "own-file", Flow.NONE, invocation.at());
    }
  }

  /** A file of the name of that which the code stands in, if others have no such name. */
  private boolean isBeside(String path) {
    String own = evaluator.code.layer.path();
    return !own.endsWith("/__init__.py")
        && path.length() > 2
        && path.charAt(0) == Value.HOLE
        && path.substring(1)
            .replace('\\', '/')
            .equals("/" + own.substring(own.lastIndexOf('/') + 1));
  }
}
