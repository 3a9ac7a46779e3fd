package cordon.inspect.javascript;

import java.util.List;

/** Texts that an obfuscator put into one list; code takes them out by their numbers. */
final class TextTable {
  private final List<String> texts;

  /** How many were moved from its front to its end before it was used; negative if not known. */
  private int turned = -1;

  TextTable(List<String> texts) {
    this.texts = texts;
  }

  int size() {
    return texts.size();
  }

  boolean isSettled() {
    return turned >= 0;
  }

  void settle(int turns) {
    turned = Math.floorMod(turns, texts.size());
  }

  /** The text of a number that is within the table, after so many were moved. */
  String text(int number, int turns) {
    return texts.get((number + turns) % texts.size());
  }

  String text(int number) {
    return text(number, turned);
  }
}
