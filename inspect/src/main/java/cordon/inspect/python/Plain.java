package cordon.inspect.python;

import java.util.Set;

/** Functions whose result says nothing of what they were given. */
final class Plain {
  private static final Set<String> DROPS =
      Set.of(
          "len",
          "isinstance",
          "issubclass",
          "hasattr",
          "callable",
          "print",
          "bool",
          "type",
          "id",
          "hash",
          "os.path.exists",
          "os.path.isfile",
          "os.path.isdir",
          "os.path.getsize",
          "os.path.getmtime",
          "os.access",
          "time.sleep",
          "time.time",
          "os.makedirs",
          "os.mkdir",
          "sys.exit",
          "exit",
          "quit",
          "super",
          "object",
          "logging.getLogger",
          "ord");

  private Plain() {}

  static boolean drops(String name) {
    return DROPS.contains(name);
  }
}
