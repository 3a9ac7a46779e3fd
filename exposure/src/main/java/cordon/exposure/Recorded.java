package cordon.exposure;

import cordon.exposure.store.StoredDocument;
import java.util.List;
import java.util.Optional;

/**
 * What became of a document.
 *
 * @param known whether it had been brought before; then nothing was changed
 * @param notes what people should know of how it was read
 * @param declared what it declares otherwise than the one before; empty for what speaks of a unit
 */
public record Recorded(
    StoredDocument document, boolean known, List<String> notes, Optional<Declared> declared) {
  public Recorded {
    notes = List.copyOf(notes);
  }
}
