package cordon.app.config;

import java.util.function.Function;

/**
 * What a setting may hold.
 *
 * @param name of the type, for the documentation
 * @param expected completes "expected …"
 * @param example a value that would be accepted
 * @param parser throws {@link IllegalArgumentException} on anything else
 */
public record ValueType<T>(
    String name, String expected, String example, Function<String, T> parser) {

  /** The same, with an example that suits one setting. */
  ValueType<T> like(String other) {
    return new ValueType<>(name, expected, other, parser);
  }

  public T parse(String text) {
    return parser.apply(text);
  }
}
