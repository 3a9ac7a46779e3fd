package cordon.inspect.rules;

import cordon.inspect.Verdict;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All rules that inspections go by.
 *
 * @param version names them: two rule sets with the same version say the same of any artifact
 * @param chains in the order of their files
 */
public record RuleSet(String version, Vocabulary vocabulary, List<ChainRule> chains) {
  public RuleSet {
    chains = List.copyOf(chains);
  }

  /** Ids of the rules that can call an artifact malicious. */
  public Set<String> convicting() {
    return chains.stream()
        .filter(chain -> chain.verdict() == Verdict.MALICIOUS)
        .map(ChainRule::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
