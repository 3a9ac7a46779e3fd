package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What it means when a pickle names a global. */
final class ModelNames {
  /** Ways to reach or make something else, which are judged by what they lead to. */
  private static final Set<Behaviour> STEPS =
      Set.of(Behaviour.INDIRECT, Behaviour.DECODE, Behaviour.LOAD_OBJECT);

  /** Modules as older Pythons and other systems call them (CPython, {@code _compat_pickle}). */
  private static final Map<String, String> RENAMED =
      Map.of(
          "__builtin__", "builtins",
          "__builtins__", "builtins",
          "exceptions", "builtins",
          "copy_reg", "copyreg",
          "cPickle", "pickle",
          "_pickle", "pickle",
          "_io", "io",
          "_operator", "operator",
          "_functools", "functools");

  /** Attributes by which a harmless object hands out everything else. */
  private static final Set<String> WAYS_OUT =
      Set.of(
          "__globals__",
          "__builtins__",
          "__subclasses__",
          "__code__",
          "__loader__",
          "__getattribute__",
          "__mro__",
          "f_globals",
          "f_builtins",
          "gi_frame");

  /** What Cython names the function by which it restores a class. */
  private static final String COMPILED_CLASS = "__pyx_unpickle_";

  /** Modules that others import, and by whose names nobody calls a module of a library. */
  private static final Set<String> IMPORTED =
      Set.of(
          "os",
          "posix",
          "nt",
          "subprocess",
          "sys",
          "builtins",
          "__builtins__",
          "ctypes",
          "importlib",
          "runpy",
          "shutil",
          "socket",
          "pty",
          "pip",
          "webbrowser",
          "_posixsubprocess");

  /** The verdict on a name. */
  sealed interface Judgement {
    record Allowed() implements Judgement {}

    /** What it does is never done by weights. */
    record Harm(Meaning meaning) implements Judgement {}

    record Step(Meaning meaning) implements Judgement {}

    record Unknown() implements Judgement {}
  }

  private static final Judgement ALLOWED = new Judgement.Allowed();
  private static final Judgement UNKNOWN = new Judgement.Unknown();

  private final Vocabulary vocabulary;

  ModelNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The one spelling of a name by which it is judged. */
  static String qualified(String module, String name) {
    int dot = module.indexOf('.');
    String root = dot < 0 ? module : module.substring(0, dot);
    String renamed = RENAMED.getOrDefault(root, root);
    String full = (dot < 0 ? renamed : renamed + module.substring(dot)) + "." + name;
    return full.startsWith("numpy.core.") ? "numpy._core." + full.substring(11) : full;
  }

  /** Harm weighs more than being allowed by one's package, and that more than being a step. */
  Judgement of(String name) {
    List<Meaning> meanings = vocabulary.ofName(Language.MODEL, name);
    if (!meanings.isEmpty() && !STEPS.contains(meanings.getFirst().behaviour())) {
      return new Judgement.Harm(meanings.getFirst());
    }
    Judgement out = wayOut(name);
    if (out instanceof Judgement.Harm) {
      return out;
    }
    if (vocabulary.allows(Language.MODEL, name.replace(COMPILED_CLASS, ""))) {
      return ALLOWED;
    }
    return meanings.isEmpty() ? UNKNOWN : new Judgement.Step(meanings.getFirst());
  }

  /** {@code torch.serialization.os.system}: modules hand out what they have imported. */
  private Judgement wayOut(String name) {
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      int next = rest.indexOf('.');
      if (WAYS_OUT.contains(next < 0 ? rest : rest.substring(0, next))) {
        return new Judgement.Harm(new Meaning(Behaviour.RUN_CODE, ""));
      }
      if (next > 0 && IMPORTED.contains(rest.substring(0, next))) {
        List<Meaning> meanings =
            vocabulary.ofName(
                Language.MODEL, qualified(rest.substring(0, next), rest.substring(next + 1)));
        if (!meanings.isEmpty() && !STEPS.contains(meanings.getFirst().behaviour())) {
          return new Judgement.Harm(meanings.getFirst());
        }
      }
    }
    return UNKNOWN;
  }
}
