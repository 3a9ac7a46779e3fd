package cordon.exposure.observation;

import java.time.Instant;

/** Everything that was ever observed. */
public interface Chronicle {

  /**
   * Tells all that was learned by a moment. The sightings of one stream of one unit come one after
   * another, in the order of the time that they were observed; equal inventories are the same
   * object. What documents of one stream state held until the first that does not state it any
   * more. Of what they say of one thing the last one that was observed counts, of those learned by
   * then that say anything of it.
   *
   * @param asOf inclusive
   */
  void replay(Instant asOf, Listener listener);

  /** Hears what was observed. */
  interface Listener {
    void sighting(Sighting sighting);

    void event(Event event);

    void statement(Statement statement);

    void description(Description description);

    /** When a release came; of each once. Not everybody needs to hear it. */
    default void released(ReleaseTime time) {}

    /** When a release came, as a document states it; of each perhaps several. */
    default void stated(StatedTime time) {}

    /** That the releases of a package were told; may be told again of a later moment. */
    default void listed(ReleaseList list) {}
  }
}
