package cordon.bench.warm;

import cordon.base.Ecosystem;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import cordon.testkit.registry.Registry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The objects that every contender serves, generated on origins of our own. */
final class Origins {
  /** A package whose newest release is an hour old: an age gate hides it. */
  static final String YOUNG = "young";

  static final String YOUNG_FILE = "young-1.1.0.tgz";

  private static final String INDEX_JSON = "Accept: application/vnd.pypi.simple.v1+json";
  private static final Instant FIRST_RELEASE = Instant.parse("2020-01-01T00:00:00Z");
  private static final int FILES_OF_A_PROJECT = 40;

  /** A registry, the address of it that clients use, and what is asked of it. */
  record Origin(Ecosystem ecosystem, Registry registry, URI url, List<Target> targets)
      implements AutoCloseable {

    /** With those targets only whose label holds a text. */
    Origin only(String text) {
      List<Target> chosen = targets.stream().filter(t -> t.label().contains(text)).toList();
      return new Origin(ecosystem, registry, url, chosen);
    }

    @Override
    public void close() {
      registry.close();
    }
  }

  private Origins() {}

  /**
   * @param huge whether to ask for a tarball of 30 MB too
   */
  static Origin npm(Instant now, boolean huge) {
    NpmRegistry origin = NpmRegistry.start();
    List<String> small = packument(origin, "small", 16_000);
    List<String> medium = packument(origin, "medium", 233_000);
    List<String> large = packument(origin, "large", 3_200_000);
    origin.publish(NpmRelease.of("light", "1.0.0").padding(10_000));
    origin.publish(NpmRelease.of("heavy", "1.0.0").padding(1_000_000));
    origin.publish(YOUNG, "1.0.0");
    origin.publish(NpmRelease.of(YOUNG, "1.1.0").at(now.minus(Duration.ofHours(1))));
    List<Target> targets = new ArrayList<>();
    targets.add(Target.document("packument 16 KB", "small", small));
    targets.add(Target.document("packument 233 KB", "medium", medium));
    targets.add(Target.document("packument 3.2 MB", "large", large));
    targets.add(targets.get(1).revalidated("packument 233 KB, 304"));
    targets.add(Target.file("tarball 10 KB", tarball("light")));
    targets.add(Target.file("tarball 1 MB", tarball("heavy")));
    if (huge) {
      origin.publish(NpmRelease.of("huge", "1.0.0").padding(30_000_000));
      targets.add(Target.file("tarball 30 MB", tarball("huge")));
    }
    return new Origin(Ecosystem.NPM, origin, origin.url(), targets);
  }

  /** Pages of forty files, as a project of some age has, and wheels. */
  static Origin pypi() {
    PypiIndex origin = PypiIndex.start().links(PypiIndex.Links.RELATIVE);
    List<String> paged = new ArrayList<>();
    for (int i = 0; i < FILES_OF_A_PROJECT; i++) {
      PypiFile file = PypiFile.wheel("paged", "1." + i);
      origin.publish(file.at(FIRST_RELEASE.plus(Duration.ofDays(i))));
      paged.add(file.fileName());
    }
    PypiFile light = PypiFile.wheel("light", "1.0").padding(10_000);
    PypiFile heavy = PypiFile.wheel("heavy", "1.0").padding(1_000_000);
    origin.publish(light).publish(heavy);
    return new Origin(
        Ecosystem.PYPI,
        origin,
        origin.simple(),
        List.of(
            Target.document("index page, 40 files, JSON", "paged/", paged, INDEX_JSON),
            Target.document("index page, 40 files, HTML", "paged/", paged, "Accept: text/html"),
            Target.linked("wheel 10 KB", "light/", light.fileName(), INDEX_JSON),
            Target.linked("wheel 1 MB", "heavy/", heavy.fileName(), INDEX_JSON)));
  }

  static Origin maven() {
    MavenRepository origin = MavenRepository.start();
    List<String> versions = new ArrayList<>();
    for (int i = 0; i < FILES_OF_A_PROJECT; i++) {
      origin.publish("example.bench", "listed", "1." + i);
      versions.add("<version>1." + i + "</version>");
    }
    MavenRelease heavy = MavenRelease.of("example.bench", "heavy", "1.0").padding(1_000_000);
    MavenRelease listed = MavenRelease.of("example.bench", "listed", "1.1");
    origin.publish(heavy);
    return new Origin(
        Ecosystem.MAVEN,
        origin,
        origin.url(),
        List.of(
            Target.document(
                "maven-metadata.xml", MavenRepository.metadataPath(listed).substring(1), versions),
            Target.file("pom", MavenRepository.path(listed, ".pom").substring(1)),
            Target.file("pom.sha1", MavenRepository.path(listed, ".pom.sha1").substring(1)),
            Target.file("jar 1 MB", MavenRepository.path(heavy, ".jar").substring(1))));
  }

  private static String tarball(String name) {
    return NpmRegistry.tarballPath(name, "1.0.0").substring(1);
  }

  /**
   * Releases until the full document is about {@code bytes} large: 1.5 KB each, as in the wild.
   *
   * @return how the document names their tarballs
   */
  private static List<String> packument(NpmRegistry origin, String name, int bytes) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i * 1_500 < bytes; i++) {
      String version = "1." + i / 10 + "." + i % 10;
      files.add("/" + name + "-" + version + ".tgz\"");
      NpmRelease release = NpmRelease.of(name, version).at(FIRST_RELEASE.plus(Duration.ofHours(i)));
      for (int d = 0; d < 12; d++) {
        release = release.dependsOn("generated-dependency-" + d, "^" + d + "." + i + ".0");
      }
      origin.publish(release.field("repository", "git+ssh://git@host.example/" + name + ".git"));
    }
    return files;
  }
}
