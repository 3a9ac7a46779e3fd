package cordon.advisories.commands;

import cordon.terminal.Style;
import cordon.terminal.Terminal;
import java.util.List;

/** Says that new records speak of releases that are here already: the first thing to look at. */
final class PulledHere {
  private PulledHere() {}

  /**
   * @param ids some of the records
   */
  static void line(Terminal terminal, long records, List<String> ids) {
    if (records == 0) {
      return;
    }
    terminal.line(
        Style.BAD,
        records
            + (records == 1 ? " new or changed record names" : " new or changed records name")
            + " releases that were pulled here; see who with");
    ids.stream().distinct().forEach(id -> terminal.line("  cordon advisories show " + id));
  }
}
