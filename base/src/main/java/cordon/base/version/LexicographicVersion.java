package cordon.base.version;

/** Any text, in the order of its UTF-8 bytes (vers scheme {@code lexicographic}). */
record LexicographicVersion(String text) implements Version {

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    // The order of UTF-8 bytes is that of code points; UTF-16 puts U+E000…U+FFFF after the rest.
    String that = ((LexicographicVersion) other).text;
    int shared = Math.min(text.length(), that.length());
    for (int i = 0; i < shared; i++) {
      char a = text.charAt(i);
      char b = that.charAt(i);
      if (a != b) {
        boolean surrogates = Character.isSurrogate(a) == Character.isSurrogate(b);
        return surrogates ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(text.length(), that.length());
  }

  @Override
  public String canonical() {
    return text;
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }
}
