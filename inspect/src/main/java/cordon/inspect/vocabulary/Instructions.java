package cordon.inspect.vocabulary;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Addresses;
import java.util.List;
import java.util.Locale;

/** What a text tells an assistant to do that whoever works with the assistant would not want. */
public final class Instructions {
  private static final int LONGEST = 65536;

  /** How far from the word for keeping silent the user is named. */
  private static final int NEAR = 48;

  /** Of whom somebody is not told stands right behind. */
  private static final List<String> UNTOLD =
      List.of(
          "not tell ",
          "n't tell ",
          "never tell ",
          "not inform ",
          "n't inform ",
          "never inform ",
          "without telling ",
          "without informing ",
          "not notify ",
          "never notify ");

  /** What is kept stands behind, and then from whom. */
  private static final List<String> KEPT =
      List.of(
          "not mention",
          "n't mention",
          "never mention",
          "not reveal",
          "never reveal",
          "not disclose",
          "never disclose",
          "without mentioning",
          "hide this",
          "keep this");

  private static final List<String> SENDING =
      List.of(
          "send",
          "post",
          "upload",
          "request",
          "include",
          "append",
          "report",
          "transmit",
          "curl",
          "fetch",
          "submit",
          "exfiltrat",
          "share");

  /** A file that code names by its folder, and a sentence does not. */
  private static final List<String> SETTINGS = List.of(" .env", "`.env");

  private Instructions() {}

  /** Whether it has the user kept in the dark, or secrets sent to an address. */
  public static boolean mislead(String text, Vocabulary vocabulary) {
    String plain = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String lower = plain.toLowerCase(Locale.ROOT);
    return UNTOLD.stream().anyMatch(word -> leavesUntold(lower, word))
        || KEPT.stream().anyMatch(word -> keeps(lower, word))
        || plain.lines().anyMatch(line -> sendsSecrets(line, vocabulary));
  }

  /** "Do not tell the user"; but "do not tell the user to run it" is about manners. */
  private static boolean leavesUntold(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int from = at + word.length();
      from += text.startsWith("the ", from) ? 4 : 0;
      if (text.startsWith("user", from) && !text.startsWith("user to ", from)) {
        return true;
      }
    }
    return false;
  }

  /** "Do not mention this to the user"; but not "never reveal the keys of a user". */
  private static boolean keeps(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int from = at + word.length();
      String near = text.substring(from, Math.min(text.length(), from + NEAR)).split("[.\n]", 2)[0];
      if (near.contains("to the user") || near.contains("from the user")) {
        return true;
      }
    }
    return false;
  }

  private static boolean sendsSecrets(String line, Vocabulary vocabulary) {
    String lower = line.toLowerCase(Locale.ROOT);
    return Addresses.urlHost(line).isPresent()
        && SENDING.stream().anyMatch(lower::contains)
        && (SETTINGS.stream().anyMatch(lower::contains) || holds(line, vocabulary));
  }

  private static boolean holds(String line, Vocabulary vocabulary) {
    return vocabulary.inText(line).stream()
        .anyMatch(hit -> hit.meaning().behaviour() == Behaviour.SECRET);
  }
}
