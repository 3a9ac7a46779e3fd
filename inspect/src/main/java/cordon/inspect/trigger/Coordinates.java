package cordon.inspect.trigger;

import cordon.base.version.VersionScheme;
import cordon.formats.pypi.DistributionFile;
import cordon.formats.pypi.ProjectName;
import cordon.inspect.Subject;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an artifact says of itself what it was asked for by, and what its file is called. Pages
 * and tools that read the one show something else than installers that read the other.
 */
public final class Coordinates {
  private final Subject subject;
  private final PackageManifest manifest;
  private final List<Fact> facts = new ArrayList<>();

  private Coordinates(Subject subject, PackageManifest manifest) {
    this.subject = subject;
    this.manifest = manifest;
  }

  public static List<FileFacts> of(Subject subject, Tree tree) {
    Optional<PackageManifest> manifest = PackageManifest.of(tree);
    if (manifest.isEmpty()) {
      return List.of();
    }
    Coordinates reading = new Coordinates(subject, manifest.get());
    reading.compare(tree.kind());
    return reading.facts.isEmpty()
        ? List.of()
        : List.of(
            new FileFacts(
                manifest.get().path(), Language.OTHER, reading.facts, List.of(), true, List.of()));
  }

  private void compare(ArtifactKind kind) {
    switch (kind) {
      case WHEEL, SDIST -> python(kind);
      case NPM -> {
        subject.name().filter(asked -> !asked.equals(manifest.name())).ifPresent(this::name);
        subject
            .version()
            .filter(asked -> differ(VersionScheme.NPM, plain(asked), plain(manifest.version())))
            .ifPresent(this::version);
      }
      case JAR ->
          subject
              .name()
              .map(asked -> asked.replace('/', ':'))
              .filter(asked -> onlyGroupDiffers(asked, manifest.name()))
              .ifPresent(asked -> add("group", asked, manifest.name()));
      case EGG, CRATE, GO_MODULE, MODEL, FOLDER, ARCHIVE -> {}
    }
  }

  private void python(ArtifactKind kind) {
    String own = ProjectName.normalize(manifest.name());
    subject.name().filter(asked -> !ProjectName.normalize(asked).equals(own)).ifPresent(this::name);
    Optional<DistributionFile> named = DistributionFile.parse(subject.file(), own);
    if (kind == ArtifactKind.WHEEL && named.isEmpty() && subject.file().endsWith(".whl")) {
      name(subject.file());
    }
    subject
        .version()
        .or(() -> named.map(DistributionFile::version))
        .filter(asked -> differ(VersionScheme.PYPI, asked, manifest.version()))
        .ifPresent(this::version);
  }

  /** Versions that one scheme reads as the same are the same: {@code 1.0} and {@code 1.0.0}. */
  private static boolean differ(VersionScheme scheme, String asked, String own) {
    return !asked.equals(own) && !own.isEmpty() && scheme.compare(asked, own) != 0;
  }

  /** Without what npm takes off when it publishes. */
  private static String plain(String version) {
    String bare = version.strip();
    bare = bare.startsWith("v") || bare.startsWith("=") ? bare.substring(1) : bare;
    int build = bare.indexOf('+');
    return build < 0 ? bare : bare.substring(0, build);
  }

  private static boolean onlyGroupDiffers(String asked, String own) {
    int a = asked.indexOf(':');
    int b = own.indexOf(':');
    return a > 0 && b > 0 && asked.substring(a).equals(own.substring(b)) && !asked.equals(own);
  }

  private void name(String asked) {
    add("name", asked, manifest.name());
  }

  private void version(String asked) {
    add("version", asked, manifest.version());
  }

  private void add(String what, String asked, String own) {
    facts.add(
        new Fact(
            Behaviour.CONCEALED,
            "manifest-mismatch:" + what,
            new Place(manifest.path(), 1),
            "",
            "asked for as " + asked + ", calls itself " + (own.isEmpty() ? "nothing" : own)));
  }
}
