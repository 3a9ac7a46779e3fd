package cordon.formats.installed;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is installed in a file system.
 *
 * @param releases each with where it was found
 * @param unread what could not be read, with its place, a sentence each
 * @param lacking the types of packages of which there may be more than the list has, for that
 *     reason; {@link #ANY} among them where that may be so of all types
 */
public record InstalledContent(List<Found> releases, List<String> unread, Set<String> lacking) {
  /** Stands for all types of packages. */
  public static final String ANY = "*";

  public InstalledContent {
    releases = List.copyOf(releases);
    unread = List.copyOf(unread);
    lacking = Set.copyOf(lacking);
  }

  /** The same, and something that was not read and may have held anything. */
  public InstalledContent without(String sentence) {
    List<String> all = new ArrayList<>(unread);
    all.add(sentence);
    return new InstalledContent(releases, all, Set.of(ANY));
  }

  /**
   * @param place layer and path, or the path alone, and within an archive behind {@code !/}
   */
  public record Found(Purl purl, String place) {}

  /** Gathers what files tell. */
  public static final class Gathering {
    private static final Set<String> OF_SYSTEM = Set.of("deb", "rpm", "apk");

    private record Entry(Installed release, String place) {}

    private final List<Entry> entries = new ArrayList<>();
    private final TreeSet<String> unread = new TreeSet<>();
    private final Set<String> lacking = new HashSet<>();
    private final SortedMap<String, String> systems = new TreeMap<>();

    /**
     * @param place of the file
     */
    public void add(String place, FileReading reading) {
      for (Installed release : reading.releases()) {
        if (release.type().equals(Installed.SYSTEM)) {
          systems.putIfAbsent(place, release.name());
        } else {
          String within = release.within().isEmpty() ? "" : "!/" + release.within();
          entries.add(new Entry(release, place + within));
        }
      }
      reading.unread().forEach(why -> unread(place + ": " + why, reading.lacking()));
    }

    /** Of something that may have held packages of any type. */
    public void unread(String sentence) {
      unread(sentence, ANY);
    }

    private void unread(String sentence, String type) {
      unread.add(sentence);
      lacking.add(type);
    }

    /** All of it; packages of the system carry its name. */
    public InstalledContent content() {
      Map<String, Found> found = new TreeMap<>();
      for (Entry entry : entries) {
        purl(entry.release)
            .ifPresentOrElse(
                purl -> found.putIfAbsent(purl + " " + entry.place, new Found(purl, entry.place)),
                () ->
                    unread(
                        entry.place + ": `" + entry.release.name() + "` is no name of a package",
                        entry.release.type()));
      }
      return new InstalledContent(List.copyOf(found.values()), List.copyOf(unread), lacking);
    }

    private Optional<Purl> purl(Installed release) {
      try {
        Optional<String> version = Optional.of(release.version());
        return Optional.of(
            OF_SYSTEM.contains(release.type())
                ? Purl.of(release.type(), Optional.of(system(release)), release.name(), version)
                : Purl.of(
                    Ecosystem.ofPurlType(release.type()).orElseThrow(), release.name(), version));
      } catch (ProblemException notAName) {
        return Optional.empty();
      }
    }

    /** Where the system does not say its name, that of whoever made the package manager. */
    private String system(Installed release) {
      return systems.values().stream()
          .findFirst()
          .orElse(
              switch (release.type()) {
                case "deb" -> "debian";
                case "apk" -> "alpine";
                default -> "redhat";
              });
    }
  }
}
