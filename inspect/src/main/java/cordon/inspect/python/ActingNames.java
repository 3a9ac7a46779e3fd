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
          "__builtin__",
          "__builtins__",
          "__import__",
          "aiofiles.open",
          "builtins",
          "codecs.open",
          "compile",
          "distutils.sysconfig.get_python_lib",
          "eval",
          "exec",
          "execfile",
          "glob.glob",
          "glob.iglob",
          "globals",
          "importlib.__import__",
          "importlib.import_module",
          "importlib.reload",
          "io.open",
          "locals",
          "mmap.PROT_EXEC",
          "mmap.mmap.write",
          "open",
          "os.environ",
          "os.environb",
          "os.fdopen",
          "os.getenv",
          "os.listdir",
          "os.path.expanduser",
          "os.scandir",
          "os.walk",
          "pathlib.Path",
          "pathlib.PosixPath",
          "pathlib.WindowsPath",
          "setattr",
          "shutil.make_archive",
          "shutil.unpack_archive",
          "site.getsitepackages",
          "site.getusersitepackages",
          "sys.meta_path",
          "sys.modules",
          "sys.path.append",
          "sys.path.insert",
          "sys.path_hooks",
          "sysconfig.get_path",
          "sysconfig.get_paths",
          "tarfile.TarFile",
          "tarfile.open",
          "zipfile.ZipFile",
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
