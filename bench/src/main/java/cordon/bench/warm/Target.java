package cordon.bench.warm;

import java.util.List;

/**
 * An object that every contender is asked for.
 *
 * @param label its row in the table
 * @param path below the registry's address; of a {@code linked} file the page that links to it
 * @param linked the name of a file that is found by its link on the page, because each server has
 *     its own addresses for files; empty where {@code path} is the object
 * @param headers of the request, such as {@code Accept: …}
 * @param names of files or versions, all of which a document must hold, because documents are
 *     rewritten by some and leave out what they need not say; empty where the answer is the
 *     origin's bit for bit
 * @param revalidate whether to ask with the validator of the previous answer, for a 304
 */
record Target(
    String label,
    String path,
    String linked,
    List<String> headers,
    List<String> names,
    boolean revalidate) {

  static Target document(String label, String path, List<String> names, String... headers) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(label + " would be compared with nothing");
    }
    return new Target(label, path, "", List.of(headers), names, false);
  }

  static Target file(String label, String path) {
    return new Target(label, path, "", List.of(), List.of(), false);
  }

  static Target linked(String label, String page, String file, String... headers) {
    return new Target(label, page, file, List.of(headers), List.of(), false);
  }

  Target revalidated(String newLabel) {
    return new Target(newLabel, path, linked, headers, names, true);
  }
}
