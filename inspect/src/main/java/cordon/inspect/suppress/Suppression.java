package cordon.inspect.suppress;

import cordon.base.Digest;
import cordon.base.Glob;
import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.tree.TreeFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An accepted finding.
 *
 * @param rule id of the rule
 * @param path of the file in which the finding ends, with {@code *} for any run of characters;
 *     empty for any file
 * @param sha256 of that file, or of the artifact as a whole; empty for any
 * @param reason why it is accepted
 * @param owner who answers for it
 * @param expires from this day on (UTC) it does nothing
 * @param line of its section, from 1
 */
public record Suppression(
    String rule,
    Optional<String> path,
    Optional<Digest> sha256,
    String reason,
    String owner,
    LocalDate expires,
    int line) {
  /** Characters of a name beside its extension by which a file is told from others. */
  private static final int TELLING = 3;

  /** Why and until when, as one sentence. */
  public String explained() {
    return reason + " (" + owner + ", until " + expires + ")";
  }

  /** From when on it does nothing. */
  public Instant end() {
    return expires.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Whether it names neither a file nor an artifact. */
  boolean everywhere() {
    return sha256.isEmpty() && path.map(Suppression::isOfManyFiles).orElse(true);
  }

  /** {@code *.py}, {@code a*}: of the name of a file too little stands there to tell it by. */
  private static boolean isOfManyFiles(String glob) {
    String file = glob.substring(glob.lastIndexOf('/') + 1);
    String plain = file.replace("*", "").replace("?", "");
    int dot = plain.lastIndexOf('.');
    String name = dot < 0 ? plain : plain.substring(0, dot);
    return file.isEmpty() || (plain.length() < file.length() && name.length() < TELLING);
  }

  boolean expired(LocalDate today) {
    return !today.isBefore(expires);
  }

  boolean covers(Finding finding, Report report, Optional<Digest> artifact) {
    String file = finding.end().place().path();
    return covers(finding.rule(), file, report.tree().file(file).map(TreeFile::sha256), artifact);
  }

  /**
   * @param file in which the finding ends
   * @param sha256OfFile empty where it is not known
   * @param artifact digest of the whole; empty where it has none
   */
  boolean covers(String id, String file, Optional<Digest> sha256OfFile, Optional<Digest> artifact) {
    return rule.equals(id)
        && path.map(glob -> Glob.matches(glob, file)).orElse(true)
        && sha256
            .map(wanted -> artifact.equals(sha256) || sha256OfFile.equals(sha256))
            .orElse(true);
  }
}
