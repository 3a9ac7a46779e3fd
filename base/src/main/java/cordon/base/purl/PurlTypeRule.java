package cordon.base.purl;

import java.util.Locale;
import java.util.Map;

/**
 * What a purl type adds to the general rules; from the type definitions that the purl project
 * registers. A type without an entry has no rules of its own.
 */
record PurlTypeRule(Need namespace, boolean foldNamespace, boolean foldName, boolean foldVersion) {

  enum Need {
    OPTIONAL,
    REQUIRED,
    PROHIBITED
  }

  private static final PurlTypeRule NONE = new PurlTypeRule(Need.OPTIONAL, false, false, false);
  private static final PurlTypeRule FLAT = new PurlTypeRule(Need.PROHIBITED, false, false, false);
  private static final PurlTypeRule OWNED = new PurlTypeRule(Need.REQUIRED, false, false, false);
  private static final PurlTypeRule FOLDED = new PurlTypeRule(Need.OPTIONAL, true, true, false);

  private static final Map<String, PurlTypeRule> RULES =
      Map.ofEntries(
          Map.entry("bitbucket", FOLDED),
          Map.entry("composer", FOLDED),
          Map.entry("github", FOLDED),
          Map.entry("pypi", new PurlTypeRule(Need.PROHIBITED, false, true, true)),
          Map.entry("swift", OWNED),
          Map.entry("cargo", FLAT));

  static PurlTypeRule of(String type) {
    return RULES.getOrDefault(type, NONE);
  }

  /** Whether the name may hold slashes, the namespace then being one segment. */
  boolean nameHasSegments() {
    return false;
  }

  PurlComponents apply(PurlComponents given) {
    if (namespace == Need.REQUIRED && given.namespace().isEmpty()) {
      throw PurlComponents.problem("the type " + given.type() + " needs a namespace");
    }
    if (namespace == Need.PROHIBITED && given.namespace().isPresent()) {
      throw PurlComponents.problem("the type " + given.type() + " has no namespace");
    }
    return given.with(
        given.namespace().map(n -> foldNamespace ? n.toLowerCase(Locale.ROOT) : n),
        foldName ? given.name().toLowerCase(Locale.ROOT) : given.name(),
        given.version().map(v -> foldVersion ? v.toLowerCase(Locale.ROOT) : v));
  }
}
