package cordon.exposure;

import java.time.Instant;
import java.util.Optional;

/**
 * A document as it is brought.
 *
 * @param name of the file, by which some formats are told
 * @param unit whose it is; empty for what speaks of the organisation
 * @param stream what documents have in common that replace each other; empty: the name
 * @param observed when it was true; empty: as the document says, else now
 * @param complete whether it lists everything; empty: as the document says
 * @param vouched whether who brings it may say what lies within reach; of others that is left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(
    String name,
    String unit,
    Optional<String> stream,
    Optional<Instant> observed,
    Optional<Boolean> complete,
    boolean vouched,
    byte[] content) {}
