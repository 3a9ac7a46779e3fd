package cordon.inspect.rules;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.vocabulary.Allowance;
import cordon.inspect.vocabulary.Interface;
import cordon.inspect.vocabulary.PluginHost;
import cordon.inspect.vocabulary.Vocabulary;
import cordon.inspect.vocabulary.WordList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts rule files together. Those of Cordon come first; an organisation's own add to them. */
public final class Rules {
  /** Changes when the code of readers does, so that what older code found is not believed. */
  private static final int ENGINE = 7;

  private static final List<String> OWN =
      List.of(
          "python",
          "javascript",
          "shell",
          "source",
          "jvm",
          "model",
          "plugins",
          "words",
          "chains",
          "indicators");

  private final MessageDigest digest;
  private final List<Interface> interfaces = new ArrayList<>();
  private final List<WordList> words = new ArrayList<>();
  private final List<Allowance> allowances = new ArrayList<>();
  private final List<PluginHost> hosts = new ArrayList<>();
  private final List<ChainRule> chains = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private Rules() {
    try {
      digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    digest.update((byte) ENGINE);
  }

  /**
   * Begins with Cordon's own rules.
   *
   * @param indicators whether to include what is known of single incidents (hosts, names), kept
   *     apart from the rules about behaviour
   */
  public static Rules own(boolean indicators) {
    Rules rules = new Rules();
    for (String name : OWN) {
      if (indicators || !name.equals("indicators")) {
        rules.addOwn(name + ".toml");
      }
    }
    return rules;
  }

  private void addOwn(String name) {
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no rule file " + name + " on the class path");
      }
      add(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a rule file.
   *
   * @param name of the file, for messages
   * @throws ProblemException naming the line when the file is broken or an id is taken
   */
  public Rules add(String name, byte[] content) {
    try {
      RuleFile file =
          new RuleFileReader("rule file " + name).read(new ByteArrayInputStream(content));
      file.chains().forEach(chain -> claim(name, chain.id()));
      interfaces.addAll(file.interfaces());
      words.addAll(file.words());
      allowances.addAll(file.allowances());
      hosts.addAll(file.hosts());
      chains.addAll(file.chains());
      digest.update(content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void claim(String file, String id) {
    if (!ids.add(id)) {
      throw Problem.of(
              "inspect/rule-twice",
              "two rules have the id `" + id + "`",
              "the second stands in rule file " + file,
              "give one of them another id")
          .asException();
    }
  }

  public RuleSet build() {
    String version = Digest.of(Digest.Algorithm.SHA256, digest.digest()).hex().substring(0, 12);
    return new RuleSet(version, new Vocabulary(interfaces, words, allowances, hosts), chains);
  }
}
