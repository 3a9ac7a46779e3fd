package cordon.gate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which gate events to show, newest first.
 *
 * @param type such as {@code gate.pull}
 * @param packagePurl package URL without version
 * @param version only this version
 * @param actor exactly this identity
 * @param address from this address, whoever asked
 * @param claims of a CI job's token, all of them, such as {@code repository} to {@code acme/app}
 * @param verdict {@code allow}, {@code hold} or {@code block}
 * @param client part of the user agent, whatever its case
 * @param sha256 of the artifact that was sent, in hex
 * @param from not before
 * @param to before
 * @param before only events older than this sequence number; {@link Long#MAX_VALUE} for the newest
 * @param limit at most so many
 */
public record GateEventQuery(
    Optional<String> type,
    Optional<String> packagePurl,
    Optional<String> version,
    Optional<String> actor,
    Optional<String> address,
    Map<String, String> claims,
    Optional<Verdict> verdict,
    Optional<String> client,
    Optional<String> sha256,
    Optional<Instant> from,
    Optional<Instant> to,
    long before,
    int limit) {

  public GateEventQuery {
    claims = Map.copyOf(claims);
  }

  public static GateEventQuery newest(int limit) {
    return new GateEventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Long.MAX_VALUE,
        limit);
  }

  /** The newest of one type and package. */
  public GateEventQuery of(String oneType, String purl, Optional<String> oneVersion) {
    return new GateEventQuery(
        Optional.of(oneType),
        Optional.of(purl),
        oneVersion,
        actor,
        address,
        claims,
        verdict,
        client,
        sha256,
        from,
        to,
        before,
        limit);
  }
}
