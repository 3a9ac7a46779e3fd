package cordon.inspect.tree;

import cordon.formats.archive.Anomaly;
import cordon.formats.archive.ArchiveBudget;
import cordon.formats.archive.ArchiveEntry;
import cordon.formats.archive.ArchiveFormat;
import cordon.formats.archive.ArchiveReader;
import cordon.formats.archive.ArchiveVisitor;
import cordon.formats.archive.ByteSource;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.scan.FileScan;
import cordon.inspect.scan.Scanned;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One walk over one artifact: which files are archives, and into those. */
final class Walk {
  private final UnpackLimits limits;
  private final Collected collected = new Collected();
  private final Members members;
  private final Links links = new Links();
  private ArchiveBudget budget;
  private ArtifactKind kind = ArtifactKind.ARCHIVE;
  private Optional<Wrapping> wrapping = Optional.empty();

  /** How doubts about the whole call it. */
  private String artifact = "the folder";

  /** Bytes of archives that are held at this moment. */
  private long held;

  Walk(UnpackLimits limits, MemberReader reader) {
    this.limits = limits;
    this.members = new Members(limits, reader, collected);
    this.budget = new ArchiveBudget(limits.archive(), 0);
  }

  void artifact(String name, ByteSource content) throws IOException {
    artifact = name;
    budget = new ArchiveBudget(limits.archive(), content.size());
    Body body = Body.of(content);
    FileType type = FileTypes.of(body.head());
    kind = Kinds.named(name);
    Wrapping ofPaths = new Wrapping(kind, name);
    wrapping = Optional.of(ofPaths);
    Layer layer = new Layer(this, "", ofPaths, 1);
    boolean zipped = type == FileType.ZIP || ArchiveFormat.endsAsZip(content);
    if (zipped || kind.zipped()) {
      new ArchiveReader(budget, layer).zip(content);
    }
    if (type.archive() && type != FileType.ZIP) {
      unpack(type, name, body, layer);
      if (zipped) {
        collected.doubt(
            Doubts.about(
                name,
                "is a zip as well as " + type.word() + ", and tools take either",
                "unpack both by hand and inspect the folders"));
      }
    } else if (!zipped) {
      single(name, content, type, body);
    }
  }

  private void single(String name, ByteSource content, FileType type, Body body)
      throws IOException {
    members.read(name, content.size(), type, body);
    // One that should be a zip was said to be none already.
    if (kind.tarred() || ArchiveNames.saysZip(name)) {
      collected.doubt(
          Doubts.about(name, "is no archive, though its name says so", Doubts.FETCH_AGAIN));
    } else if (ArchiveNames.saysUnread(name)) {
      unread(name);
    }
  }

  private void unread(String path) {
    String why = "is packed in a way that is not read here";
    collected.doubt(Doubts.about(path, why, Doubts.remedy(Anomaly.Kind.UNSUPPORTED)));
  }

  void folder(PackageFolder folder) throws IOException {
    kind = ArtifactKind.FOLDER;
    folder.walk(
        new PackageFolder.Visitor() {
          @Override
          public void file(String path, ByteSource content) throws IOException {
            // Each file of a folder is an artifact of its own as far as bounds go.
            budget = new ArchiveBudget(limits.archive(), content.size());
            Walk.this.file(path, content.size(), Body.of(content), 0);
          }

          @Override
          public void link(String path, String target) {
            links.symbolic(path, target);
            collected.anomaly(new Anomaly(Anomaly.Kind.LINK, path, "a symbolic link to " + target));
          }

          @Override
          public void unreadable(String path, String why) {
            collected.doubt(Doubts.about(path, why, "make it readable and inspect again"));
          }
        });
  }

  Links links() {
    return links;
  }

  Unpacked result() {
    links.resolve(collected, kind != ArtifactKind.FOLDER);
    boolean goModule = wrapping.map(Wrapping::goModule).orElse(false);
    ArtifactKind settled = Kinds.settled(kind, goModule, collected.files());
    if (settled == ArtifactKind.ARCHIVE) {
      // What runs when they are installed is looked for in packages, of which this is none.
      Kinds.packages(collected.files())
          .forEach(path ->
              collected.doubt(
                  Doubts.about(
                      path,
                      "is a package in an archive of several things",
                      "unpack the archive and inspect the folder")));
    }
    return collected.as(settled);
  }

  /**
   * A file in an archive or a folder.
   *
   * @param depth how many archives it lies in
   */
  void file(String path, long declared, Body body, int depth) throws IOException {
    FileType type = FileTypes.of(body.head());
    if (type.archive()) {
      nested(path, type, body, depth);
      return;
    }
    Member member = members.read(path, declared, type, body);
    // In a package that was released whole, such a file is data of its own code.
    if (kind == ArtifactKind.FOLDER && depth == 0 && type != FileType.EMPTY) {
      boolean text = type == FileType.TEXT || type == FileType.SCRIPT;
      if (ArchiveNames.saysUnreadAmongOthers(member.name(), text)) {
        unread(path);
      }
    }
    if (member.whole() && ZipTail.of(member.content())) {
      polyglot(member, depth);
    }
  }

  /** Something odd about an archive, or about a file in it. */
  void odd(Anomaly anomaly, String archive) {
    collected.anomaly(anomaly);
    if (!anomaly.kind().unread()) {
      return;
    }
    boolean whole = archive.isEmpty() || holdsTheFiles(archive) || budget.spent();
    if (whole) {
      String subject = anomaly.path().isEmpty() ? artifact : anomaly.path();
      collected.doubt(Doubts.about(subject, anomaly.detail(), Doubts.remedy(anomaly.kind())));
    } else {
      // Test data holds damaged archives; that one is damaged matters where something opens it.
      collected.doubt(archive, anomaly.detail());
    }
  }

  /** An archive of which nothing was seen, so that anything may be in it. */
  private void unfollowed(String path, String why) {
    collected.anomaly(new Anomaly(Anomaly.Kind.LIMIT, path, why));
    collected.doubt(Doubts.about(path, why, Doubts.remedy(Anomaly.Kind.LIMIT)));
  }

  /** Whether an archive within is what its installer unpacks or a class loader opens. */
  private boolean holdsTheFiles(String archive) {
    return (kind == ArtifactKind.JAR && archive.endsWith(".jar")) || archive.endsWith(".tar.zst");
  }

  private void nested(String path, FileType type, Body body, int depth) throws IOException {
    FileScan scan = new FileScan(FileScan.Depth.BYTES);
    Body scanned = body.scannedBy(scan);
    Layer layer = new Layer(this, path, new Wrapping(ArtifactKind.FOLDER, path), depth + 1);
    if (depth >= limits.archive().depth()) {
      unfollowed(path, "archives lie in each other more than " + depth + " deep");
    } else {
      unpack(type, path, scanned, layer);
    }
    members.pass(scanned, scan, new ZipTail());
    archive(path, type, scan.finish(path));
  }

  private void archive(String path, FileType type, Scanned scanned) {
    collected.file(
        new TreeFile(
            path, scanned.size(), scanned.sha256(), Language.OTHER, type, Optional.empty()));
    Disguise.of(path, type, Language.OTHER).ifPresent(fact -> one(path, fact));
  }

  private void one(String path, Fact fact) {
    collected.facts(new FileFacts(path, Language.OTHER, List.of(fact), List.of(), true, List.of()));
  }

  /** A zip behind something else, which who opens it as a zip reads. */
  private void polyglot(Member member, int depth) throws IOException {
    Wrapping none = new Wrapping(ArtifactKind.FOLDER, member.path());
    Layer layer = new Layer(this, member.path(), none, depth + 1);
    if (depth < limits.archive().depth()) {
      new ArchiveReader(budget, layer).zip(ByteSource.of(member.content()));
    }
  }

  private void unpack(FileType type, String name, Body body, Layer layer) throws IOException {
    ArchiveReader reader = new ArchiveReader(budget, layer);
    switch (type) {
      case TAR -> reader.tar(body.all());
      case GZIP -> compressed(ArchiveFormat.GZIP, name, body, layer);
      case BZIP2 -> compressed(ArchiveFormat.BZIP2, name, body, layer);
      case XZ -> compressed(ArchiveFormat.XZ, name, body, layer);
      case ZSTD -> compressed(ArchiveFormat.ZSTD, name, body, layer);
      case ZIP, SEVEN_ZIP -> random(type, body, layer, reader);
      default ->
          layer.anomaly(new Anomaly(Anomaly.Kind.UNSUPPORTED, "", "packed as " + type.word()));
    }
  }

  private void random(FileType type, Body body, Layer layer, ArchiveReader reader)
      throws IOException {
    if (body.random().isPresent()) {
      open(type, body.random().get(), reader);
      return;
    }
    int most = (int) Math.max(0, limits.nestedBytes() - held);
    byte[] content = body.read(-1, most);
    if (content.length == most && body.rest().read() >= 0) {
      unfollowed(layer.path(), "an archive in an archive of more than " + most + " bytes");
      return;
    }
    held += content.length;
    open(type, ByteSource.of(content), reader);
    held -= content.length;
  }

  private static void open(FileType type, ByteSource source, ArchiveReader reader)
      throws IOException {
    if (type == FileType.ZIP) {
      reader.zip(source);
    } else {
      reader.sevenZip(source);
    }
  }

  /** A compressed tar is one archive; any other compressed file holds one of its own name. */
  private void compressed(ArchiveFormat format, String name, Body body, Layer layer)
      throws IOException {
    ArchiveVisitor visitor =
        new ArchiveVisitor() {
          @Override
          public void entry(ArchiveEntry entry, InputStream unpacked) throws IOException {
            Body inner = Body.of(unpacked);
            if (FileTypes.of(inner.head()) == FileType.TAR) {
              new ArchiveReader(budget, layer).tar(inner.all());
            } else {
              String stem = ArchiveNames.stem(name.substring(name.lastIndexOf('/') + 1));
              String prefix = layer.path().isEmpty() ? "" : layer.path() + "!/";
              file(prefix + stem, -1, inner, layer.depth());
            }
          }

          @Override
          public void anomaly(Anomaly anomaly) {
            layer.anomaly(anomaly);
          }
        };
    new ArchiveReader(budget, visitor).compressed(format, body.all());
  }
}
