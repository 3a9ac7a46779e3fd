package cordon.inspect.chain;

import cordon.inspect.Finding;
import cordon.inspect.Verdict;
import java.util.List;
import java.util.Set;

/**
 * What the rules say of an artifact.
 *
 * @param findings the gravest first
 * @param marks what it does, for later comparison
 * @param reached paths of the files that anything leads to which runs by itself
 * @param lost paths of what runs by itself and leads to more than could be followed
 */
public record Judgement(
    List<Finding> findings, Set<String> marks, Set<String> reached, Set<String> lost) {
  public Judgement {
    findings = List.copyOf(findings);
    marks = Set.copyOf(marks);
    reached = Set.copyOf(reached);
    lost = Set.copyOf(lost);
  }

  /** That of the gravest finding; {@link Verdict#CLEAN} without any. */
  public Verdict verdict() {
    return findings.stream().map(Finding::verdict).max(Verdict::compareTo).orElse(Verdict.CLEAN);
  }
}
