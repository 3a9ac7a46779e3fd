package cordon.base;

/**
 * How many bytes a reader of foreign input may still take. Readers that share one budget share its
 * limit, as the entries of one archive do. Not safe for use by several threads at once.
 */
public final class ByteBudget {
  private final String place;
  private final long limit;
  private long spent;

  /**
   * @param place what is read, for the problem: {@code "left-pad-1.3.0.tgz"}
   * @param limit bytes, zero or more
   */
  public ByteBudget(String place, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a budget of " + limit + " bytes");
    }
    this.place = place;
    this.limit = limit;
  }

  /**
   * Takes bytes from the budget.
   *
   * @throws ProblemException if that is more than is left; nothing is taken then
   */
  public void spend(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("spends " + bytes + " bytes");
    }
    if (bytes > limit - spent) {
      throw Problem.of(
              "input/too-large",
              "more bytes than permitted",
              place + " exceeds the limit of " + limit + " bytes",
              "raise the limit if this input is to be trusted")
          .asException();
    }
    spent += bytes;
  }

  public long spent() {
    return spent;
  }

  public long left() {
    return limit - spent;
  }
}
