package cordon.formats.vex;

import cordon.formats.PublishTime;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomDoubt;
import cordon.formats.sbom.SbomSink;
import java.time.Instant;
import java.util.Optional;

/** Reads times, and doubts those that are none. */
record Times(JsonWalk walk, SbomSink sink) {
  Optional<Instant> here() {
    Optional<String> text = walk.text();
    Optional<Instant> time = text.flatMap(t -> PublishTime.parse(t).instant());
    if (text.isPresent() && time.isEmpty()) {
      sink.doubt(
          new SbomDoubt(walk.place(), "a time that is not as RFC 3339 writes it with an offset"));
    }
    return time;
  }
}
