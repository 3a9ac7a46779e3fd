package cordon.exposure.credentials;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks where programs keep credentials. Of what it finds, names and places are taken; what cannot
 * be read is told. A link is followed where it leads to a file within what is searched.
 */
public final class CredentialSearch {
  private static final String AGENT = "SSH_AUTH_SOCK";

  /** Folders of homes, below the root of a system. */
  private static final List<String> HOMES = List.of("home/*", "Users/*", "root", "var/lib/jenkins");

  private final CredentialPlaces places;
  private final Findings findings;

  private record Read(Place place, Path file) {}

  private final Set<Read> seen = new HashSet<>();

  /** What was read for its own place, and is no file of a project that lies around it. */
  private final Set<Path> known = new HashSet<>();

  public CredentialSearch(CredentialPlaces places) {
    this.places = places;
    this.findings = new Findings(places);
  }

  public FoundCredentials found() {
    return findings.all();
  }

  /**
   * The places in a person's home.
   *
   * @param shown how it is called for people: {@code ~}
   */
  public void home(Path home, String shown) {
    for (Place place : places.places()) {
      below(place, home, place.home(), shown + "/");
    }
  }

  /** The places of a system that belong to no person. */
  public void system(Path root) {
    for (Place place : places.places()) {
      below(place, root, place.system(), "/");
    }
  }

  /** The homes below the root of a system that is not the one that runs, as of a container. */
  public void homes(Path root) {
    for (String written : HOMES) {
      try {
        for (FilePattern.Met home : FilePattern.of(written).below(root)) {
          if (Files.isDirectory(home.file(), LinkOption.NOFOLLOW_LINKS)) {
            home(home.file(), "/" + slashed(root.relativize(home.file())));
          }
        }
      } catch (IOException e) {
        findings.unread("/" + written, "may not be listed");
      }
    }
  }

  /** What the folder of a project tells: files of variables, definitions of jobs. */
  public void project(Path folder) throws IOException {
    ProjectFolder.walk(
        folder,
        places.places(),
        findings,
        (place, file) ->
            read(new Sighting(place, slashed(folder.relativize(file)), "", true), folder, file));
  }

  /**
   * The variables of a process, by their names, and the files to which they lead. Their values are
   * paths or secrets, and are not shown.
   *
   * @param cwd for paths that are not absolute
   */
  public void variables(Map<String, String> variables, Path cwd) {
    variables.forEach((name, value) -> {
      if (name.equals(AGENT) && !value.isEmpty()) {
        findings.agent(name);
      } else if (!value.isEmpty() && SecretWords.in(name) && !leads(name)) {
        findings.variable(name);
      }
    });
    for (Place place : places.places()) {
      for (String written : place.variables()) {
        int slash = written.indexOf('/');
        String name = slash < 0 ? written : written.substring(0, slash);
        String value = variables.getOrDefault(name, "");
        if (!value.isEmpty()) {
          led(place, "$" + written, slash < 0 ? "" : written.substring(slash + 1), value, cwd);
        }
      }
    }
  }

  /** Whether it says where credentials are, and is none. */
  private boolean leads(String variable) {
    return places.places().stream()
        .flatMap(place -> place.variables().stream())
        .anyMatch(written -> written.equals(variable) || written.startsWith(variable + "/"));
  }

  private void led(Place place, String shown, String within, String value, Path cwd) {
    List<String> paths =
        within.isEmpty() ? List.of(value.split(File.pathSeparator, -1)) : List.of(value);
    for (String path : paths) {
      try {
        Path at = cwd.resolve(path);
        if (within.isEmpty()) {
          // Whoever set it chose the file, wherever it leads.
          read(new Sighting(place, shown, "", false), at.getRoot(), at);
        } else {
          below(
              place,
              at,
              List.of(FilePattern.of(within)),
              shown.substring(0, shown.indexOf('/') + 1));
        }
      } catch (InvalidPathException e) {
        findings.unread(shown, "holds no path");
      }
    }
  }

  private void below(Place place, Path base, List<FilePattern> files, String shown) {
    for (FilePattern pattern : files) {
      try {
        for (FilePattern.Met met : pattern.below(base)) {
          String where = shown + slashed(base.relativize(met.file()));
          read(new Sighting(place, where, met.stars(), false), base, met.file());
        }
      } catch (IOException e) {
        findings.unread(shown + String.join("/", pattern.names()), "may not be listed");
      }
    }
  }

  private void read(Sighting at, Path base, Path file) {
    try {
      Path real = file.toRealPath();
      if (!Files.isRegularFile(real)
          || (at.ofProject() && known.contains(real))
          || !seen.add(new Read(at.place(), real))) {
        return;
      }
      if (!real.startsWith(base.toRealPath())) {
        unread(at, "is a link that leads out of what is searched");
        return;
      }
      if (!at.ofProject()) {
        known.add(real);
      }
      new FileNames(at.place(), name -> findings.add(at, name))
          .read(real)
          .ifPresent(why -> unread(at, why));
    } catch (IOException e) {
      unread(at, whyNot(file, e));
    }
  }

  private static String whyNot(Path file, IOException e) {
    if (Files.isSymbolicLink(file)) {
      return "is a link that leads nowhere";
    }
    return e instanceof NoSuchFileException ? "is not there" : "cannot be read";
  }

  private void unread(Sighting at, String why) {
    if (at.place().certain()) {
      findings.unread(at.shown(), why);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
