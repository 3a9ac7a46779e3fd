package cordon.inspect.rules;

import cordon.inspect.chain.ChainRule;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;

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
}
