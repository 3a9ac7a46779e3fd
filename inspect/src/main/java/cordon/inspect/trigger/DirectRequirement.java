package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import java.util.Optional;

/**
 * A dependency of Python that is given as an address, {@code name @ https://…} (PEP 508): it is
 * fetched from there, past any registry.
 */
final class DirectRequirement {
  private DirectRequirement() {}

  static Optional<Fact> read(String requirement, Place place) {
    int at = requirement.indexOf('@');
    int scheme = requirement.indexOf("://");
    if (at < 1 || scheme < at || namesMore(requirement.substring(0, at))) {
      return Optional.empty();
    }
    String url = requirement.substring(at + 1).strip();
    if (url.startsWith("file:")) {
      return Optional.empty();
    }
    return Optional.of(
        new Fact(Behaviour.FETCH, OutsideDependencies.kindOfAddress(url), place, "", requirement));
  }

  /** What is no name and extras, so that the sign is part of a marker or an address. */
  private static boolean namesMore(String before) {
    return before.indexOf(';') >= 0 || before.indexOf('=') >= 0 || before.indexOf('/') >= 0;
  }
}
