package cordon.app.setup;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the tags of a well-formed XML text stand, so that text can be put between them and
 * everything else stays as it is.
 */
final class XmlTags {

  /**
   * A start tag or an empty-element tag.
   *
   * @param path element names from the root, with slashes
   * @param start offset of the angle bracket that opens it
   * @param end offset behind the one that closes it
   * @param empty true for {@code <name/>}
   */
  record Tag(String path, int start, int end, boolean empty) {}

  private XmlTags() {}

  static List<Tag> of(String xml) {
    List<Tag> tags = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int at = xml.indexOf('<');
    while (at >= 0) {
      int end = endOfMarkup(xml, at);
      if (xml.startsWith("</", at)) {
        open.removeLast();
      } else if (Character.isLetter(xml.charAt(at + 1)) || xml.charAt(at + 1) == '_') {
        open.add(name(xml, at + 1));
        boolean empty = xml.charAt(end - 2) == '/';
        tags.add(new Tag(String.join("/", open), at, end, empty));
        if (empty) {
          open.removeLast();
        }
      }
      at = xml.indexOf('<', end);
    }
    return tags;
  }

  private static int endOfMarkup(String xml, int at) {
    if (xml.startsWith("<!--", at)) {
      return xml.indexOf("-->", at + 4) + 3;
    }
    if (xml.startsWith("<![CDATA[", at)) {
      return xml.indexOf("]]>", at) + 3;
    }
    if (xml.startsWith("<?", at)) {
      return xml.indexOf("?>", at) + 2;
    }
    return endOfTag(xml, at);
  }

  /** A closing bracket inside an attribute's quotes does not count. */
  private static int endOfTag(String xml, int at) {
    char quote = 0;
    for (int i = at; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("not well-formed");
  }

  private static String name(String xml, int from) {
    int to = from;
    while (!Character.isWhitespace(xml.charAt(to)) && "/>".indexOf(xml.charAt(to)) < 0) {
      to++;
    }
    return xml.substring(from, to);
  }
}
