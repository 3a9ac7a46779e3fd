package cordon.exposure;

import java.util.List;
import java.util.Locale;

/**
 * What stands under the most crown jewels, the gravest first.
 *
 * @param jewels how many crown jewels are known
 */
public record Concentration(List<Row> rows, int jewels) {
  public Concentration {
    rows = List.copyOf(rows);
  }

  /** What a row is about. */
  public enum Kind {
    PACKAGE,
    /** A scope of npm, a group of Maven: who has its key publishes all of it. */
    PUBLISHER,
    /** A package that runs while others are built. */
    BUILD_TOOL,
    VENDOR;

    /** As it stands in JSON and on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param type of the package URL; empty for vendors
   * @param units that have it now, or that the vendor supplies or runs
   * @param jewels crown jewels within reach of those
   */
  public record Row(Kind kind, String type, String name, int units, int jewels) {
    /** What no other row has. */
    public String key() {
      return kind.word() + " " + type + " " + name;
    }
  }
}
