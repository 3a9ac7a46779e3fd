package cordon.exposure.credentials;

import java.util.List;

/** Hears the names in a document, one after the other. */
@FunctionalInterface
interface Names {
  /**
   * @param path of names from the root; {@code -} for an element of a list
   * @param value what stands there; empty text for what holds others. Whoever hears it keeps none
   */
  void hear(List<String> path, String value);
}
