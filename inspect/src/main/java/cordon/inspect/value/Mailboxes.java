package cordon.inspect.value;

import java.util.Locale;
import java.util.Set;

/** Addresses of mail. */
public final class Mailboxes {
  private static final Set<String> OF_DOCUMENTS =
      Set.of("example.com", "example.net", "example.org");

  private Mailboxes() {}

  /**
   * Whether a text has the address of somebody; nobody is at the names that are for documents (RFC
   * 2606 §3).
   */
  public static boolean isSomebodys(String text) {
    for (int at = text.indexOf('@', 1); at > 0; at = text.indexOf('@', at + 1)) {
      int end = at + 1;
      while (end < text.length() && isOfDomain(text.charAt(end))) {
        end++;
      }
      if (end > at + 1 && !isForDocuments(text.substring(at + 1, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfDomain(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '-' || letter == '.';
  }

  private static boolean isForDocuments(String domain) {
    return domain.equals("example")
        || OF_DOCUMENTS.stream()
            .anyMatch(each -> domain.equals(each) || domain.endsWith("." + each));
  }
}
