package cordon.inspect.tree;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.scan.FileScan;
import cordon.inspect.scan.Scanned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file that is no archive: scans it, shows it to the reader, puts it into the tree. */
final class Members {
  private final UnpackLimits limits;
  private final MemberReader reader;
  private final Collected collected;
  private final byte[] passing = new byte[1 << 16];

  Members(UnpackLimits limits, MemberReader reader, Collected collected) {
    this.limits = limits;
    this.reader = reader;
    this.collected = collected;
  }

  /**
   * @param declared size, a guess
   * @return the bytes, as far as they were held
   */
  Member read(String path, long declared, FileType type, Body body) throws IOException {
    Language language = Languages.of(path, type, body.head());
    boolean text = type == FileType.TEXT || type == FileType.SCRIPT;
    boolean bytes = Manifests.keepsBytes(path) || path.endsWith(".pyc");
    boolean shown = text || language != Language.OTHER || bytes;
    byte[] content = shown ? body.read(declared, limits.memberBytes()) : body.head();
    FileScan scan = new FileScan(depth(text, language));
    scan.update(content, 0, content.length);
    ZipTail tail = new ZipTail();
    tail.update(content, content.length);
    pass(body, scan, tail);
    Scanned scanned = scan.finish(path);
    Member member = new Member(path, language, type, content, scanned.size(), scanned.sha256());
    Optional<FileFacts> read = shown ? guarded(member) : Optional.empty();
    collected.file(
        new TreeFile(path, scanned.size(), scanned.sha256(), language, type, kept(member, read)));
    facts(member, scanned, read);
    if (tail.ends()) {
      zipBehind(member);
    }
    return member;
  }

  /** What opens a file as a zip looks at its end; what lies before does not matter to it. */
  private void zipBehind(Member member) {
    Place place = new Place(member.path(), 0);
    Fact fact = new Fact(Behaviour.CONCEALED, "polyglot:zip", place, "", "ends as a zip does");
    List<String> doubts = member.whole() ? List.of() : List.of("the zip at its end was not read");
    collected.facts(
        new FileFacts(
            member.path(), member.language(), List.of(fact), List.of(), member.whole(), doubts));
  }

  private static FileScan.Depth depth(boolean text, Language language) {
    if (!text) {
      return FileScan.Depth.BYTES;
    }
    boolean plain = language == Language.OTHER || language == Language.C;
    return plain ? FileScan.Depth.TEXT : FileScan.Depth.CODE;
  }

  /** Lets the rest go by. */
  void pass(Body body, FileScan scan, ZipTail tail) throws IOException {
    int n = body.rest().read(passing, 0, passing.length);
    while (n > 0) {
      scan.update(passing, 0, n);
      tail.update(passing, n);
      n = body.rest().read(passing, 0, passing.length);
    }
  }

  private Optional<byte[]> kept(Member member, Optional<FileFacts> read) {
    boolean text = member.type() == FileType.TEXT || member.type() == FileType.SCRIPT;
    boolean manifest = text || Manifests.keepsBytes(member.path());
    if (!manifest || !Manifests.keeps(member.path())) {
      boolean code =
          switch (member.language()) {
            case JAVASCRIPT -> text;
            case PYTHON -> text || member.type() == FileType.PYC;
            case JVM -> true;
            // Node.js runs a file under any name, and takes names of what it runs from data.
            case OTHER -> text;
            default -> false;
          };
      return code && member.whole()
          ? Optional.of(member.content())
              .filter(c ->
                  collected.keepsCode(
                      member.language(), c.length, read.stream().anyMatch(Members::acts)))
          : Optional.empty();
    }
    if (!member.whole() || member.size() > limits.keptBytes()) {
      collected.doubt(
          Doubts.about(
              member.path(),
              "a manifest of " + member.size() + " bytes was not read",
              "no tool writes so long a one: read it by hand"));
      return Optional.empty();
    }
    return collected.keeps(member.size()) ? Optional.of(member.content()) : Optional.empty();
  }

  private static boolean acts(FileFacts read) {
    return read.facts().stream().anyMatch(f -> f.behaviour().takes() || f.behaviour().uses());
  }

  private void facts(Member member, Scanned scanned, Optional<FileFacts> read) {
    List<Fact> own = new ArrayList<>(scanned.facts());
    Disguise.of(member.path(), member.type(), member.language()).ifPresent(own::add);
    if (opaque(member, scanned)) {
      String detail = "opaque:" + scanned.size();
      own.add(new Fact(Behaviour.BLOB, detail, new Place(member.path(), 0), "", ""));
    }
    boolean cut = !member.whole() && code(member.language());
    if (read.isPresent() || !own.isEmpty() || cut) {
      collected.facts(joined(member, read, own, cut));
    }
  }

  /** A reader that fails over what was made to upset it must not let the rest pass unseen. */
  private Optional<FileFacts> guarded(Member member) {
    try {
      return reader.read(member);
    } catch (RuntimeException | StackOverflowError failed) {
      collected.doubt(
          Doubts.about(
              member.path(),
              "its reader failed (" + failed.getClass().getName() + ")",
              "read it by hand, and report this as a fault of Cordon"));
      return Optional.empty();
    }
  }

  /** Noise of no known type, as what was encrypted is. */
  private static boolean opaque(Member member, Scanned scanned) {
    return member.type() == FileType.BINARY
        && member.language() == Language.OTHER
        && scanned.size() >= 4096
        && scanned.entropy().orElse(0) > 7.8;
  }

  private static boolean code(Language language) {
    return switch (language) {
      case PYTHON, JAVASCRIPT, SHELL, RUST, GO, JVM, MANIFEST -> true;
      case C, MODEL, OTHER -> false;
    };
  }

  private FileFacts joined(Member member, Optional<FileFacts> read, List<Fact> own, boolean cut) {
    List<Fact> facts = new ArrayList<>(read.map(FileFacts::facts).orElse(List.of()));
    facts.addAll(own);
    List<String> doubts = new ArrayList<>(read.map(FileFacts::doubts).orElse(List.of()));
    if (cut) {
      doubts.add("only the first " + member.content().length + " of its bytes were read as code");
    }
    return new FileFacts(
        member.path(),
        read.map(FileFacts::language).orElse(member.language()),
        facts,
        read.map(FileFacts::references).orElse(List.of()),
        read.map(FileFacts::complete).orElse(true) && !cut,
        doubts);
  }
}
