package cordon.app.upstream;

import cordon.app.clients.Client;
import cordon.app.clients.SettingsFile;
import cordon.app.setup.KeptFile;
import cordon.base.Ecosystem;
import cordon.terminal.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.RepositoryBase;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Reads where Maven would take artifacts from: the mirror of its central repository in the person's
 * or the installation's settings, else the repository of that name in an active profile there, else
 * the one that its super POM declares.
 */
final class MavenUpstream {
  private static final String CENTRAL = "central";
  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";

  private final Environment environment;
  private final OwnAddresses own;

  MavenUpstream(Environment environment, OwnAddresses own) {
    this.environment = environment;
    this.own = own;
  }

  Learned learn() {
    Optional<Path> maven = Client.MAVEN.program(environment);
    if (maven.isEmpty() && !Files.isDirectory(environment.accountHome().resolve(".m2"))) {
      return Learned.off(Ecosystem.MAVEN, "Maven is not installed here");
    }
    try {
      List<Settings> settings = settings(maven);
      Optional<URI> mirror =
          mirror(mirrors(settings)).map(Mirror::getUrl).flatMap(LearnedUrl::parse);
      if (mirror.isPresent()) {
        return new Learned.Found(Ecosystem.MAVEN, mirror.get(), "mirror in Maven's settings.xml");
      }
      Optional<URI> profile = profileRepository(settings);
      return profile.isPresent()
          ? new Learned.Found(Ecosystem.MAVEN, profile.get(), "profile in Maven's settings.xml")
          : builtIn();
    } catch (IOException | XmlPullParserException e) {
      return Learned.off(Ecosystem.MAVEN, "Maven's settings cannot be read: " + e.getMessage());
    }
  }

  /** Those of the person, before setup where it has been there, then those of the installation. */
  private List<Settings> settings(Optional<Path> maven) throws IOException, XmlPullParserException {
    List<Settings> settings = new ArrayList<>();
    Path userFile = Client.MAVEN.userFile(environment);
    if (Files.exists(userFile)) {
      settings.add(read(Files.readAllBytes(userFile)));
    }
    Optional<KeptFile> kept = KeptFile.find(SettingsFile.MAVEN_SETTINGS, environment);
    boolean wasSetUp =
        settings.stream().flatMap(s -> s.getMirrors().stream()).anyMatch(this::isGate);
    if (kept.isPresent() && wasSetUp) {
      settings.addFirst(read(kept.get().original().orElse(new byte[0])));
    }
    Optional<Path> global = maven.map(MavenUpstream::installation).filter(Files::exists);
    if (global.isPresent()) {
      settings.add(read(Files.readAllBytes(global.get())));
    }
    return settings;
  }

  private List<Mirror> mirrors(List<Settings> settings) {
    return settings.stream().flatMap(s -> s.getMirrors().stream()).filter(m -> !isGate(m)).toList();
  }

  /** A repository of the super POM's id in an active profile stands in for that one. */
  private static Optional<URI> profileRepository(List<Settings> settings) {
    return settings.stream()
        .flatMap(s -> s.getProfiles().stream().filter(profile -> active(s, profile)))
        .flatMap(profile -> profile.getRepositories().stream())
        .filter(repository -> CENTRAL.equals(repository.getId()))
        .flatMap(repository -> LearnedUrl.parse(String.valueOf(repository.getUrl())).stream())
        .findFirst();
  }

  private static boolean active(Settings settings, Profile profile) {
    return settings.getActiveProfiles().contains(profile.getId())
        || (profile.getActivation() != null && profile.getActivation().isActiveByDefault());
  }

  private boolean isGate(Mirror mirror) {
    return LearnedUrl.parse(String.valueOf(mirror.getUrl()))
        .filter(url -> own.isGate(Client.MAVEN, url))
        .isPresent();
  }

  private static Path installation(Path program) {
    try {
      return program.toRealPath().resolveSibling("..").resolve("conf").resolve("settings.xml");
    } catch (IOException e) {
      return program.resolveSibling("settings.xml");
    }
  }

  private static Settings read(byte[] settings) throws IOException, XmlPullParserException {
    return settings.length == 0
        ? new Settings()
        : new SettingsXpp3Reader().read(new ByteArrayInputStream(settings), false);
  }

  /** A mirror that names central wins over one with a pattern; then the first. */
  private static Optional<Mirror> mirror(List<Mirror> mirrors) {
    return mirrors.stream()
        .filter(m -> CENTRAL.equals(m.getMirrorOf()))
        .findFirst()
        .or(() -> mirrors.stream().filter(m -> covers(m.getMirrorOf())).findFirst());
  }

  /** Maven's pattern: names, {@code *}, {@code external:*}, and {@code !name} to leave one out. */
  private static boolean covers(String pattern) {
    boolean covered = false;
    for (String part : pattern.split(",")) {
      String name = part.strip();
      if (name.equals("!" + CENTRAL)) {
        return false;
      }
      covered |= name.equals("*") || name.equals("external:*") || name.equals(CENTRAL);
    }
    return covered;
  }

  private static Learned builtIn() throws IOException, XmlPullParserException {
    try (InputStream pom = ModelBuilder.class.getResourceAsStream(SUPER_POM)) {
      if (pom == null) {
        return Learned.off(Ecosystem.MAVEN, "this Maven model library has no super POM");
      }
      return new MavenXpp3Reader()
          .read(pom).getRepositories().stream()
              .filter(r -> CENTRAL.equals(r.getId()))
              .map(RepositoryBase::getUrl)
              .flatMap(url -> LearnedUrl.parse(url).stream())
              .<Learned>map(
                  url -> new Learned.Found(Ecosystem.MAVEN, url, "Maven's built-in repository"))
              .findFirst()
              .orElseGet(
                  () -> Learned.off(Ecosystem.MAVEN, "Maven's super POM names no repository"));
    }
  }
}
