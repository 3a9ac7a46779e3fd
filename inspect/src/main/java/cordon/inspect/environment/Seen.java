package cordon.inspect.environment;

import cordon.base.Digest;
import java.util.Optional;

/**
 * A file that was walked past.
 *
 * @param digest where somebody may want to compare it
 * @param content of the files in which installers write things down, and of start-up hooks
 */
record Seen(Optional<Digest> digest, Optional<byte[]> content) {}
