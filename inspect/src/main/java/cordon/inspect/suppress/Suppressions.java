package cordon.inspect.suppress;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Verdict;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.suppress.Reviewed.Judged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody accepted, and what of it holds today.
 *
 * @param all in the order of the file
 * @param today in UTC
 */
public record Suppressions(List<Suppression> all, LocalDate today) {
  public Suppressions {
    all = List.copyOf(all);
  }

  /** Nothing is accepted. */
  public static Suppressions none(LocalDate today) {
    return new Suppressions(List.of(), today);
  }

  /**
   * @param name of the file, for messages
   * @param convicting as {@link RuleSet#convicting}: one of these is accepted for a file or an
   *     artifact only
   * @throws ProblemException naming the line when the file is broken or accepts too much
   */
  public static Suppressions read(
      String name, byte[] content, Set<String> convicting, LocalDate today) {
    try {
      return new Suppressions(
          new SuppressionFileReader(name, convicting).read(new ByteArrayInputStream(content)),
          today);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Entries that do nothing, one sentence each.
   *
   * @param rules ids of all rules
   */
  public List<String> idle(Set<String> rules) {
    return all.stream().flatMap(each -> idle(each, rules)).toList();
  }

  private Stream<String> idle(Suppression each, Set<String> rules) {
    String entry = "the suppression of `" + each.rule() + "` in line " + each.line();
    if (each.expired(today)) {
      return Stream.of(entry + " expired on " + each.expires() + " and does nothing");
    }
    return rules.contains(each.rule())
        ? Stream.empty()
        : Stream.of(entry + " does nothing: there is no such rule");
  }

  /**
   * What remains of a report.
   *
   * @param artifact digest of the artifact as a whole; empty for a folder
   */
  public Reviewed review(Report report, Optional<Digest> artifact) {
    List<Judged> judged =
        report.findings().stream()
            .map(finding -> new Judged(finding, accepted(finding, report, artifact)))
            .toList();
    return new Reviewed(report, artifact, verdict(report, judged), judged);
  }

  private Optional<Suppression> accepted(
      Finding finding, Report report, Optional<Digest> artifact) {
    return inForce().filter(each -> each.covers(finding, report, artifact)).findFirst();
  }

  /**
   * What accepts a finding that was kept.
   *
   * @param rule id of the rule
   * @param file in which the finding ends
   * @param sha256OfFile empty where it is not known
   * @param artifact digest of the whole
   */
  public Optional<Suppression> accepting(
      String rule, String file, Optional<Digest> sha256OfFile, Optional<Digest> artifact) {
    return inForce().filter(each -> each.covers(rule, file, sha256OfFile, artifact)).findFirst();
  }

  private Stream<Suppression> inForce() {
    return all.stream().filter(each -> !each.expired(today));
  }

  /** The same on another day. */
  public Suppressions on(LocalDate day) {
    return new Suppressions(all, day);
  }

  /** Nothing accepts that a part was not read: what is left unread may hold anything. */
  private static Verdict verdict(Report report, List<Judged> judged) {
    if (judged.stream().noneMatch(Judged::suppressed)) {
      return report.verdict();
    }
    Verdict open =
        judged.stream()
            .filter(each -> !each.suppressed())
            .map(each -> each.finding().verdict())
            .max(Verdict::compareTo)
            .orElse(Verdict.CLEAN);
    return open == Verdict.CLEAN && !report.doubts().isEmpty() ? Verdict.NOT_INSPECTED : open;
  }
}
