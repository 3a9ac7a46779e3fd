package cordon.base.purl;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The components of a purl, checked and in canonical form (ECMA-427 section 5.6). */
record PurlComponents(
    String type,
    Optional<String> namespace,
    String name,
    Optional<String> version,
    SortedMap<String, String> qualifiers,
    Optional<String> subpath) {

  static PurlComponents check(
      String type,
      Optional<String> namespace,
      String name,
      Optional<String> version,
      SortedMap<String, String> qualifiers,
      Optional<String> subpath) {
    checkType(type);
    if (name.isEmpty()) {
      throw problem("there is no name");
    }
    SortedMap<String, String> kept = new TreeMap<>();
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      checkKey(qualifier.getKey());
      if (!qualifier.getValue().isEmpty()) {
        kept.put(qualifier.getKey(), qualifier.getValue());
      }
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return PurlTypeRule.of(lower)
        .apply(
            new PurlComponents(
                lower,
                namespace.filter(n -> !n.isEmpty()),
                name,
                version.filter(v -> !v.isEmpty()),
                kept,
                subpath.filter(s -> !s.isEmpty())));
  }

  private static void checkType(String type) {
    if (type.isEmpty()) {
      throw problem("there is no type");
    }
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '.' || c == '-'))) {
        throw problem(
            "the type \"" + type + "\" is not a letter with letters, digits, . or - after it");
      }
    }
  }

  static void checkKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || ".-_".indexOf(c) >= 0))) {
        throw problem(
            "the qualifier key \""
                + key
                + "\" is not a lower-case letter with lower-case letters, digits, . - or _ after it");
      }
    }
    if (key.isEmpty()) {
      throw problem("a qualifier has no key");
    }
  }

  static ProblemException problem(String why) {
    return Problem.of(
            "purl/invalid",
            "not a package URL",
            why,
            "write it as pkg:type/namespace/name@version, for example pkg:npm/%40scope/name@1.2.3")
        .asException();
  }

  PurlComponents with(Optional<String> newNamespace, String newName, Optional<String> newVersion) {
    return new PurlComponents(type, newNamespace, newName, newVersion, qualifiers, subpath);
  }
}
