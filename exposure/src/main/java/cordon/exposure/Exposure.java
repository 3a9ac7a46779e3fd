package cordon.exposure;

/** Everything that this organisation observed of itself. */
public final class Exposure {
  /** The class path folder of this module's migrations. */
  public static final String MIGRATIONS = "cordon/exposure/migrations";

  private Exposure() {}
}
