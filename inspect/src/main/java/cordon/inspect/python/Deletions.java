package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;

/** Deleting: destruction, or the removal of traces. */
final class Deletions {
  private final Evaluator evaluator;

  Deletions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Deleting is destruction where it is a home or a disk that goes. */
  void destroy(Invocation invocation) {
    String path = Files.path(invocation.first());
    // `path.rstrip('/') or '/'` means the root as a last resort only.
    boolean root =
        path.equals("/")
            && invocation.written(0) instanceof Expr.Primary primary
            && primary.trailers().getLast() instanceof Expr.Attribute;
    if (!root && (Everything.is(path) || Personal.isAny(path) || Personal.holds(path))) {
      evaluator.add(Behaviour.DESTROY, path, invocation.flow(), invocation.at());
    }
  }

  void remove(Invocation invocation) {
    if (Personal.isAny(Files.path(invocation.first()))) {
      evaluator.add(Behaviour.DESTROY, "files of the user", invocation.flow(), invocation.at());
    }
    boolean itself =
        invocation.first().known() instanceof Known.Named(String n) && n.equals("__file__");
    if (itself) {
      evaluator.add(Behaviour.COVER_TRACKS, "own-file", Flow.NONE, invocation.at());
    }
  }
}
