package cordon.formats.lockfile;

import cordon.base.Ecosystem;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code go.mod} (Go Modules Reference, "go.mod files"): from Go 1.17 on it requires every
 * module that the build takes, those that it needs only indirectly with a comment. A replacement is
 * what is really taken.
 */
final class GoMod {
  private static final String DOCUMENT = LockfileKind.GO_MOD.document();

  private final List<Required> required = new ArrayList<>();
  private final Map<String, Replacement> replaced = new HashMap<>();

  /** The directive whose block is open; empty outside of one. */
  private String block = "";

  private boolean known;

  private record Required(String module, String version, boolean direct, int line) {}

  /**
   * @param version empty for a folder
   */
  private record Replacement(String module, String version) {}

  private GoMod() {}

  static Lockfile read(InputStream in) throws IOException {
    GoMod mod = new GoMod();
    TextLines.read(in, DOCUMENT, mod::line);
    if (!mod.known) {
      throw Malformed.at(DOCUMENT, "line 1", "no module is named");
    }
    Found found = new Found(DOCUMENT);
    mod.required.forEach(each -> mod.add(each, found));
    return found.lockfile();
  }

  private void line(String text, int line) {
    int comment = comment(text);
    String plain = (comment < 0 ? text : text.substring(0, comment)).strip();
    if (plain.isEmpty()) {
      return;
    }
    if (plain.equals(")")) {
      block = "";
      return;
    }
    List<String> words = words(plain, line);
    String directive = block;
    if (block.isEmpty()) {
      directive = words.removeFirst();
      if (words.size() == 1 && words.getFirst().equals("(")) {
        block = directive;
        return;
      }
    }
    boolean indirect = comment >= 0 && text.substring(comment + 2).strip().startsWith("indirect");
    directive(directive, words, !indirect, line);
  }

  private void directive(String directive, List<String> words, boolean direct, int line) {
    switch (directive) {
      case "module" -> known = true;
      case "require" -> {
        if (words.size() != 2) {
          throw malformed(line, "a requirement that is not module and version");
        }
        required.add(new Required(words.get(0), words.get(1), direct, line));
        if (required.size() > LockfileKind.MAX_ENTRIES) {
          throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_ENTRIES, "entries");
        }
      }
      case "replace" -> replace(words, line);
      default -> {}
    }
  }

  /** {@code old [version] => new [version]}. */
  private void replace(List<String> words, int line) {
    int arrow = words.indexOf("=>");
    int behind = words.size() - arrow - 1;
    if (arrow < 1 || arrow > 2 || behind < 1 || behind > 2) {
      throw malformed(line, "a replacement that is not of the form old => new");
    }
    replaced.put(
        String.join(" ", words.subList(0, arrow)),
        new Replacement(words.get(arrow + 1), behind == 2 ? words.get(arrow + 2) : ""));
  }

  private void add(Required each, Found found) {
    @Nullable Replacement instead = replaced.get(each.module + " " + each.version);
    instead = instead == null ? replaced.get(each.module) : instead;
    Place place = new Place(each.line, "");
    if (instead != null && instead.version.isEmpty()) {
      found.add(LockedRelease.open(Ecosystem.GO, each.module, Found.NO_REGISTRY, place, List.of()));
    } else {
      String module = instead == null ? each.module : instead.module;
      String version = instead == null ? each.version : instead.version;
      found.add(LockedRelease.fixed(Ecosystem.GO, module, version, place, List.of(), List.of()));
    }
    if (each.direct) {
      found.direct();
    }
  }

  /** Where a comment begins; not within a quoted text. */
  private static int comment(String text) {
    boolean quoted = false;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '`') {
        quoted = !quoted;
      } else if (!quoted && c == '/' && text.charAt(i + 1) == '/') {
        boolean apart = i == 0 || Character.isWhitespace(text.charAt(i - 1));
        if (apart) {
          return i;
        }
      }
    }
    return -1;
  }

  private static List<String> words(String plain, int line) {
    List<String> words = new ArrayList<>();
    for (String word : plain.split("\\s+")) {
      boolean quoted = word.length() > 1 && "\"`".indexOf(word.charAt(0)) >= 0;
      if (quoted && word.charAt(word.length() - 1) != word.charAt(0)) {
        throw malformed(line, "a quoted text that does not end");
      }
      words.add(quoted ? word.substring(1, word.length() - 1) : word);
    }
    return words;
  }

  private static RuntimeException malformed(int line, String why) {
    return Malformed.at(DOCUMENT, "line " + line, why);
  }
}
