package cordon.app.setup;

import cordon.app.clients.Client;
import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.terminal.Environment;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What a client's settings were before setup changed them, kept in the person's configuration
 * folder.
 *
 * @param file the client's settings
 * @param original their bytes before; empty when there was no such file
 * @param written digest of what setup wrote
 */
public record KeptFile(Path file, Optional<byte[]> original, Digest written) {
  private static final long LONGEST = 16 << 20;

  /** What is kept for the client, if setup has changed its settings. */
  public static Optional<KeptFile> find(Client client, Environment environment) {
    Path record = folder(client, environment).resolve("record.json");
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    Json json = Json.read(new String(read(record).orElseThrow(), StandardCharsets.UTF_8));
    Path copy = copy(client, environment);
    return Optional.of(
        new KeptFile(
            Path.of(json.string("file")),
            json.flag("existed") ? read(copy) : Optional.empty(),
            Digest.sha256(json.string("written"))));
  }

  /** Where the copy lies. */
  public static Path copy(Client client, Environment environment) {
    return folder(client, environment).resolve("original");
  }

  /** Keeps it. The copy is on disk before the settings are touched. */
  void keep(Client client, Environment environment) {
    Path folder = folder(client, environment);
    try {
      Files.createDirectories(folder);
      if (original.isPresent()) {
        PrivateFile.write(folder.resolve("original"), original.get());
      } else {
        Files.deleteIfExists(folder.resolve("original"));
      }
      String record =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("file", file.toString());
            json.writeBooleanProperty("existed", original.isPresent());
            json.writeStringProperty("written", written.hex());
            json.writeEndObject();
          });
      PrivateFile.write(folder.resolve("record.json"), record.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(folder, e);
    }
  }

  /** Forgets it, after the settings are as they were. */
  static void forget(Client client, Environment environment) {
    try {
      Files.deleteIfExists(folder(client, environment).resolve("record.json"));
      Files.deleteIfExists(copy(client, environment));
    } catch (IOException e) {
      throw SetupProblems.cannotWrite(folder(client, environment), e);
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

  static Digest digest(byte[] bytes) {
    try {
      return Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder(Client client, Environment environment) {
    Path config =
        environment
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".config"));
    return config.resolve("cordon").resolve("setup").resolve(client.label());
  }
}
