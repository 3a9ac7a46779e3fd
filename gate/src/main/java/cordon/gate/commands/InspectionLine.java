package cordon.gate.commands;

import cordon.terminal.Figures;
import cordon.terminal.Json;

/** How the inspection of the gate stands, as one line from what the server says of itself. */
public final class InspectionLine {
  private InspectionLine() {}

  /**
   * @param status of {@code /api/v1/gate/status}
   */
  public static String of(Json status) {
    Json inspection = status.at("inspection").orElse(new Json.Null());
    if (!inspection.flag("on")) {
      return "artifacts are not inspected: `inspect.enabled` is false";
    }
    String files = String.join(", ", inspection.strings("rule_files"));
    long again = inspection.number("to_inspect_again", 0);
    return "inspection by rule set "
        + inspection.string("rule_set")
        + (files.isEmpty() ? "" : " with " + files)
        + ", clients wait up to "
        + inspection.number("budget_seconds", 0)
        + " s: "
        + inspection.number("malicious", 0)
        + " malicious, "
        + inspection.number("suspicious", 0)
        + " suspicious, "
        + inspection.number("not_fully_inspected", 0)
        + " not fully inspected"
        + (again == 0
            ? ""
            : "; "
                + Figures.count(again, "cached artifact waits", "cached artifacts wait")
                + " to be inspected again");
  }
}
