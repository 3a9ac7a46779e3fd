package cordon.web.pages;

import gg.jte.Content;
import java.util.Locale;

/** A verdict or state in a word: told by its text and shape first, by its colour only besides. */
public final class Badge {

  /** How serious it looks. */
  public enum Tone {
    GOOD,
    WAIT,
    BAD,
    WORST,
    PLAIN
  }

  private Badge() {}

  public static Content of(Tone tone, String text) {
    return Element.of("span", "badge", "badge-" + tone.name().toLowerCase(Locale.ROOT)).text(text);
  }

  /** {@code allow}, {@code hold}, {@code block}, {@code clean}, {@code suspicious}, … */
  public static Content verdict(String verdict) {
    return of(tone(verdict), verdict);
  }

  static Tone tone(String verdict) {
    return switch (verdict) {
      case "allow", "clean", "ok" -> Tone.GOOD;
      case "hold", "suspicious", "not fully inspected" -> Tone.WAIT;
      case "block", "failing" -> Tone.BAD;
      case "malicious" -> Tone.WORST;
      default -> Tone.PLAIN;
    };
  }
}
