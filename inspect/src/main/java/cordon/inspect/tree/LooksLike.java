package cordon.inspect.tree;

import cordon.inspect.fact.Language;
import java.util.List;
import java.util.Set;

/** Tells code under a name that says nothing, by how its lines begin. */
final class LooksLike {
  private static final List<String> PYTHON =
      List.of("import ", "from ", "def ", "class ", "@", "exec(", "if __name__");
  private static final List<String> JAVASCRIPT =
      List.of(
          "const ",
          "let ",
          "var ",
          "function ",
          "function(",
          "module.exports",
          "require(",
          "\"use strict\"",
          "'use strict'",
          "import {",
          "export ",
          "(function",
          "(()",
          "!function",
          "async ",
          "eval(");

  /** What packers of web pages leave of a small picture: nothing but its address. */
  private static final String ADDRESS_OF_DATA = "export default \"data:image/";

  private LooksLike() {}

  /** {@link Language#OTHER} unless it is rather sure. */
  static Language code(String head) {
    if (head.stripLeading().startsWith("<") || isAddressOfData(head)) {
      return Language.OTHER;
    }
    int python = 0;
    int javascript = 0;
    for (String line : (Iterable<String>) head.lines().limit(80)::iterator) {
      String text = line.strip();
      python += begins(text, PYTHON) && pythonic(text) ? 1 : 0;
      javascript += begins(text, JAVASCRIPT) && scripted(text) ? 1 : 0;
    }
    if (python >= 2 && python >= javascript) {
      return Language.PYTHON;
    }
    boolean oneLine = javascript == 1 && head.lines().limit(4).count() < 4;
    return javascript >= 2 || oneLine ? Language.JAVASCRIPT : Language.OTHER;
  }

  /** Only where its end is seen: what follows the address would be code. */
  private static boolean isAddressOfData(String head) {
    String text = head.strip();
    if (!text.startsWith(ADDRESS_OF_DATA) || head.length() >= Languages.LOOKED_AT) {
      return false;
    }
    int end = text.indexOf('"', ADDRESS_OF_DATA.length());
    return end > 0 && Set.of("", ";").contains(text.substring(end + 1));
  }

  private static boolean begins(String line, List<String> starts) {
    return starts.stream().anyMatch(line::startsWith);
  }

  /** Whether a line that begins as Python does goes on so, and is no sentence. */
  private static boolean pythonic(String line) {
    if (line.startsWith("import ")) {
      return !line.endsWith(";") && line.indexOf('{') < 0 && !line.endsWith(".");
    }
    if (line.startsWith("from ")) {
      return line.contains(" import ");
    }
    return line.startsWith("@") || line.startsWith("exec(") || line.contains(":");
  }

  private static boolean scripted(String line) {
    return line.endsWith(";")
        || line.endsWith("{")
        || line.endsWith("(")
        || line.endsWith(",")
        || line.contains("=>")
        || line.contains("=")
        || line.contains("(");
  }
}
