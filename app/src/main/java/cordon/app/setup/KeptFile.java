package cordon.app.setup;

import cordon.app.clients.SettingsFile;
import cordon.base.ProblemException;
import cordon.terminal.Environment;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of settings was before setup changed it, kept in the person's configuration folder.
 *
 * @param file the settings
 * @param clients for which it was changed
 * @param original the bytes before; empty when there was no such file
 * @param mode its permissions before, as in {@code rw-r--r--}; empty where there are none
 * @param written what setup wrote
 * @param previous what it wrote the time before; that is what the file still holds when setup was
 *     killed between keeping this and writing
 */
public record KeptFile(
    Path file,
    List<String> clients,
    Optional<byte[]> original,
    String mode,
    byte[] written,
    Optional<byte[]> previous) {
  private static final long LONGEST = 16 << 20;
  private static final String RECORD = "record.json";

  public KeptFile {
    clients = List.copyOf(clients);
  }

  /** What is kept of these settings, if setup has changed them. */
  public static Optional<KeptFile> find(SettingsFile settings, Environment environment) {
    Path folder = folder(settings, environment);
    Optional<byte[]> record = read(folder.resolve(RECORD));
    if (record.isEmpty()) {
      return Optional.empty();
    }
    Json json = Json.read(new String(record.get(), StandardCharsets.UTF_8));
    return Optional.of(
        new KeptFile(
            Path.of(json.string("file")),
            json.strings("clients"),
            json.flag("existed") ? read(folder.resolve("original")) : Optional.empty(),
            json.string("mode"),
            read(folder.resolve("written")).orElse(new byte[0]),
            // Whatever the record says, which is written last: a kill may lie between.
            read(folder.resolve("previous"))));
  }

  /** Where the copy lies. */
  public static Path copy(SettingsFile settings, Environment environment) {
    return folder(settings, environment).resolve("original");
  }

  KeptFile withClients(List<String> others) {
    return new KeptFile(file, others, original, mode, written, previous);
  }

  /** Texts that the file may hold when nobody but setup has changed it. */
  List<byte[]> ours() {
    List<byte[]> texts = new ArrayList<>(List.of(written));
    previous.ifPresent(texts::add);
    return texts;
  }

  /** Keeps it. All of it is on disk before the settings are touched. */
  void keep(SettingsFile settings, Environment environment) {
    Path folder = folder(settings, environment);
    try {
      Files.createDirectories(folder);
      write(folder.resolve("original"), original);
      write(folder.resolve("previous"), previous);
      write(folder.resolve("written"), Optional.of(written));
      String record =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("file", file.toString());
            json.writeBooleanProperty("existed", original.isPresent());
            json.writeStringProperty("mode", mode);
            json.writeArrayPropertyStart("clients");
            clients.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
          });
      PrivateFile.write(folder.resolve(RECORD), record.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(folder, e);
    }
  }

  private static void write(Path file, Optional<byte[]> bytes) throws IOException {
    if (bytes.isPresent()) {
      PrivateFile.write(file, bytes.get());
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** Forgets it, after the settings are as they were. */
  static void forget(SettingsFile settings, Environment environment) {
    Path folder = folder(settings, environment);
    try {
      for (String name : List.of(RECORD, "original", "written", "previous")) {
        Files.deleteIfExists(folder.resolve(name));
      }
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(folder, e);
    }
  }

  static Optional<byte[]> read(Path file) throws ProblemException {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > LONGEST) {
        throw new IOException("longer than 16 MiB");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw SetupProblems.cannotRead(file, e);
    }
  }

  /** A project's settings are kept for each project. */
  private static Path folder(SettingsFile settings, Environment environment) {
    Path config =
        environment
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".config"));
    Path folder = config.resolve("cordon").resolve("setup").resolve(settings.label());
    return settings == SettingsFile.PYPROJECT
        ? folder.resolve(ProjectKey.of(settings.path(environment)))
        : folder;
  }
}
