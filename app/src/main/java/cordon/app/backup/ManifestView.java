package cordon.app.backup;

import cordon.store.BackupManifest;
import cordon.terminal.Figures;
import cordon.terminal.FormatOption;
import cordon.terminal.Terminal;

/** What is in a back-up, for people and programs. */
public final class ManifestView {
  private ManifestView() {}

  public static void show(
      Terminal terminal, FormatOption format, String done, BackupManifest manifest) {
    long tables = count(manifest, "tables/");
    long bodies = count(manifest, "blobs/");
    long bytes =
        manifest.entries().values().stream().mapToLong(BackupManifest.Entry::size).sum();
    if (format.json()) {
      terminal.json(json -> {
        json.writeStartObject();
        json.writeStringProperty("created", manifest.created().toString());
        json.writeStringProperty("program", manifest.program());
        json.writeNumberProperty("tables", tables);
        json.writeNumberProperty("bodies", bodies);
        json.writeNumberProperty("bytes", bytes);
        json.writeEndObject();
      });
      return;
    }
    terminal.line(done);
    terminal.line(
        "made "
            + Figures.time(manifest.created())
            + " by Cordon "
            + manifest.program()
            + ": "
            + Figures.count(tables, "table", "tables")
            + ", "
            + Figures.count(bodies, "cached artifact", "cached artifacts")
            + ", "
            + Figures.bytes(bytes)
            + " before compression");
  }

  private static long count(BackupManifest manifest, String folder) {
    return manifest.entries().keySet().stream().filter(path -> path.startsWith(folder)).count();
  }
}
