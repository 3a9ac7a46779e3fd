package cordon.inspect.rules;

import cordon.inspect.chain.ChainRule;
import cordon.inspect.vocabulary.Allowance;
import cordon.inspect.vocabulary.Interface;
import cordon.inspect.vocabulary.PluginHost;
import cordon.inspect.vocabulary.WordList;
import java.util.List;

/** What one rule file says. */
record RuleFile(
    List<Interface> interfaces,
    List<WordList> words,
    List<Allowance> allowances,
    List<PluginHost> hosts,
    List<ChainRule> chains) {}
