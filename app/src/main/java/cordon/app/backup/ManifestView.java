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
    long tables = manifest.count("tables");
    long bodies = manifest.count("blobs");
    long documents = manifest.count("documents");
    long bytes = manifest.entries().values().stream().mapToLong(BackupManifest.Entry::size).sum();
    if (format.json()) {
      terminal.json(json -> {
        json.writeStartObject();
        json.writeStringProperty("created", manifest.created().toString());
        json.writeStringProperty("program", manifest.program());
        json.writeNumberProperty("tables", tables);
        json.writeNumberProperty("bodies", bodies);
        json.writeNumberProperty("documents", documents);
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
            + Figures.count(documents, "document", "documents")
            + ", "
            + Figures.count(bodies, "cached artifact", "cached artifacts")
            + ", "
            + Figures.bytes(bytes)
            + " before compression");
  }
}
