package cordon.inspect.python;

import cordon.inspect.value.Decoders;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What encoding a source is in: by its byte order mark or its declaration (PEP 263). */
final class SourceEncoding {
  private SourceEncoding() {}

  /**
   * @param utf8 the source in UTF-8, without a mark
   * @param hides whether the encoding makes code look like something else
   * @param unknown the name of an encoding that is not known here; the bytes are then as they were
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(byte[] utf8, boolean hides, Optional<String> unknown) {}

  static Source decode(byte[] content) {
    int first = content.length > 0 ? content[0] & 0xFF : 0;
    int second = content.length > 1 ? content[1] & 0xFF : 0;
    if (first == 0xEF && second == 0xBB && content.length > 2 && (content[2] & 0xFF) == 0xBF) {
      return plain(Arrays.copyOfRange(content, 3, content.length));
    }
    if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
      return plain(utf8(new String(content, StandardCharsets.UTF_16)));
    }
    return declared(content).map(name -> decode(content, name)).orElseGet(() -> plain(content));
  }

  private static Source plain(byte[] utf8) {
    return new Source(utf8, false, Optional.empty());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Source decode(byte[] content, String name) {
    return switch (name) {
      case "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii" -> plain(content);
      case "rot13", "rot-13" -> hiding(Decoders.rot13(latin(content)));
      case "unicode-escape", "raw-unicode-escape", "string-escape" ->
          hiding(Decoders.escapes(latin(content)));
      case "utf-7", "utf7", "u7" -> hiding(Utf7.decode(latin(content)));
      case "hex", "base64", "zlib", "bz2", "uu", "quopri" ->
          new Source(content, true, Optional.of(name));
      default -> charset(name, content);
    };
  }

  private static Source hiding(String text) {
    return new Source(utf8(text), true, Optional.empty());
  }

  private static String latin(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static Source charset(String name, byte[] content) {
    String java = name.startsWith("latin") || name.equals("l1") ? "ISO-8859-1" : name;
    if (java.matches("cp\\d{3,4}")) {
      java = (java.startsWith("cp125") ? "windows-" : "IBM") + java.substring(2);
    }
    try {
      return plain(utf8(new String(content, Charset.forName(java))));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return new Source(content, false, Optional.of(name));
    }
  }

  /** The name in {@code coding: name} or {@code coding=name} within a comment of two lines. */
  private static Optional<String> declared(byte[] content) {
    int at = 0;
    for (int line = 0; line < 2 && at < content.length; line++) {
      int end = at;
      while (end < content.length
          && content[end] != '\n'
          && content[end] != '\r'
          && end - at < 500) {
        end++;
      }
      String text = new String(content, at, end - at, StandardCharsets.ISO_8859_1).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return Optional.empty();
      }
      Optional<String> name = inComment(text);
      if (name.isPresent()) {
        return name;
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> inComment(String text) {
    int coding = text.indexOf("coding");
    if (coding < 0 || coding + 6 >= text.length() || ":=".indexOf(text.charAt(coding + 6)) < 0) {
      return Optional.empty();
    }
    int from = coding + 7;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    int to = from;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || "-_.".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return Optional.of(text.substring(from, to).toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(name -> !name.isEmpty());
  }
}
