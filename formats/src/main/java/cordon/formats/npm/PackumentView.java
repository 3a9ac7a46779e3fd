package cordon.formats.npm;

import java.util.Map;

/**
 * What a client may see of a packument.
 *
 * @param gateBase URL under which the gate serves npm packages, without a trailing slash: {@code
 *     http://127.0.0.1:8450/npm}
 * @param withheld version to the reason that a person is told; every other servable version shows
 * @param message what the npm client prints when someone asks for a withheld version exactly;
 *     empty: the reasons of up to three versions
 */
public record PackumentView(String gateBase, Map<String, String> withheld, String message) {
  public PackumentView {
    withheld = Map.copyOf(withheld);
    while (gateBase.endsWith("/")) {
      gateBase = gateBase.substring(0, gateBase.length() - 1);
    }
  }

  /** Everything servable shows. */
  public static PackumentView of(String gateBase) {
    return new PackumentView(gateBase, Map.of(), "");
  }
}
