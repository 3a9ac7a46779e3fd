package cordon.exposure.credentials;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what a search finds. */
final class Findings {
  private static final int MOST = 10_000;
  private static final int LONGEST = 150;

  private final CredentialPlaces places;
  private final Map<String, FoundCredential> found = new TreeMap<>();
  private final TreeSet<String> unread = new TreeSet<>();

  Findings(CredentialPlaces places) {
    this.places = places;
  }

  /**
   * @param at where it is met
   * @param name as the file tells it; empty text where the file is the credential
   */
  void add(Sighting at, String name) {
    Place place = at.place();
    String called =
        Stream.of(
                place.name(), at.ofProject() && !place.shared() ? at.shown() : "", at.stars(), name)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(":"));
    String kind = place.kind().equals(CredentialPlaces.SECRET) ? places.kindOf(name) : place.kind();
    String where = name.isEmpty() ? at.shown() : at.shown() + " " + name;
    put(new FoundCredential(fit(called), kind, fit(where)), at.shown(), place.shared());
  }

  /** A variable of the process that looks. */
  void variable(String name) {
    put(
        new FoundCredential("variable:" + fit(name), places.kindOf(name), "variable " + fit(name)),
        name,
        true);
  }

  void agent(String variable) {
    put(new FoundCredential("ssh-agent", "ssh-key", "variable " + variable), variable, true);
  }

  private void put(FoundCredential credential, String shown, boolean shared) {
    FoundCredential same = found.get(credential.name());
    if (found.size() >= MOST) {
      unread.add(shown + ": more than " + MOST + " credentials");
    } else if (same == null) {
      found.put(credential.name(), credential);
    } else if (!shared && !same.place().equals(credential.place())) {
      String name = fit(credential.name() + " in " + shown);
      found.putIfAbsent(name, new FoundCredential(name, credential.kind(), credential.place()));
    }
  }

  void unread(String shown, String why) {
    if (unread.size() < MOST) {
      unread.add(shown + ": " + why);
    }
  }

  FoundCredentials all() {
    return new FoundCredentials(List.copyOf(found.values()), List.copyOf(unread));
  }

  /**
   * Names of hosts end without a slash; what no estate file takes as a name is shown as {@code ?}.
   */
  private static String fit(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    String whole = cut.endsWith("/") ? cut.substring(0, cut.length() - 1) : cut;
    return whole.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?").strip();
  }
}
