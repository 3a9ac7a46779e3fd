package cordon.inspect.value;

/**
 * Literals that spell what anybody can type by the numbers of its characters: {@code "\\x68\\x69"}.
 */
public final class Disguise {
  /** Characters; shorter ones are signs that editors or terminals would take for their own. */
  public static final int LEAST = 8;

  private static final int LETTERS = 4;

  private Disguise() {}

  /**
   * @param written as it stands between its quotes
   * @param meant what it stands for
   */
  public static boolean is(String written, String meant) {
    return meant.length() >= LEAST
        && 4 * written.length() >= 13 * meant.length() // three quarters of them
        && meant.chars().allMatch(c -> c >= ' ' && c < 127)
        && meant.chars().filter(Character::isLetter).count() >= LETTERS;
  }
}
