package cordon.exposure;

import cordon.exposure.store.StoredDocument;
import java.util.List;

/**
 * What became of a document.
 *
 * @param known whether it had been brought before; then nothing was changed
 * @param notes what people should know of how it was read
 */
public record Recorded(StoredDocument document, boolean known, List<String> notes) {
  public Recorded {
    notes = List.copyOf(notes);
  }
}
