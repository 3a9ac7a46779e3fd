package cordon.inspect.shell;

import java.util.Locale;

/** Files of build tools, turned into the shell commands that they run, each in its line. */
final class BuildScripts {
  private BuildScripts() {}

  /** Whether a file of this name is one. */
  static boolean is(String path) {
    String name = name(path);
    return isMakefile(name) || isCmake(name) || name.equals("meson.build");
  }

  static String commands(String path, String text) {
    String name = name(path);
    if (isMakefile(name)) {
      return Makefile.recipes(text);
    }
    if (isCmake(name)) {
      return new CmakeScript(text).commands();
    }
    return name.equals("meson.build") ? MesonScript.commands(text) : text;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isMakefile(String name) {
    return name.equals("makefile")
        || name.startsWith("makefile.")
        || name.equals("gnumakefile")
        || name.endsWith(".mk")
        || name.endsWith(".mak");
  }

  private static boolean isCmake(String name) {
    return name.equals("cmakelists.txt") || name.endsWith(".cmake");
  }
}
