package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A visitor that keeps what it is shown. */
final class Shown implements ArchiveVisitor {
  final List<ArchiveEntry> entries = new ArrayList<>();
  final Map<String, byte[]> contents = new LinkedHashMap<>();
  final List<Anomaly> anomalies = new ArrayList<>();

  @Override
  public void entry(ArchiveEntry entry, InputStream body) throws IOException {
    entries.add(entry);
    byte[] content = body.readAllBytes();
    if (entry.type() == ArchiveEntry.Type.FILE) {
      contents.put(entry.path(), content);
    }
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    anomalies.add(anomaly);
  }

  List<Kind> kinds() {
    return anomalies.stream().map(Anomaly::kind).distinct().toList();
  }

  List<String> paths() {
    return entries.stream().map(ArchiveEntry::path).toList();
  }

  String text(String path) {
    return new String(contents.get(path), StandardCharsets.UTF_8);
  }

  static Shown zip(byte[] bytes) {
    return zip(bytes, ArchiveLimits.DEFAULT);
  }

  static Shown zip(byte[] bytes, ArchiveLimits limits) {
    return of(limits, reader -> reader.zip(ByteSource.of(bytes)));
  }

  static Shown tar(byte[] bytes) {
    return tar(bytes, ArchiveLimits.DEFAULT);
  }

  static Shown tar(byte[] bytes, ArchiveLimits limits) {
    return of(limits, reader -> reader.tar(ByteSource.of(bytes).stream()));
  }

  static Shown compressed(ArchiveFormat format, byte[] bytes) {
    return of(
        ArchiveLimits.DEFAULT, reader -> reader.compressed(format, ByteSource.of(bytes).stream()));
  }

  static Shown sevenZip(byte[] bytes) {
    return of(ArchiveLimits.DEFAULT, reader -> reader.sevenZip(ByteSource.of(bytes)));
  }

  interface Act {
    void with(ArchiveReader reader) throws IOException;
  }

  static Shown of(ArchiveLimits limits, Act act) {
    Shown shown = new Shown();
    try {
      act.with(new ArchiveReader(new ArchiveBudget(limits, 1 << 20), shown));
    } catch (IOException e) {
      throw new AssertionError("an archive made a reader fail", e);
    }
    return shown;
  }
}
