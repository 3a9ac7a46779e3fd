package cordon.inspect.javascript;

import java.util.Set;

/** Qualified names: the many ways to one function brought to one name. */
final class Names {
  private static final Set<String> GLOBALS =
      Set.of("global", "globalThis", "window", "self", "top", "frames", "GLOBAL", "root", "parent");
  private static final Set<String> LOADERS =
      Set.of(
          "module.require",
          "process.mainModule.require",
          "require.main.require",
          "Module._load",
          "module._load",
          "module.parent.require",
          "process.getBuiltinModule",
          "module.createRequire()",
          "module.Module._load",
          "nw.require",
          "__non_webpack_require__");

  private Names() {}

  static boolean isGlobal(String name) {
    return GLOBALS.contains(name);
  }

  /** What {@code require(module)} is called. */
  static String module(String module) {
    String plain = module.startsWith("node:") ? module.substring(5) : module;
    return plain.endsWith("/promises") ? plain.substring(0, plain.length() - 9) : plain;
  }

  static String member(String of, String name) {
    if (GLOBALS.contains(of)) {
      return normal(name);
    }
    switch (name) {
      case "default", "promises", "__esModule", "prototype" -> {
        return of;
      }
      case "constructor" -> {
        // What a visitor sent is no function.
        boolean sent = of.startsWith(Parameters.REQUEST + ".");
        return of.equals("module") ? "Module" : sent ? "Object" : "Function";
      }
      default -> {
        return normal(
            of
                + "."
                + (name.length() > 5 && name.endsWith("Sync")
                    ? name.substring(0, name.length() - 4)
                    : name));
      }
    }
  }

  private static String normal(String name) {
    return LOADERS.contains(name) ? "require" : name;
  }
}
