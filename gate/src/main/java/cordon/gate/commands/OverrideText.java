package cordon.gate.commands;

import cordon.terminal.Figures;
import cordon.terminal.Json;
import cordon.terminal.Terminal;
import java.time.Instant;

/** How waivers and blocks are told in a terminal. */
final class OverrideText {
  private OverrideText() {}

  /** What became of a waiver that was just made or changed. */
  static void told(Terminal terminal, String done, Json waiver) {
    boolean waits = waiver.string("state").equals("waiting");
    terminal.line(done + " " + target(waiver) + " until " + time(waiver, "expires"));
    terminal.line(
        waits
            ? "it waits for a second person: cordon gate confirm " + waiver.string("id")
            : "to end it early: cordon gate end " + waiver.string("id"));
  }

  /** What it speaks of, in one cell. */
  static String target(Json override) {
    String extent = override.string("range") + override.string("digest");
    return override.string("purl")
        + (extent.isEmpty() ? "" : " " + extent)
        + (override.flag("malicious") ? " (even though malicious)" : "");
  }

  /** Whether it counts, and until when, in one cell. */
  static String state(Json override) {
    String mark = override.flag("emergency") ? reviewed(override) : "";
    return override.string("state").equals("waiting")
        ? "waits for a second person"
        : plainState(override) + mark;
  }

  private static String reviewed(Json override) {
    return override.at("reviewed").isPresent() ? ", break-glass" : ", break-glass to be reviewed";
  }

  private static String plainState(Json override) {
    if (!override.string("ended").isEmpty()) {
      return "ended " + time(override, "ended") + " by " + override.string("ended_by");
    }
    return override.string("expires").isEmpty()
        ? "in force"
        : (override.flag("active") ? "until " : "expired ") + time(override, "expires");
  }

  /** A time that stands in it, as people read it. */
  static String time(Json override, String field) {
    return Figures.time(Instant.parse(override.string(field)));
  }
}
