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

  public T parse(String text) {
    return parser.apply(text);
  }
}
