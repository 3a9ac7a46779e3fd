package cordon.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in the order sent; names compare without regard to case (RFC 9110 5.1). */
public record Headers(List<Field> fields) {
  /** No field at all. */
  public static final Headers NONE = new Headers(List.of());

  /** One field line. */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The first value of {@code name}. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of {@code name}, in order. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(Field::value).toList();
  }

  public boolean has(String name) {
    return fields.stream().anyMatch(f -> f.name.equalsIgnoreCase(name));
  }

  /** These and one more, also when the name is there already. */
  public Headers plus(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  /** These without any {@code name}. */
  public Headers minus(String name) {
    return new Headers(fields.stream().filter(f -> !f.name.equalsIgnoreCase(name)).toList());
  }

  /** These with {@code name} exactly once. */
  public Headers with(String name, String value) {
    return minus(name).plus(name, value);
  }
}
