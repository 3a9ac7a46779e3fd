package cordon.formats.schema;

import static cordon.formats.Malformed.quoted;

import cordon.formats.schema.JsonValue.JsonNumber;
import cordon.formats.schema.JsonValue.JsonText;
import cordon.formats.schema.Schema.Rule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What single values must be. */
final class ValueRules {
  /** Longer texts are not held to a pattern: that takes stack in proportion to their length. */
  private static final int LONGEST_MATCHED = 4_096;

  /** More are not listed: nobody reads a message of 700 licences. */
  private static final int LISTED = 16;

  private ValueRules() {}

  static Rule type(List<String> types) {
    return (value, checking) -> {
      String type = value.type();
      if (!types.contains(type) && !(type.equals("integer") && types.contains("number"))) {
        checking.wrong(
            value.at(), () -> "is of the type " + type + " and not " + String.join(" or ", types));
      }
    };
  }

  static Rule oneOfThese(List<JsonValue> allowed) {
    Set<Object> plain = new HashSet<>();
    allowed.forEach(value -> plain.add(value.plain()));
    String words =
        allowed.size() > LISTED
            ? ""
            : allowed.stream().map(ValueRules::shown).collect(Collectors.joining(", ", ": ", ""));
    return (value, checking) -> {
      if (!plain.contains(value.plain())) {
        checking.wrong(
            value.at(),
            () ->
                allowed.size() == 1
                    ? shown(value) + " must be " + shown(allowed.getFirst())
                    : shown(value) + " is none of the " + allowed.size() + " words" + words);
      }
    };
  }

  static Rule pattern(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return ofText((text, value, checking) -> {
      if (text.length() <= LONGEST_MATCHED && !pattern.matcher(text).find()) {
        checking.wrong(value.at(), () -> quoted(text) + " has not the form " + regex);
      }
    });
  }

  static Rule format(String name) {
    return ofText((text, value, checking) -> {
      if (!TextFormat.fits(name, text)) {
        checking.wrong(value.at(), () -> quoted(text) + " has not the format " + name);
      }
    });
  }

  static Rule length(long least, long most) {
    return ofText((text, value, checking) -> {
      int length = text.codePointCount(0, text.length());
      if (length < least || length > most) {
        checking.wrong(
            value.at(),
            () ->
                quoted(text)
                    + (length < least
                        ? " is shorter than " + least + " characters"
                        : " is longer than " + most + " characters"));
      }
    });
  }

  static Rule least(BigDecimal bound, boolean inclusive) {
    return (value, checking) -> {
      if (value instanceof JsonNumber number && beyond(bound, number.number(), inclusive)) {
        checking.wrong(
            value.at(), () -> shown(value) + " is less than " + bound + allowed(inclusive));
      }
    };
  }

  static Rule most(BigDecimal bound, boolean inclusive) {
    return (value, checking) -> {
      if (value instanceof JsonNumber number && beyond(number.number(), bound, inclusive)) {
        checking.wrong(
            value.at(), () -> shown(value) + " is more than " + bound + allowed(inclusive));
      }
    };
  }

  private static boolean beyond(BigDecimal low, BigDecimal high, boolean inclusive) {
    int order = low.compareTo(high);
    return inclusive ? order > 0 : order >= 0;
  }

  private static String allowed(boolean inclusive) {
    return inclusive ? "" : " or the same";
  }

  /** As it stands in a message. */
  static String shown(JsonValue value) {
    return switch (value) {
      case JsonText text -> quoted(text.text());
      case JsonNumber number -> quoted(number.number().toString());
      case JsonValue.JsonWord word -> word.word();
      default -> "a value of the type " + value.type();
    };
  }

  @FunctionalInterface
  private interface OfText {
    void check(String text, JsonValue value, Checking checking);
  }

  private static Rule ofText(OfText rule) {
    return (value, checking) -> {
      if (value instanceof JsonText text) {
        rule.check(text.text(), value, checking);
      }
    };
  }
}
