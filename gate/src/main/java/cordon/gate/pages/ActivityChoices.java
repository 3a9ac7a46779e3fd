package cordon.gate.pages;

import cordon.base.Ecosystem;
import cordon.gate.Verdict;
import java.util.Arrays;
import java.util.List;

/** What the forms of the gate's pages offer to choose from. */
public final class ActivityChoices {
  public static final List<String> TYPES = ActivityFilter.TYPES;
  public static final List<String> VERDICTS =
      Arrays.stream(Verdict.values()).map(Verdict::word).toList();
  public static final List<String> ECOSYSTEMS =
      Arrays.stream(Ecosystem.values()).map(Ecosystem::purlType).toList();

  private ActivityChoices() {}

  public static String word(String type) {
    return EventRows.word(type);
  }

  /** A field for days, unless the address holds something that such a field cannot show. */
  public static String input(String value) {
    return value.isEmpty() || value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? "date" : "text";
  }
}
