package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Counts the changes of what functions share: names of modules, members of classes. As long as none
 * happens, the same call gives the same.
 */
final class Changes {
  private long count;

  long count() {
    return count;
  }

  void note() {
    count++;
  }

  /** Whether two values are the same without looking into them, as they may be large. */
  static boolean same(@Nullable Value a, Value b) {
    if (a == null || !a.flow().equals(b.flow())) {
      return false;
    }
    return a.known() == b.known()
        || switch (a.known()) {
          case Known.Text text -> text.equals(b.known());
          case Known.Int number -> number.equals(b.known());
          case Known.Named named -> named.equals(b.known());
          case Known.Result result -> result.equals(b.known());
          case Closure closure -> closure.equals(b.known());
          case ClassObject.Instance(ClassObject of) ->
              b.known() instanceof ClassObject.Instance(ClassObject other) && of == other;
          default -> false;
        };
  }
}
