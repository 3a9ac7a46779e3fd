package cordon.inspect.tree;

/** The part of a file's name that says what it is. */
final class Extensions {
  private Extensions() {}

  /** What follows the last dot of a name; empty where there is none, or only a leading one. */
  static String of(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }
}
