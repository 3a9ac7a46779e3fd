package cordon.formats.sbom.schema;

import cordon.formats.schema.Departure;
import java.util.List;

/** How a document stands to the official schema of its format. */
public sealed interface SchemaReport {

  /** What the document is, for people: {@code CycloneDX JSON 1.6}. */
  String document();

  /**
   * It was held to the schema.
   *
   * @param schema name of its file
   * @param departures none where it is as the schema wants it
   * @param more whether there are more of them than were wanted
   */
  record Checked(String document, String schema, List<Departure> departures, boolean more)
      implements SchemaReport {
    public Checked {
      departures = List.copyOf(departures);
    }
  }

  /**
   * It was not, and nothing follows from that.
   *
   * @param why lower case, without a full stop
   * @param remedy what to do
   */
  record NotChecked(String document, String why, String remedy) implements SchemaReport {}
}
