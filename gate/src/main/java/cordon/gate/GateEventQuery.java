package cordon.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * Which gate events to show, newest first.
 *
 * @param type such as {@code gate.pull}
 * @param packagePurl package URL without version
 * @param version only this version
 * @param actor exactly this identity
 * @param verdict {@code allow}, {@code hold} or {@code block}
 * @param client part of the user agent, whatever its case
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
    Optional<Verdict> verdict,
    Optional<String> client,
    Optional<Instant> from,
    Optional<Instant> to,
    long before,
    int limit) {

  public static GateEventQuery newest(int limit) {
    return new GateEventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Long.MAX_VALUE,
        limit);
  }
}
