package cordon.formats.schema;

import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.Schema.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of several forms a value must have. */
final class FormRules {
  /** How much of each form is looked at to tell which one is nearest. */
  private static final int LOOKED_AT = 10;

  private FormRules() {}

  static Rule all(List<Schema> forms) {
    return (value, checking) -> forms.forEach(form -> form.check(value, checking));
  }

  static Rule any(List<Schema> forms) {
    return (value, checking) -> {
      long fitting = forms.stream().filter(form -> form.fits(value, checking)).count();
      if (fitting == 0) {
        none(forms, value, checking);
      }
    };
  }

  static Rule one(List<Schema> forms) {
    return (value, checking) -> {
      long fitting = forms.stream().filter(form -> form.fits(value, checking)).count();
      if (fitting == 0) {
        none(forms, value, checking);
      } else if (fitting > 1) {
        checking.wrong(
            value.at(), () -> "has " + fitting + " of the forms of which the schema allows one");
      }
    };
  }

  static Rule not(Schema form) {
    return (value, checking) -> {
      if (form.fits(value, checking.into(new Findings(1)))) {
        checking.wrong(value.at(), () -> "has a form that the schema forbids");
      }
    };
  }

  static Rule choice(Schema condition, Optional<Schema> then, Optional<Schema> otherwise) {
    return (value, checking) ->
        (condition.fits(value, checking) ? then : otherwise)
            .ifPresent(schema -> schema.check(value, checking));
  }

  /** Tells what is wrong with the form that was probably meant, and nothing of single members. */
  private static void none(List<Schema> forms, JsonValue value, Checking checking) {
    if (value instanceof JsonObject object) {
      checking.evaluated().addAll(object.members().keySet());
    }
    Optional<Findings> nearest =
        forms.stream()
            .map(form -> tried(form, value, checking))
            .min(Comparator.comparingLong(tried -> farness(tried, value, checking)));
    if (forms.size() == 1 && nearest.isPresent()) {
      nearest.get().list().forEach(checking.findings()::add);
      return;
    }
    checking.wrong(
        value.at(),
        () ->
            "has none of the "
                + forms.size()
                + " forms that the schema allows"
                + nearest.map(tried -> "; for the nearest, " + first(tried, checking)).orElse(""));
  }

  private static Findings tried(Schema form, JsonValue value, Checking checking) {
    Findings tried = new Findings(LOOKED_AT);
    form.check(value, checking.into(tried));
    return tried;
  }

  /** A form whose own word for its type is another is the farthest, then the most wrong one. */
  private static long farness(Findings tried, JsonValue value, Checking checking) {
    String type = checking.path().to("type").pointer();
    boolean other =
        value instanceof JsonObject
            && tried.list().stream().anyMatch(d -> d.pointer().equals(type));
    boolean shape =
        tried.list().stream()
            .anyMatch(d ->
                d.pointer().equals(checking.path().pointer())
                    && d.what().startsWith("is of the type"));
    return tried.list().size() + (other ? 1_000L : 0L) + (shape ? 100L : 0L);
  }

  private static String first(Findings tried, Checking checking) {
    Departure first = tried.list().getFirst();
    String below = first.pointer().substring(checking.path().pointer().length());
    return below.isEmpty() ? "it " + first.what() : "`" + below + "` " + first.what();
  }
}
