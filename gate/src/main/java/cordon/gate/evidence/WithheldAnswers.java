package cordon.gate.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Answers that hid releases and were given again: counted durably beside the first one's fact, so
 * that an install which asks three hundred times a day for one document leaves one fact with fifty
 * versions in it, and the number (docs/decisions/0066).
 */
final class WithheldAnswers {
  private static final int NAME_BYTES = 20;

  private WithheldAnswers() {}

  /**
   * One more time on the day of the first one.
   *
   * @return false where this is the first
   */
  static boolean again(Handle h, String answer, Instant now) {
    return h.execute(
            "update gate_withheld set again = again + 1, last_at = ? where answer = ?",
            now.toEpochMilli(),
            answer)
        > 0;
  }

  static void first(Handle h, String answer, String packagePurl, long sequence, Instant now) {
    h.execute(
        "insert into gate_withheld (answer, day, sequence, package, again, first_at, last_at, sealed)"
            + " values (?, ?, ?, ?, 0, ?, ?, 0)",
        answer,
        day(now),
        sequence,
        packagePurl,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /** The same for the same hidden releases, shown to the same asker on the same day. */
  static String name(
      Asker asker, String packagePurl, String upstream, String summary, Instant now) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Object part :
          List.of(
              day(now),
              asker.actor(),
              asker.address(),
              asker.claims(),
              asker.client(),
              packagePurl,
              upstream)) {
        sha256.update(part.toString().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      byte[] hash = sha256.digest(summary.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The day in UTC, counted from 1970. */
  static long day(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
  }
}
