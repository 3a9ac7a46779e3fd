package cordon.inspect.python;

import cordon.inspect.fact.Language;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;

/**
 * A function from elsewhere as far as its name tells: what every call of it asks, answered once for
 * all of them.
 *
 * @param last what follows the last dot
 * @param meanings what rules tell of it
 * @param packaged whether it may be one of another file of the package
 * @param takes whether it calls what it is given
 * @param hears whether it does so with what somebody writes from afar
 * @param setsUp whether it is {@code setup()}
 * @param imports whether it is a hook of the import system
 * @param keeps whether what it is called on holds what it is given
 * @param connects whether it is given the address of a host first
 */
record Callee(
    String last,
    List<Meaning> meanings,
    boolean packaged,
    boolean takes,
    boolean hears,
    boolean setsUp,
    boolean imports,
    boolean keeps,
    boolean connects) {
  /** Functions and methods whose first argument is a host, or a host and a port. */
  private static final Set<String> CONNECTS =
      Set.of(
          "connect",
          "connect_ex",
          "create_connection",
          "HTTPConnection",
          "HTTPSConnection",
          "sendto",
          "FTP");

  static Callee of(String name, Vocabulary vocabulary) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return new Callee(
        last,
        vocabulary.ofName(Language.PYTHON, name),
        name.indexOf('.') > 0 && !Modules.isStandard(name),
        Callers.takes(name),
        Callers.hears(name),
        Callers.isSetup(name),
        name.startsWith("sys.meta_path.")
            || name.startsWith("sys.path_hooks.")
            || Callers.LOADS_BY.contains(name),
        Methods.keeps(last),
        CONNECTS.contains(last));
  }
}
