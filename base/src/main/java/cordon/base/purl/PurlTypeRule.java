package cordon.base.purl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a purl type adds to the general rules, from the type definitions that the purl project
 * registers. A type without an entry has no rules of its own.
 *
 * <p>The definitions fold the case of npm and Go names, too. Their registries do not: {@code
 * JSONStream} and {@code jsonstream} are two packages, so folding would name the wrong one, and
 * here the names are kept.
 *
 * @param namespace whether the type has a namespace
 * @param folded the components that are not case-sensitive: {@code namespace}, {@code name}, {@code
 *     version}
 * @param qualifiers keys without which a purl of the type is ambiguous
 */
record PurlTypeRule(Need namespace, List<String> folded, List<String> qualifiers) {

  enum Need {
    OPTIONAL,
    REQUIRED,
    PROHIBITED
  }

  /** Type, need of a namespace, folded components, and required qualifiers with a question mark. */
  private static final String TABLE =
      """
      alpm              optional    namespace name
      apk               optional    namespace name
      bazel             prohibited
      bitbucket         required    namespace name
      bitnami           prohibited  name
      brew              optional    namespace name
      cargo             prohibited
      chrome-extension  prohibited  name
      cocoapods         prohibited
      composer          required    namespace name
      conda             prohibited
      cran              prohibited
      deb               required    namespace name
      gem               prohibited
      git               required
      github            required    namespace name
      hackage           prohibited
      hex               optional    namespace name
      huggingface       optional    version
      julia             prohibited  ?uuid
      luarocks          optional    namespace name
      maven             required
      mlflow            prohibited
      nuget             prohibited
      oci               prohibited  name
      opam              prohibited
      otp               prohibited  name
      pub               prohibited  name
      pypi              prohibited  name version
      qpkg              required    namespace
      rpm               optional    namespace
      swid              optional    ?tag_id
      swift             required
      vcpkg             prohibited
      vscode-extension  required    namespace name version
      yocto             optional    namespace
      """;

  private static final PurlTypeRule NONE = new PurlTypeRule(Need.OPTIONAL, List.of(), List.of());
  private static final Map<String, PurlTypeRule> RULES = rules();

  private static Map<String, PurlTypeRule> rules() {
    Map<String, PurlTypeRule> rules = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" +");
      List<String> folded = new ArrayList<>();
      List<String> qualifiers = new ArrayList<>();
      for (int i = 2; i < words.length; i++) {
        if (words[i].startsWith("?")) {
          qualifiers.add(words[i].substring(1));
        } else {
          folded.add(words[i]);
        }
      }
      Need need = Need.valueOf(words[1].toUpperCase(Locale.ROOT));
      rules.put(words[0], new PurlTypeRule(need, List.copyOf(folded), List.copyOf(qualifiers)));
    }
    return Map.copyOf(rules);
  }

  static PurlTypeRule of(String type) {
    return RULES.getOrDefault(type, NONE);
  }

  /** Checks and normalises; throws a {@link cordon.base.ProblemException} for what is forbidden. */
  PurlComponents apply(PurlComponents given) {
    String type = given.type();
    if (namespace == Need.REQUIRED && given.namespace().isEmpty()) {
      throw PurlComponents.problem("the type " + type + " needs a namespace");
    }
    if (namespace == Need.PROHIBITED && given.namespace().isPresent()) {
      throw PurlComponents.problem("the type " + type + " has no namespace");
    }
    for (String key : qualifiers) {
      if (!given.qualifiers().containsKey(key)) {
        throw PurlComponents.problem("the type " + type + " needs the qualifier " + key);
      }
    }
    PurlComponents folded =
        given.with(
            given.namespace().map(n -> fold("namespace", n)),
            fold("name", given.name()),
            given.version().map(v -> fold("version", v)));
    return ofItsOwn(folded);
  }

  private String fold(String component, String text) {
    return folded.contains(component) ? text.toLowerCase(Locale.ROOT) : text;
  }

  /** The rules that fit in no table. */
  private static PurlComponents ofItsOwn(PurlComponents given) {
    return switch (given.type()) {
      case "pypi" -> given.with(given.namespace(), pep503(given.name()), given.version());
      case "mlflow" -> mlflow(given);
      case "cpan" -> {
        if (given.name().contains("::")) {
          throw PurlComponents.problem("a CPAN distribution has no \"::\" in its name");
        }
        yield given;
      }
      case "chrome-extension" -> chromeExtension(given);
      default -> given;
    };
  }

  /** Runs of hyphens, underscores and dots become one hyphen. */
  private static String pep503(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator || !gap) {
        out.append(separator ? '-' : c);
      }
      gap = separator;
    }
    return out.toString();
  }

  /** Databricks does not tell models by case; other MLflow servers do. */
  private static PurlComponents mlflow(PurlComponents given) {
    boolean databricks =
        given.qualifiers().getOrDefault("repository_url", "").contains("azuredatabricks");
    String name = databricks ? given.name().toLowerCase(Locale.ROOT) : given.name();
    return given.with(given.namespace(), name, given.version());
  }

  private static PurlComponents chromeExtension(PurlComponents given) {
    if (!given.name().matches("[a-p]{32}")) {
      throw PurlComponents.problem("a Chrome extension is named by 32 letters from a to p");
    }
    if (!given.version().orElse("0").matches("[0-9]+(\\.[0-9]+){0,3}")) {
      throw PurlComponents.problem("the version of a Chrome extension is one to four numbers");
    }
    return given;
  }
}
