package cordon.gate.commands.inspect;

import cordon.base.Digest;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.inspect.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what somebody names on the command line: files, folders and releases. */
final class TargetReader {
  private final Path cwd;
  private final ReleaseSource releases;
  private final Hash hash;

  /** Reads a file to its end. */
  interface Hash {
    Digest of(Path file) throws IOException;
  }

  /**
   * @param cwd from which relative paths are taken, absolute
   */
  TargetReader(Path cwd, ReleaseSource releases) {
    this(cwd, releases, TargetReader::sha256);
  }

  TargetReader(Path cwd, ReleaseSource releases, Hash hash) {
    this.cwd = cwd;
    this.releases = releases;
    this.hash = hash;
  }

  /**
   * @return one for a file or a folder, all files of a release for a package URL
   * @throws ProblemException for what is not there or cannot be read, naming it
   */
  List<Target> read(String argument) {
    if (argument.startsWith("pkg:")) {
      return List.copyOf(releases.fetch(Purl.parseLenient(argument)));
    }
    Path path = cwd.resolve(argument).normalize();
    if (Files.isDirectory(path)) {
      return folder(argument, Subject.file(String.valueOf(path.getFileName())), path);
    }
    if (!Files.isRegularFile(path)) {
      throw missing(path, argument).asException();
    }
    try {
      return List.of(artifact(argument, path));
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
  }

  /**
   * A project, what its clients installed into it and the packages that lie packed in it are things
   * of their own.
   */
  private List<Target> folder(String argument, Subject subject, Path path) {
    Optional<String> name = InstallationFolder.name(path);
    if (name.isPresent()) {
      return List.of(new Target.Installation(argument, path, name.get()));
    }
    List<Target> targets = new ArrayList<>();
    try {
      Set<Path> installed = InstallationFolder.within(path);
      List<Target> artifacts = new ArrayList<>();
      Set<Path> packed = new TreeSet<>();
      for (Path each : PackedPackages.within(path, installed)) {
        artifact(argument, path, each)
            .ifPresent(artifact -> {
              artifacts.add(artifact);
              packed.add(each);
            });
      }
      targets.add(new Target.Folder(argument, subject, path, installed, packed));
      targets.addAll(artifacts);
      for (Path each : installed) {
        targets.add(
            new Target.Installation(
                below(argument, path, each), each, InstallationFolder.name(each).orElseThrow()));
      }
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
    return targets;
  }

  /** One that cannot be read stays in the folder, which is then in doubt about it alone. */
  private Optional<Target> artifact(String argument, Path folder, Path file) {
    try {
      return Optional.of(artifact(below(argument, folder, file), file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Target artifact(String shown, Path file) throws IOException {
    Subject subject = Subject.file(String.valueOf(file.getFileName()));
    return new Target.Artifact(shown, subject, file, hash.of(file));
  }

  private static String below(String argument, Path folder, Path file) {
    return argument.replaceFirst("/+$", "") + "/" + folder.relativize(file);
  }

  static ProblemException unreadable(String shown, IOException e) {
    return new ProblemException(
        Problem.of(
            "inspect/unreadable",
            "cannot read `" + shown + "`",
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "check that it exists and that you may read it"),
        e);
  }

  static Digest sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance(Digest.Algorithm.SHA256.jca());
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
      }
      return Digest.of(Digest.Algorithm.SHA256, sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Problem missing(Path path, String argument) {
    boolean exists = Files.exists(path);
    return Problem.of(
        exists ? "inspect/no-file" : "inspect/no-such-file",
        exists
            ? "`" + argument + "` is neither a file nor a folder"
            : "there is no `" + argument + "`",
        "",
        "name a file, a folder, or a package URL such as pkg:npm/left-pad@1.3.0");
  }
}
