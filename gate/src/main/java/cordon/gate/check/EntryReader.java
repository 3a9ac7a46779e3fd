package cordon.gate.check;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.formats.lockfile.LockedRelease;
import cordon.formats.lockfile.Lockfile;
import cordon.formats.lockfile.Lockfile.Reference;
import cordon.formats.lockfile.LockfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what somebody names on the command line: package URLs, lockfiles, folders with lockfiles.
 * Requirements that a requirements file includes are read too.
 */
public final class EntryReader {
  private final Path cwd;
  private final List<LockEntry> entries = new ArrayList<>();
  private final List<Outside> outside = new ArrayList<>();
  private final Set<Path> read = new LinkedHashSet<>();

  private EntryReader(Path cwd) {
    this.cwd = cwd;
  }

  /** Another source that a file draws on and that was not read. */
  public record Outside(String source, Reference reference) {}

  /** Everything that was named. */
  public record Entries(List<LockEntry> entries, List<Outside> outside, int files) {}

  /**
   * @param cwd from which relative paths are taken, absolute
   * @param arguments package URLs, files and folders; none stands for {@code cwd}
   * @throws ProblemException for what cannot be read, naming it
   */
  public static Entries read(Path cwd, List<String> arguments) {
    EntryReader reader = new EntryReader(cwd);
    (arguments.isEmpty() ? List.of(".") : arguments).forEach(reader::argument);
    return new Entries(
        List.copyOf(reader.entries), List.copyOf(reader.outside), reader.read.size());
  }

  private void argument(String argument) {
    if (argument.startsWith("pkg:")) {
      entries.add(LockEntry.of(Purl.parseLenient(argument)));
      return;
    }
    Path path = cwd.resolve(argument).normalize();
    try {
      if (Files.isDirectory(path)) {
        folder(path);
      } else {
        LockfileKind kind = LockfileKind.ofFileName(name(path)).orElseThrow(() -> unknown(path));
        file(path, kind);
      }
    } catch (IOException e) {
      throw new ProblemException(unreadable(path, e), e);
    }
  }

  private void folder(Path folder) throws IOException {
    List<Path> files = LockFolders.find(folder);
    if (files.isEmpty()) {
      throw Problem.of(
              "gate/no-lockfile",
              "there is no lockfile in " + shown(folder),
              "looked for " + LockfileKind.NAMES,
              "name another folder, a file, or a package URL such as pkg:npm/left-pad@1.3.0")
          .asException();
    }
    for (Path file : files) {
      file(file, LockfileKind.ofFileName(name(file)).orElseThrow());
    }
  }

  private void file(Path file, LockfileKind kind) throws IOException {
    if (!read.add(file)) {
      return;
    }
    if (read.size() > LockFolders.MOST_FILES) {
      throw Problem.of(
              "gate/too-many-lockfiles",
              "too many lockfiles",
              "more than " + LockFolders.MOST_FILES + ", the last is " + shown(file),
              "check fewer at a time")
          .asException();
    }
    Lockfile lockfile;
    try (InputStream in = Files.newInputStream(file)) {
      lockfile = kind.read(in);
    } catch (ProblemException e) {
      Problem p = e.problem();
      throw new ProblemException(
          Problem.of(p.type(), p.title(), shown(file) + ": " + p.detail(), p.remedy()), e);
    }
    for (LockedRelease release : lockfile.releases()) {
      entries.add(LockEntry.of(release, kind, shown(file)));
    }
    for (Reference reference : lockfile.references()) {
      reference(file, reference);
    }
  }

  private void reference(Path from, Reference reference) throws IOException {
    Optional<Path> included =
        reference.kind() == Reference.Kind.INCLUDE && !reference.target().contains("://")
            ? Optional.of(from.resolveSibling(reference.target()).normalize())
            : Optional.empty();
    if (included.isPresent() && Files.isRegularFile(included.get())) {
      file(included.get(), LockfileKind.REQUIREMENTS);
    } else {
      outside.add(new Outside(shown(from), reference));
    }
  }

  /** As short as it can be said from where the person stands. */
  private String shown(Path path) {
    return path.startsWith(cwd) && !path.equals(cwd)
        ? cwd.relativize(path).toString()
        : path.toString();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private ProblemException unknown(Path path) {
    boolean exists = Files.exists(path);
    return Problem.of(
            exists ? "gate/unknown-lockfile" : "gate/no-such-file",
            exists
                ? "`" + shown(path) + "` is no lockfile that is known"
                : "there is no `" + shown(path) + "`",
            exists ? "known are " + LockfileKind.NAMES : "",
            "name a lockfile, a folder, or a package URL such as pkg:npm/left-pad@1.3.0")
        .asException();
  }

  private Problem unreadable(Path path, IOException e) {
    return Problem.of(
        "gate/unreadable-file",
        "cannot read `" + shown(path) + "`",
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "check that it exists and that you may read it");
  }
}
