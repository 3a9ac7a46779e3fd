package cordon.inspect.python;

import cordon.inspect.value.Known;

/**
 * A module of the artifact that was run because another one imports it.
 *
 * @param name qualified
 * @param names what it made known, as far as it has come
 */
record ModuleObject(String name, Code code, Scope names) implements Known.Own {

  /** The unit of what runs when a module is loaded that is read together with another. */
  static String unit(String path) {
    return path + ":";
  }

  /** Whether a unit is that of a whole module. */
  static boolean isUnit(String unit) {
    return unit.endsWith(":");
  }
}
