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

/** Finds what somebody names on the command line: files, folders and releases. */
final class TargetReader {
  private final Path cwd;
  private final ReleaseSource releases;

  /**
   * @param cwd from which relative paths are taken, absolute
   */
  TargetReader(Path cwd, ReleaseSource releases) {
    this.cwd = cwd;
    this.releases = releases;
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
    Subject subject = Subject.file(String.valueOf(path.getFileName()));
    if (Files.isDirectory(path)) {
      return folder(argument, subject, path);
    }
    if (!Files.isRegularFile(path)) {
      throw missing(path, argument).asException();
    }
    try {
      return List.of(new Target.Artifact(argument, subject, path, sha256(path)));
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
  }

  /** A project with what its clients installed into it are things of their own. */
  private static List<Target> folder(String argument, Subject subject, Path path) {
    Optional<String> name = InstallationFolder.name(path);
    if (name.isPresent()) {
      return List.of(new Target.Installation(argument, path, name.get()));
    }
    Set<Path> installed;
    try {
      installed = InstallationFolder.within(path);
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
    List<Target> targets = new ArrayList<>();
    targets.add(new Target.Folder(argument, subject, path, installed));
    for (Path each : installed) {
      String shown = argument.replaceFirst("/+$", "") + "/" + path.relativize(each);
      targets.add(
          new Target.Installation(shown, each, InstallationFolder.name(each).orElseThrow()));
    }
    return targets;
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
