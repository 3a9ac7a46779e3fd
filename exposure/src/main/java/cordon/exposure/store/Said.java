package cordon.exposure.store;

import cordon.exposure.Entity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a document says beside what it lists. */
public sealed interface Said {
  /** How two things hang together; see {@link cordon.exposure.observation.Statement}. */
  record Related(
      Entity from,
      cordon.exposure.observation.Relation relation,
      Entity to,
      Optional<Instant> since,
      Optional<Instant> until)
      implements Said {}

  /** What one thing is; see {@link cordon.exposure.observation.Description}. */
  record Described(Entity entity, Map<String, String> attributes) implements Said {
    public Described {
      attributes = Map.copyOf(attributes);
    }
  }
}
