package cordon.formats.installed;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import java.util.ArrayList;
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
 * @param unread what could not be read, with its place, a sentence each; where there is any, what
 *     is missing from the list may be there
 */
public record InstalledContent(List<Found> releases, List<String> unread) {
  public InstalledContent {
    releases = List.copyOf(releases);
    unread = List.copyOf(unread);
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
      reading.unread().forEach(why -> unread(place + ": " + why));
    }

    public void unread(String sentence) {
      unread.add(sentence);
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
                        entry.place + ": `" + entry.release.name() + "` is no name of a package"));
      }
      return new InstalledContent(List.copyOf(found.values()), List.copyOf(unread));
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
