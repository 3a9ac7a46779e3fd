package cordon.inspect.shell;

import cordon.inspect.shell.Syntax.Literal;
import cordon.inspect.shell.Syntax.Redirect;
import cordon.inspect.shell.Syntax.Word;
import java.util.List;

/** Reads redirections with the here-documents that they announce (POSIX.1-2024, XCU 2.7). */
final class Redirects {
  private final Cursor cursor;
  private final WordReader words;

  /** Where the next here-document begins; -1 when none was announced in this line. */
  private int documents = -1;

  private int documentLines;

  Redirects(Cursor cursor, WordReader words) {
    this.cursor = cursor;
    this.words = words;
  }

  /** Takes one if one stands here. */
  boolean read(List<Redirect> into) {
    int from = cursor.at;
    int i = from;
    while (i < cursor.text.length()
        && i < from + 3
        && (Character.isDigit(cursor.text.charAt(i)) || cursor.text.charAt(i) == '&')) {
      i++;
    }
    if (i >= cursor.text.length() || "<>".indexOf(cursor.text.charAt(i)) < 0) {
      return false;
    }
    int end = i;
    while (end < cursor.text.length()
        && end < i + 3
        && "<>&|-".indexOf(cursor.text.charAt(end)) >= 0) {
      end++;
    }
    if (end < cursor.text.length() && cursor.text.charAt(end) == '(' && end == i + 1) {
      return false;
    }
    String operator = cursor.text.substring(i, end);
    cursor.at = end;
    cursor.blanks();
    if (cursor.atEnd() || cursor.ends(cursor.now())) {
      cursor.at = Math.max(cursor.at, from + 1);
      return true;
    }
    int start = cursor.at;
    Word to = words.word();
    boolean document = operator.startsWith("<<") && !operator.startsWith("<<<");
    Word target = document ? document(to.plain(), cursor.text.substring(start, cursor.at)) : to;
    into.add(new Redirect(cursor.text.substring(from, i), operator, target));
    return true;
  }

  /**
   * The lines after this one, up to the one that is {@code end}.
   *
   * @param written the end as written: in quotes it makes the text plain
   */
  private Word document(String end, String written) {
    String text = cursor.text;
    if (documents < 0) {
      int newline = text.indexOf('\n', cursor.at);
      documents = newline < 0 ? text.length() : newline + 1;
      documentLines = 0;
    }
    int from = documents;
    int to = from;
    while (documents < text.length()) {
      int newline = text.indexOf('\n', documents);
      int stop = newline < 0 ? text.length() : newline;
      String each = text.substring(documents, stop).strip();
      to = documents;
      documents = Math.min(text.length(), stop + 1);
      documentLines++;
      if (each.equals(end)) {
        break;
      }
      to = documents;
    }
    String body = text.substring(from, to);
    boolean plain = written.indexOf('\'') >= 0 || written.indexOf('"') >= 0;
    if (plain || cursor.depth >= WordReader.MOST_NESTED) {
      return new Word(List.of(new Literal(body)));
    }
    Cursor within = new Cursor(body, cursor.line + 1, cursor.depth + 1);
    Word word = WordReader.document(within);
    cursor.tooDeep |= within.tooDeep;
    return word;
  }

  /** At the beginning of a line: goes past the here-documents that the line before announced. */
  void passDocuments() {
    if (documents > cursor.at) {
      cursor.at = documents;
      cursor.line += documentLines;
    }
    documents = -1;
  }
}
