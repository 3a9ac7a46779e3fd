package cordon.exposure.observation;

import cordon.exposure.Entity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of one thing of the organisation.
 *
 * @param source the document that says it
 * @param stream documents of one stream replace each other
 * @param attributes by the keys below; others are kept for people to read
 * @param learned when we heard of it
 */
public record Description(
    long source, String stream, Entity entity, Map<String, String> attributes, Instant learned) {

  /** Who answers for it. */
  public static final String OWNER = "owner";

  /** Where it runs: {@code production}, {@code ci}, {@code laptop}. */
  public static final String ENVIRONMENT = "environment";

  /** Of a credential: {@code cloud}, {@code kubernetes}, {@code registry-token}, … */
  public static final String KIND = "kind";

  /** Of a credential: where it lies, such as a file or the definition of a job. */
  public static final String PLACE = "place";

  /** Of a credential: when it was made (RFC 3339). */
  public static final String CREATED = "created";

  /** Of a credential: when somebody says that it was rotated (RFC 3339); closes nothing. */
  public static final String ROTATED = "rotated";

  /** Of a credential: when the old secret was seen to be dead (RFC 3339). */
  public static final String PROVEN_DEAD = "proven-dead";

  /** Of a credential: how that was seen, see {@link DeathProof}; without it nothing is proven. */
  public static final String PROOF = "proof";

  /** Of a credential: {@code yes} where nothing came in its place when it died. */
  public static final String RETIRED = "retired";

  /** Of what was seen: by whom, in which log. */
  public static final String NOTE = "note";

  /** Of people: how many records. */
  public static final String COUNT = "count";

  /** {@code yes} for what must be kept from an attacker before all else. */
  public static final String CROWN_JEWEL = "crown-jewel";

  /** Of a vendor: what it says of an incident; {@code no-answer} where it was asked in vain. */
  public static final String ATTESTATION = "attestation";

  /** What it costs to shut it off, from 1 (nobody notices) to 100 (the business stands). */
  public static final String COST = "cost";

  /** A time among attributes (RFC 3339); empty where there is none, or a text that is none. */
  public static Optional<Instant> time(Map<String, String> attributes, String key) {
    try {
      return Optional.ofNullable(attributes.get(key))
          .map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public Description {
    attributes = Map.copyOf(attributes);
  }

  public Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }
}
