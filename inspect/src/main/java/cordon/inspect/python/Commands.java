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
          "Command",
          "upload",
          "register",
          "test");

  private Commands() {}

  /**
   * @param base qualified name of a base class
   */
  static boolean isCommand(String base) {
    return NAMES.contains(base.substring(base.lastIndexOf('.') + 1));
  }
}
