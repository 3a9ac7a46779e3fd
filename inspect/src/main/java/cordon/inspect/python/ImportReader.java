package cordon.inspect.python;

import java.util.List;

/** Reads {@code import} and {@code from … import} statements. */
final class ImportReader {
  private final Tokens tokens;
  private final int start;
  private int at;

  /**
   * @param at of the keyword
   */
  ImportReader(Tokens tokens, int at) {
    this.tokens = tokens;
    this.start = tokens.starts[at];
    this.at = at + 1;
  }

  void imports(List<Stmt> out) {
    while (tokens.kinds[at] == Tokens.NAME) {
      String module = dotted();
      String as = alias();
      out.add(new Stmt.Import(start, module, as.isEmpty() ? null : as));
      if (!tokens.isOp(at, ',')) {
        return;
      }
      at++;
    }
  }

  void from(List<Stmt> out) {
    int level = 0;
    while (tokens.isOp(at, '.')) {
      level++;
      at++;
    }
    String module = isWord("import") ? "" : dotted();
    if (!isWord("import")) {
      return;
    }
    at++;
    if (tokens.isOp(at, '*')) {
      out.add(new Stmt.From(start, level, module, "*", "*"));
      return;
    }
    while (tokens.isOp(at, '(') || tokens.isOp(at, ',') || tokens.kinds[at] == Tokens.NAME) {
      if (tokens.kinds[at] == Tokens.NAME) {
        String name = tokens.name(at++);
        String as = alias();
        out.add(new Stmt.From(start, level, module, name, as.isEmpty() ? name : as));
      } else {
        at++;
      }
    }
  }

  private String dotted() {
    StringBuilder name = new StringBuilder();
    while (tokens.kinds[at] == Tokens.NAME) {
      name.append(tokens.name(at++));
      if (!tokens.isOp(at, '.') || tokens.kinds[at + 1] != Tokens.NAME) {
        break;
      }
      name.append('.');
      at++;
    }
    return name.toString();
  }

  private String alias() {
    if (isWord("as") && tokens.kinds[at + 1] == Tokens.NAME) {
      at += 2;
      return tokens.name(at - 1);
    }
    return "";
  }

  private boolean isWord(String word) {
    return tokens.kinds[at] == Tokens.NAME && tokens.name(at).equals(word);
  }
}
