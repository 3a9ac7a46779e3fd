package cordon.exposure;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said of a document that is brought.
 *
 * @param name of the file, by which some formats are told
 * @param unit whose it is; empty for what speaks of the organisation
 * @param stream what documents have in common that replace each other; empty: the name
 * @param observed when it was true; empty: as the document says, else now
 * @param complete whether it lists everything; empty: as the document says
 * @param provenance on whose word; what a build says of what lies within reach is left out
 * @param build the run that brings it
 */
public record Upload(
    String name,
    String unit,
    Optional<String> stream,
    Optional<Instant> observed,
    Optional<Boolean> complete,
    Provenance provenance,
    Build build) {

  /** Of which nothing else is said. */
  public static Upload of(String name, String unit, Provenance provenance) {
    return new Upload(
        name, unit, Optional.empty(), Optional.empty(), Optional.empty(), provenance, Build.NONE);
  }

  /** The same under the name of another file, which is also its stream. */
  public Upload named(String other) {
    return new Upload(other, unit, Optional.empty(), observed, complete, provenance, build);
  }

  public Upload observed(Instant at) {
    return new Upload(name, unit, stream, Optional.of(at), complete, provenance, build);
  }

  public Upload complete(boolean all) {
    return new Upload(name, unit, stream, observed, Optional.of(all), provenance, build);
  }

  public Upload in(String of) {
    return new Upload(name, unit, Optional.of(of), observed, complete, provenance, build);
  }

  public Upload of(Build by) {
    return new Upload(name, unit, stream, observed, complete, provenance, by);
  }

  /** Without folders. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
