package cordon.formats.schema;

import static cordon.formats.Malformed.quoted;

import cordon.formats.schema.JsonValue.JsonObject;
import cordon.formats.schema.Schema.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the members of objects must be. */
final class ObjectRules {
  private ObjectRules() {}

  static Rule required(List<String> names) {
    return (value, checking) -> {
      if (value instanceof JsonObject object) {
        names.stream()
            .filter(name -> !object.members().containsKey(name))
            .forEach(name -> checking.wrong(value.at(), () -> "lacks the member " + quoted(name)));
      }
    };
  }

  /**
   * @param rest what holds for members that are neither named nor fit a pattern
   * @param patterns of names
   */
  static Rule properties(
      Map<String, Schema> named, Optional<Schema> rest, Map<String, Schema> patterns) {
    Map<Pattern, Schema> compiled =
        patterns.entrySet().stream()
            .collect(Collectors.toMap(e -> Pattern.compile(e.getKey()), Map.Entry::getValue));
    return (value, checking) -> {
      if (!(value instanceof JsonObject object)) {
        return;
      }
      object
          .members()
          .forEach((name, member) -> {
            boolean spoken = member(named.get(name), name, member, checking);
            for (Map.Entry<Pattern, Schema> pattern : compiled.entrySet()) {
              if (pattern.getKey().matcher(name).find()) {
                spoken |= member(pattern.getValue(), name, member, checking);
              }
            }
            if (!spoken) {
              rest.ifPresent(schema -> member(schema, name, member, checking));
            }
          });
    };
  }

  private static boolean member(
      @Nullable Schema schema, String name, JsonValue member, Checking checking) {
    if (schema == null) {
      return false;
    }
    checking.evaluated().add(name);
    schema.check(member, Checking.of(checking.path().to(name), checking.findings()));
    return true;
  }

  /** Where the one is, the others must be. */
  static Rule together(Map<String, List<String>> names) {
    return (value, checking) -> {
      if (value instanceof JsonObject object) {
        names.forEach((one, others) -> {
          if (object.members().containsKey(one)) {
            others.stream()
                .filter(other -> !object.members().containsKey(other))
                .forEach(other ->
                    checking.wrong(
                        value.at(), () -> "has " + quoted(one) + " and lacks " + quoted(other)));
          }
        });
      }
    };
  }

  /** For members of which no other keyword of the schema has spoken; to be asked last. */
  static Rule unevaluated(Schema schema) {
    return (value, checking) -> {
      if (value instanceof JsonObject object) {
        object
            .members()
            .forEach((name, member) -> {
              if (!checking.evaluated().contains(name)) {
                member(schema, name, member, checking);
              }
            });
      }
    };
  }
}
