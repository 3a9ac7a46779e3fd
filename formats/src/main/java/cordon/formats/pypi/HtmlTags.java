package cordon.formats.pypi;

import cordon.formats.BoundedInput;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the start tags out of HTML, as far as the tokenisation of the HTML standard (section
 * 13.2.5) matters for a list of links: text, end tags, comments and the content of scripts and
 * styles are passed over. Holds one tag at a time.
 */
final class HtmlTags {
  private static final int LONGEST_TAG = 64 << 10;
  private static final int MOST_ATTRIBUTES = 100;
  private static final int END = -1;

  private final Reader in;
  private int current = ' ';
  private int tagLength;

  HtmlTags(Reader in) {
    this.in = in;
  }

  /** Names are lower case; of an attribute given twice the first counts; entities are resolved. */
  record Tag(String name, Map<String, String> attributes) {}

  /** The next start tag, or null at the end of the text; a tag that the end cuts off is dropped. */
  @Nullable Tag next() throws IOException {
    while (current != END) {
      if (current != '<') {
        advance();
        continue;
      }
      tagLength = 0;
      advance();
      if (current == '!') {
        declaration();
      } else if (isLetter(current)) {
        Tag tag = tag();
        if (tag != null) {
          rawText(tag.name);
          return tag;
        }
      } else if (current == '/' || current == '?') {
        skipPast('>');
      }
    }
    return null;
  }

  private @Nullable Tag tag() throws IOException {
    String name = word(">/");
    Map<String, String> attributes = new HashMap<>();
    while (true) {
      while (isSpace(current) || current == '/') {
        inTag();
      }
      if (current == '>' || current == END) {
        boolean whole = current == '>';
        advance();
        return whole ? new Tag(name, attributes) : null;
      }
      attribute(attributes);
    }
  }

  private void attribute(Map<String, String> attributes) throws IOException {
    StringBuilder first = new StringBuilder().append((char) current);
    inTag();
    String name = (first + word(">/=")).toLowerCase(Locale.ROOT);
    while (isSpace(current)) {
      inTag();
    }
    String value = "";
    if (current == '=') {
      inTag();
      value = value();
    }
    attributes.putIfAbsent(name, HtmlText.unescape(value));
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw BoundedInput.tooLarge(SimplePageReader.DOCUMENT, MOST_ATTRIBUTES, "attributes");
    }
  }

  private String value() throws IOException {
    while (isSpace(current)) {
      inTag();
    }
    if (current != '"' && current != '\'') {
      return raw(">");
    }
    int quote = current;
    StringBuilder value = new StringBuilder();
    for (inTag(); current != quote && current != END; inTag()) {
      value.append((char) current);
    }
    inTag();
    return value.toString();
  }

  /** Up to white space or one of the ends, in lower case. */
  private String word(String ends) throws IOException {
    return raw(ends).toLowerCase(Locale.ROOT);
  }

  private String raw(String ends) throws IOException {
    StringBuilder text = new StringBuilder();
    while (current != END && !isSpace(current) && ends.indexOf(current) < 0) {
      text.append((char) current);
      inTag();
    }
    return text.toString();
  }

  /** A comment, a document type or something that HTML treats as a comment. */
  private void declaration() throws IOException {
    advance();
    if (current != '-') {
      skipPast('>');
      return;
    }
    advance();
    if (current != '-') {
      skipPast('>');
      return;
    }
    // "<!-->" is a whole comment: the two dashes that open it may close it.
    int dashes = 2;
    while (current != END) {
      advance();
      if (current == '>' && dashes >= 2) {
        advance();
        return;
      }
      dashes = current == '-' ? dashes + 1 : 0;
    }
  }

  /** Scripts and the like hold no tags; they last until their own end tag. */
  private void rawText(String name) throws IOException {
    switch (name) {
      case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" -> {
        String end = "</" + name;
        int matched = 0;
        while (current != END && matched < end.length()) {
          int lower = Character.toLowerCase(current);
          matched = lower == end.charAt(matched) ? matched + 1 : lower == '<' ? 1 : 0;
          advance();
        }
        skipPast('>');
      }
      default -> {}
    }
  }

  private void skipPast(char end) throws IOException {
    while (current != END && current != end) {
      advance();
    }
    advance();
  }

  private void inTag() throws IOException {
    if (++tagLength > LONGEST_TAG) {
      throw BoundedInput.tooLarge(SimplePageReader.DOCUMENT, LONGEST_TAG, "characters in a tag");
    }
    advance();
  }

  private void advance() throws IOException {
    if (current != END) {
      current = in.read();
    }
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
