package cordon.base.version;

/**
 * Numbers of any size as the digits they are written with. Versions carry dates, build numbers and
 * hashes read as numbers; comparing digits needs no arithmetic and cannot overflow.
 */
final class Digits {
  private Digits() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether the text is one or more digits and nothing else. */
  static boolean all(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Without leading zeros; {@code 0} for nothing but zeros, and for nothing. */
  static String strip(String digits) {
    int i = 0;
    while (i < digits.length() - 1 && digits.charAt(i) == '0') {
      i++;
    }
    return digits.isEmpty() ? "0" : i == 0 ? digits : digits.substring(i);
  }

  /** By value, for two {@linkplain #strip stripped} numbers. */
  static int compare(String a, String b) {
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }
}
