package cordon.formats.schema;

import cordon.formats.schema.JsonValue.CheckedArray;
import cordon.formats.schema.JsonValue.JsonArray;
import cordon.formats.schema.Schema.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the elements of lists must be. Of a list that was checked as it came, the length is left.
 */
final class ArrayRules {
  private ArrayRules() {}

  static Rule items(Schema schema) {
    return (value, checking) -> {
      if (value instanceof JsonArray array) {
        from(0, array, schema, checking);
      }
    };
  }

  /** Each of the first elements by a schema of its own. */
  static Rule first(List<Schema> schemas, Optional<Schema> rest) {
    return (value, checking) -> {
      if (value instanceof JsonArray array) {
        for (int i = 0; i < Math.min(schemas.size(), array.elements().size()); i++) {
          element(array, i, schemas.get(i), checking);
        }
        rest.ifPresent(schema -> from(schemas.size(), array, schema, checking));
      }
    };
  }

  private static void from(int first, JsonArray array, Schema schema, Checking checking) {
    for (int i = first; i < array.elements().size() && !checking.findings().full(); i++) {
      element(array, i, schema, checking);
    }
  }

  private static void element(JsonArray array, int i, Schema schema, Checking checking) {
    schema.check(
        array.elements().get(i),
        Checking.of(checking.path().to(Integer.toString(i)), checking.findings()));
  }

  static Rule size(long least, long most) {
    return (value, checking) -> {
      long size =
          switch (value) {
            case JsonArray array -> array.elements().size();
            case CheckedArray array -> array.size();
            default -> least;
          };
      if (size < least || size > most) {
        checking.wrong(
            value.at(),
            () ->
                "has "
                    + size
                    + " elements and not "
                    + (size < least ? "at least " + least : "at most " + most));
      }
    };
  }

  static Rule unique() {
    return (value, checking) -> {
      if (value instanceof JsonArray array) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < array.elements().size(); i++) {
          JsonValue element = array.elements().get(i);
          if (!seen.add(element.plain())) {
            Checking at = Checking.of(checking.path().to(Integer.toString(i)), checking.findings());
            at.wrong(element.at(), () -> "is the same as an element before it");
          }
        }
      }
    };
  }

  static Rule contains(Schema schema) {
    return (value, checking) -> {
      if (value instanceof JsonArray array
          && array.elements().stream()
              .noneMatch(element -> schema.fits(element, checking.into(new Findings(1))))) {
        checking.wrong(value.at(), () -> "has no element of the form that the schema wants");
      }
    };
  }
}
