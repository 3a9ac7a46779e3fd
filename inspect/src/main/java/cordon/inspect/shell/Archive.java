package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;

/** Programs that pack files into one, or encrypt them: what goes in is in what comes out. */
final class Archive {
  /** Options of {@code tar}, {@code gpg} and their kin that name the file that is made. */
  private static final Set<String> OUTPUT =
      Set.of("-f", "--file", "-o", "--output", "-destinationpath");

  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  Archive(Session session, List<Value> words, Value input, Place place) {
    this.session = session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value run(String name) {
    Flow content = input.flow();
    for (int i = 1; i < words.size(); i++) {
      content = content.and(packed(i));
    }
    if (unpacks(name)) {
      // To unpack in two steps what was packed in two hides nothing.
      session.unpacked = session.unpacked.and(content.without(Behaviour.DECODE));
      return Value.unknown(content);
    }
    if (name.startsWith("gpg") || name.equals("age")) {
      session.add(Behaviour.ENCRYPT, name, content, place, Program.line(words));
      content = content.and(Behaviour.ENCRYPT);
    }
    Value made = made(name);
    if (!made.textWithHoles().isEmpty()) {
      new Writing(session).to(made, Value.unknown(content), false, place);
    }
    return Value.unknown(content);
  }

  /** What a word brings in, seen from the folder that the script or {@code -C} went to. */
  private Flow packed(int index) {
    Value word = words.get(index);
    String text = word.textWithHoles();
    Flow flow = word.flow().and(new Writing(session).read(word));
    if (text.startsWith("-") || text.startsWith("/") || text.startsWith("~")) {
      return flow;
    }
    Value folder = session.folder;
    for (int i = 1; i + 1 < words.size(); i++) {
      folder = words.get(i).textWithHoles().equals("-C") ? words.get(i + 1) : folder;
    }
    String within = folder.textWithHoles() + "/" + text;
    return flow.and(folder.flow()).and(session.words(within, place));
  }

  private boolean unpacks(String name) {
    String first = words.size() > 1 ? words.get(1).textWithHoles() : "";
    return switch (name) {
      case "unzip", "expand-archive" -> true;
      case "tar", "bsdtar" ->
          first.equals("--extract")
              || (!first.startsWith("--")
                  && words.stream()
                      .map(Value::textWithHoles)
                      .skip(1)
                      .filter(w -> w.equals(first) || (w.startsWith("-") && !w.startsWith("--")))
                      .anyMatch(w -> w.contains("x") && !w.contains("/") && !w.contains(".")));
      case "7z", "7za", "7zr", "rar" -> first.equals("x") || first.equals("e");
      default -> false;
    };
  }

  /** The archive that is made; empty when it goes to the output. */
  private Value made(String name) {
    boolean first = name.equals("zip") || name.startsWith("7z") || name.equals("rar");
    boolean command = name.startsWith("7z") || name.equals("rar");
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).textWithHoles();
      String lower = word.toLowerCase(java.util.Locale.ROOT);
      int equals = word.indexOf('=');
      if (equals > 0 && OUTPUT.contains(word.substring(0, equals))) {
        return Value.text(word.substring(equals + 1));
      }
      boolean bundled =
          name.endsWith("tar") && (i == 1 || word.startsWith("-")) && isBundle(word, 'f');
      if ((OUTPUT.contains(lower) || bundled) && i + 1 < words.size()) {
        return words.get(i + 1);
      }
      if (first && !word.startsWith("-") && !(command && i == 1)) {
        return words.get(i);
      }
    }
    return Value.text("");
  }

  /** {@code czf}, {@code -czf}: options in one word, of which the last takes an argument. */
  private static boolean isBundle(String word, char last) {
    String letters = word.startsWith("-") ? word.substring(1) : word;
    return letters.length() <= 8
        && letters.endsWith(String.valueOf(last))
        && letters.chars().allMatch(Character::isLetter);
  }
}
