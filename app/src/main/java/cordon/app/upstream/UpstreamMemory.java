package cordon.app.upstream;

import cordon.base.Ecosystem;
import cordon.terminal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** What was learned last, so that the next start need not wait for clients. Holds no secret. */
final class UpstreamMemory {
  private static final long LONGEST = 64 << 10;
  private final Path file;

  UpstreamMemory(Path dataDirectory) {
    this.file = dataDirectory.resolve("upstreams.json");
  }

  /** Empty when nothing is remembered, or what is there cannot be read: then we ask again. */
  Optional<List<Learned>> recall() {
    try {
      if (!Files.exists(file) || Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      return Optional.of(
          Json.read(Files.readString(file)).list("learned").stream()
              .map(UpstreamMemory::learned)
              .flatMap(Optional::stream)
              .toList());
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  void remember(List<Learned> learned) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("upstreams.json.new");
      Files.writeString(fresh, Json.text(json -> write(learned, json)));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Learned> learned(Json entry) {
    return Ecosystem.ofPurlType(entry.string("ecosystem"))
        .map(ecosystem ->
            entry.at("url").isPresent()
                ? new Learned.Found(ecosystem, URI.create(entry.string("url")), entry.string("how"))
                : Learned.off(ecosystem, entry.string("why")));
  }

  private static void write(List<Learned> learned, JsonGenerator json) {
    json.writeStartObject();
    json.writeArrayPropertyStart("learned");
    for (Learned one : learned) {
      json.writeStartObject();
      json.writeStringProperty("ecosystem", one.ecosystem().purlType());
      switch (one) {
        case Learned.Found found -> {
          json.writeStringProperty("url", found.url().toString());
          json.writeStringProperty("how", found.how());
        }
        case Learned.Off off -> json.writeStringProperty("why", off.why());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
