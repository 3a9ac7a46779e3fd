package cordon.formats.schema;

import cordon.formats.schema.JsonValue.At;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One value under the schemas that apply to it in place.
 *
 * @param path to the value
 * @param findings what is wrong with it and with what is in it
 * @param evaluated members of it that a schema has spoken of
 */
record Checking(Path path, Findings findings, Set<String> evaluated) {

  /** From the top down. */
  record Path(@Nullable Path above, String name) {
    static final Path TOP = new Path(null, "");

    Path to(String name) {
      return new Path(this, name);
    }

    String pointer() {
      StringBuilder out = new StringBuilder();
      for (Path path = this; path.above != null; path = path.above) {
        out.insert(0, "/" + path.name.replace("~", "~0").replace("/", "~1"));
      }
      return out.toString();
    }
  }

  static Checking of(Path path, Findings findings) {
    return new Checking(path, findings, new HashSet<>());
  }

  /** The same value, found fault with elsewhere. */
  Checking into(Findings others) {
    return of(path, others);
  }

  void wrong(At at, Supplier<String> what) {
    if (!findings.full()) {
      findings.add(new Departure(path.pointer(), at.line(), at.column(), what.get()));
    }
  }
}
