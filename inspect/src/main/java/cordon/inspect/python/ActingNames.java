package cordon.inspect.python;

import cordon.inspect.fact.Language;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.HashSet;
import java.util.Set;

/** Names by which code can do something, and the names above them. Immutable. */
final class ActingNames {
  /** Those that are understood rather than looked up: they lead to any other. */
  private static final Set<String> OWN =
      Set.of(
          "__import__",
          "__builtins__",
          "__builtin__",
          "builtins",
          "compile",
          "eval",
          "exec",
          "execfile",
          "glob.glob",
          "glob.iglob",
          "globals",
          "importlib.__import__",
          "importlib.import_module",
          "importlib.reload",
          "locals",
          "mmap.PROT_EXEC",
          "os.listdir",
          "os.path.expanduser",
          "os.scandir",
          "os.walk",
          "pathlib.Path",
          "setattr",
          "sys.meta_path",
          "sys.path_hooks",
          "tarfile.TarFile",
          "tarfile.open",
          "zipfile.ZipFile",
          "os.environ",
          "os.environb",
          "os.getenv",
          "sys.modules",
          "vars");

  private final Set<String> acting = new HashSet<>(OWN);
  private final Set<String> above = new HashSet<>();

  ActingNames(Vocabulary vocabulary) {
    for (String name : vocabulary.names(Language.PYTHON)) {
      acting.add(name.endsWith(".*") ? name.substring(0, name.length() - 2) : name);
    }
    acting.addAll(Callers.HEARS);
    for (String name : acting) {
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        above.add(name.substring(0, dot));
      }
    }
  }

  /** Whether it does something itself. */
  boolean acts(String name) {
    return acting.contains(name);
  }

  /** Whether what does something has a name below it. */
  boolean leads(String name) {
    return above.contains(name);
  }

  /** Whether a call of it gives something whose methods may act: {@code requests.Session()}. */
  boolean isBelow(String name) {
    int dot = name.indexOf('.');
    return acts(name) || leads(dot < 0 ? name : name.substring(0, dot));
  }
}
