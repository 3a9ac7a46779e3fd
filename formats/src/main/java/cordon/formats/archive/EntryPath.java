package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * A path as an archive writes it, made safe to speak of.
 *
 * @param path relative, with {@code /}, without {@code .}, {@code ..} or a drive
 * @param oddities what was wrong with it, with a detail each
 */
record EntryPath(String path, Map<Kind, String> oddities) {

  static EntryPath of(String written) {
    Map<Kind, String> oddities = new EnumMap<>(Kind.class);
    String text = withoutControls(written, oddities);
    if (text.indexOf('\\') >= 0) {
      oddities.put(Kind.BACKSLASH_PATH, "a backslash, which is a folder on Windows only");
      text = text.replace('\\', '/');
    }
    if (text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0))) {
      oddities.put(Kind.DRIVE_PATH, "begins with a drive letter");
      text = text.substring(2);
    }
    if (text.startsWith("/")) {
      oddities.put(Kind.ABSOLUTE_PATH, "begins at the root of the disk");
    }
    return new EntryPath(relative(text, oddities), oddities);
  }

  /** A NUL ends a name for whoever is written in C, or in Python's reader of zips. */
  private static String withoutControls(String written, Map<Kind, String> oddities) {
    int nul = written.indexOf('\0');
    String text = nul < 0 ? written : written.substring(0, nul);
    if (nul >= 0) {
      oddities.put(Kind.CONTROL_PATH, "a NUL, behind which some tools read on and some do not");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      oddities.put(Kind.CONTROL_PATH, "a control character");
    }
    return text;
  }

  private static String relative(String text, Map<Kind, String> oddities) {
    if (!oddParts(text)) {
      return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : text.split("/", -1)) {
      if (part.equals("..")) {
        oddities.put(Kind.PARENT_PATH, "leads to a folder above");
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** Whether there is anything to take out; most paths have nothing. */
  private static boolean oddParts(String text) {
    return text.startsWith("/")
        || text.startsWith(".")
        || text.contains("//")
        || text.contains("/.");
  }
}
