package cordon.exposure.intake;

import cordon.base.Ecosystem;
import cordon.exposure.Grade;
import cordon.exposure.observation.Inventory.Scope;
import cordon.exposure.observation.Part;
import cordon.exposure.observation.VexClaim.PackageVersion;
import cordon.exposure.store.Published;
import cordon.formats.lockfile.LockedRelease;
import cordon.formats.lockfile.Lockfile;
import cordon.formats.lockfile.LockfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Lockfiles, and what npm writes down of what it installed in the format of one. */
final class LockfileIntake {
  private static final String INSTALLED = ".package-lock.json";

  private LockfileIntake() {}

  static Reading read(LockfileKind kind, String fileName, Content content) {
    Lockfile lockfile = lockfile(kind, content);
    if (kind == LockfileKind.REQUIREMENTS && isConstraints(fileName)) {
      return constraints();
    }
    Listing listing = new Listing();
    List<OptionalInt> numbers =
        lockfile.releases().stream().map(release -> add(listing, release)).toList();
    uses(lockfile, numbers, listing);
    lockfile
        .edges()
        .forEach(edge -> {
          OptionalInt from = numbers.get(edge.from());
          OptionalInt to = numbers.get(edge.to());
          if (from.isPresent() && to.isPresent()) {
            listing.edge(from.getAsInt(), to.getAsInt());
          }
        });
    long open =
        lockfile.releases().stream()
            .filter(r -> r.version().isEmpty() && r.requirement().isEmpty())
            .filter(r -> r.addresses().stream().noneMatch(NamedFile::isFetched))
            .count();
    boolean installed = fileName.equals(INSTALLED);
    return new Reading(
        installed ? "node_modules" : kind.document(),
        installed ? Grade.INSTALLED : Grade.LOCKED,
        complete(kind, lockfile),
        lacking(kind, fileName),
        Optional.empty(),
        Optional.of(listing.inventory()),
        List.of(),
        published(lockfile, numbers, listing),
        open == 0 ? List.of() : List.of(open + " entries name no release of a registry"));
  }

  /** pip's {@code -c}: bounds what others ask for, and asks for nothing itself. */
  private static boolean isConstraints(String fileName) {
    String lower = fileName.substring(fileName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return lower.contains("constraints") && !lower.contains("requirements");
  }

  private static Reading constraints() {
    return new Reading(
        "constraints.txt",
        Grade.LOCKED,
        false,
        Optional.empty(),
        Optional.of(new Listing().inventory()),
        List.of(),
        List.of("constraints install nothing by themselves: nothing of it counts as had"));
  }

  private static Lockfile lockfile(LockfileKind kind, Content content) {
    try (InputStream in = content.open()) {
      return kind.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Projects of the workspace and checkouts are no releases that anybody else can have. What is
   * fetched as a file is: the one that its name says, else it may be any.
   */
  private static OptionalInt add(Listing listing, LockedRelease release) {
    boolean file = release.addresses().stream().anyMatch(NamedFile::isFetched);
    boolean had = release.version().isPresent() || release.requirement().isPresent() || file;
    if (release.name().isEmpty() || !had) {
      return OptionalInt.empty();
    }
    Optional<String> version = release.version();
    if (version.isEmpty() && release.requirement().isEmpty()) {
      version =
          release.addresses().stream()
              .flatMap(
                  address -> NamedFile.version(release.type(), release.name(), address).stream())
              .findFirst();
    }
    return OptionalInt.of(
        listing.add(release.type(), release.name(), version, release.requirement().orElse("")));
  }

  /**
   * Gradle locks what its scripts and plugins are made of in files of their own. Settings and
   * builds that are included have more of them, so that no file proves what builds did not use.
   */
  private static Set<String> lacking(LockfileKind kind, String fileName) {
    String maven = Ecosystem.MAVEN.purlType();
    if (kind != LockfileKind.GRADLE_LOCK) {
      return Set.of();
    }
    String name = fileName.substring(fileName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean ofBuild = name.startsWith("buildscript") || name.startsWith("settings");
    return ofBuild ? Set.of(Part.run(maven)) : Set.of(Part.build(maven));
  }

  private static List<Published> published(
      Lockfile lockfile, List<OptionalInt> numbers, Listing listing) {
    List<Published> published = new ArrayList<>();
    for (Lockfile.Published one : lockfile.published()) {
      numbers
          .get(one.release())
          .ifPresent(number -> {
            PackageVersion at = listing.at(number);
            if (!at.version().isEmpty()) {
              published.add(new Published(at.type(), at.name(), at.version(), one.at()));
            }
          });
    }
    return published;
  }

  private static void uses(Lockfile lockfile, List<OptionalInt> numbers, Listing listing) {
    for (int i = 0; i < numbers.size(); i++) {
      Lockfile.Use use = lockfile.uses().get(i);
      numbers
          .get(i)
          .ifPresent(number -> {
            listing.scope(number, Scope.valueOf(use.scope().name()));
            if (use.direct()) {
              listing.direct(number);
            }
          });
    }
  }

  /**
   * A lockfile lists all that is installed. A file of requirements does where each has a hash: pip
   * then refuses what is not listed. A pom leaves out what its dependencies need, a go.mod of old
   * and Gradle's list of what may be used likewise do not tell what was.
   */
  private static boolean complete(LockfileKind kind, Lockfile lockfile) {
    return switch (kind) {
      case POM, GO_MOD, GRADLE_VERIFICATION -> false;
      case REQUIREMENTS ->
          !lockfile.releases().isEmpty()
              && lockfile.references().stream()
                  .noneMatch(r -> r.kind() == Lockfile.Reference.Kind.INCLUDE)
              && lockfile.releases().stream().noneMatch(r -> r.hashes().isEmpty());
      default -> true;
    };
  }
}
