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

  private static final List<String> SILENT =
      List.of(
          "not mention",
          "n't mention",
          "never mention",
          "not tell",
          "n't tell",
          "never tell",
          "not inform",
          "n't inform",
          "never inform",
          "not reveal",
          "never reveal",
          "not disclose",
          "never disclose",
          "without telling",
          "without informing",
          "without mentioning",
          "hide this from",
          "keep this from",
          "secret from");

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
    return SILENT.stream().anyMatch(word -> keepsFromUser(lower, word))
        || plain.lines().anyMatch(line -> sendsSecrets(line, vocabulary));
  }

  /** "Do not tell the user"; but "do not tell the user to run it" is about manners. */
  private static boolean keepsFromUser(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int from = at + word.length();
      String near = text.substring(from, Math.min(text.length(), from + NEAR));
      int user = near.indexOf("user");
      int stop = near.indexOf('.');
      if (user >= 0 && (stop < 0 || user < stop) && !near.startsWith(" to ", user + 4)) {
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
