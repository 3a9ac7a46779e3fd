package cordon.inspect.python;

import cordon.inspect.fact.Reference;
import cordon.inspect.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where modules are: the files that an import may mean. */
final class Modules {
  /** Top-level modules of the standard library, of Python 2 and 3. */
  private static final Set<String> STANDARD = standard();

  private static final int MOST_ROOTS = 8;

  private final String folder;

  /** Where calls of qualified names lead, as the same are called again and again. */
  private final Map<String, List<Reference.Target>> calls = new HashMap<>();

  /** Folders and archives of the package that the file has modules looked for in. */
  private final Set<String> roots = new LinkedHashSet<>();

  /**
   * @param path of the file that the imports stand in
   */
  Modules(String path) {
    this.folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static Set<String> standard() {
    try (InputStream in = Modules.class.getResourceAsStream("standard-library.txt")) {
      if (in == null) {
        throw new IllegalStateException("no standard-library.txt on the class path");
      }
      return Set.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name qualified, of a module or of what is in one
   */
  static boolean isStandard(String name) {
    int dot = name.indexOf('.');
    return STANDARD.contains(dot < 0 ? name : name.substring(0, dot));
  }

  /**
   * A relative import as an absolute one: within {@code a/b/c.py}, {@code from ..d} means {@code
   * a.d}. Paths that are no packages count as well, since only the end of a path decides.
   */
  static String absolute(String path, int level, String module) {
    if (level == 0) {
      return module;
    }
    String folder = path;
    for (int i = 0; i < level; i++) {
      int slash = folder.lastIndexOf('/');
      folder = slash < 0 ? "" : folder.substring(0, slash);
    }
    String base = folder.replace('/', '.');
    return base.isEmpty() ? module : module.isEmpty() ? base : base + "." + module;
  }

  /** Loading a module, and the packages above it first. */
  List<Reference.Target> loads(String module) {
    List<Reference.Target> targets = new ArrayList<>();
    if (module.isEmpty() || isStandard(module)) {
      return targets;
    }
    for (int dot = module.indexOf('.'); dot > 0; dot = module.indexOf('.', dot + 1)) {
      targets.add(new Reference.Module(module.substring(0, dot), folder, ""));
    }
    targets.add(new Reference.Module(module, folder, ""));
    roots.forEach(root -> targets.add(within(root, module, "")));
    return targets;
  }

  /**
   * {@code sys.path.insert(0, path)}: modules are also looked for there.
   *
   * @param path with holes for what is not known, such as the folder of the file itself
   */
  void searches(String path) {
    String known = path.substring(path.lastIndexOf(Value.HOLE) + 1).replace('\\', '/');
    String plain = known.startsWith("/") ? known.substring(1) : known;
    if (!plain.isEmpty() && !plain.contains("..") && roots.size() < MOST_ROOTS) {
      boolean archive = plain.endsWith(".zip") || plain.endsWith(".egg") || plain.endsWith(".whl");
      roots.add(archive ? plain + "!/" : plain + "/");
      calls.clear();
    }
  }

  private static Reference.File within(String root, String module, String unit) {
    String file = root + module.replace('.', '/');
    return new Reference.File(List.of(file + ".py", file + "/__init__.py"), unit);
  }

  /** The name by which a file is imported from the root of the artifact. */
  static String name(String path) {
    String dotted = path.replace('/', '.');
    String plain = dotted.endsWith(".py") ? dotted.substring(0, dotted.length() - 3) : dotted;
    return plain.endsWith(".__init__") ? plain.substring(0, plain.length() - 9) : plain;
  }

  /** The module itself. */
  Reference.Module module(String name) {
    return new Reference.Module(name, folder, "");
  }

  /** Calling {@code a.b.f}, or {@code a.b.C.m}. */
  List<Reference.Target> calls(String name) {
    return calls.computeIfAbsent(name, this::called);
  }

  private List<Reference.Target> called(String name) {
    int last = name.lastIndexOf('.');
    List<Reference.Target> targets = new ArrayList<>();
    targets.add(new Reference.Module(name.substring(0, last), folder, name.substring(last + 1)));
    roots.forEach(
        root -> targets.add(within(root, name.substring(0, last), name.substring(last + 1))));
    int before = name.lastIndexOf('.', last - 1);
    if (before > 0 && Character.isUpperCase(name.charAt(before + 1))) {
      targets.add(
          new Reference.Module(name.substring(0, before), folder, name.substring(before + 1)));
    }
    return targets;
  }
}
