package cordon.testkit.client;

/**
 * Whether something of this machine can be used.
 *
 * @param available whether it can
 * @param detail its version when it can, the reason when it cannot
 */
public record Availability(boolean available, String detail) {
  public static Availability yes(String version) {
    return new Availability(true, version);
  }

  public static Availability no(String reason) {
    return new Availability(false, reason);
  }
}
