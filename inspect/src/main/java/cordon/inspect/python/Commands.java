package cordon.inspect.python;

import java.util.Set;

/** Commands of setuptools and distutils that a package can replace. */
final class Commands {
  private static final Set<String> NAMES =
      Set.of(
          "install",
          "develop",
          "build",
          "build_py",
          "build_ext",
          "build_clib",
          "build_scripts",
          "egg_info",
          "sdist",
          "bdist_wheel",
          "bdist_egg",
          "install_lib",
          "install_scripts",
          "install_data",
          "easy_install",
          "editable_wheel",
          "dist_info",
          "clean",
          "bdist",
          "bdist_dumb",
          "bdist_rpm",
          "install_egg_info",
          "install_headers",
          "Command",
          "upload",
          "register",
          "test");

  /** Those that somebody has to ask for. */
  private static final Set<String> ASKED = Set.of("Command", "upload", "register", "test");

  private Commands() {}

  /** Whether installing or building runs the command of that name. */
  static boolean runsUnasked(String name) {
    return NAMES.contains(name) && !ASKED.contains(name);
  }

  /** Whether a class of that base may be a command of any name. */
  static boolean isOfAnyName(String base) {
    return base.endsWith("Command");
  }

  /**
   * @param base qualified name of a base class
   */
  static boolean isCommand(String base) {
    return NAMES.contains(base.substring(base.lastIndexOf('.') + 1));
  }
}
