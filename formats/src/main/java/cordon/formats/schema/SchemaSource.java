package cordon.formats.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where files of schemas lie. */
@FunctionalInterface
public interface SchemaSource {
  /**
   * @param name without folders: {@code bom-1.6.schema.json}
   * @return empty where there is none
   */
  Optional<InputStream> open(String name) throws IOException;

  /** The other one where this one has nothing. */
  default SchemaSource or(SchemaSource other) {
    return name -> {
      Optional<InputStream> found = open(name);
      return found.isPresent() ? found : other.open(name);
    };
  }
}
