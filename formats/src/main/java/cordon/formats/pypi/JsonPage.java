package cordon.formats.pypi;

import cordon.base.Digest;
import cordon.formats.BoundedInput;
import cordon.formats.json.JsonReading;
import cordon.formats.pypi.SimpleFile.CoreMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code application/vnd.pypi.simple.v1+json}, API versions 1.0 to 1.4. */
final class JsonPage {
  private static final int MAX_DEPTH = 64;

  private final JsonReading reading;
  private final int maxFiles;

  JsonPage(int maxBytes, int maxFiles) {
    this.reading = new JsonReading(SimplePageReader.DOCUMENT, maxBytes, MAX_DEPTH);
    this.maxFiles = maxFiles;
  }

  SimpleProject read(InputStream in, PageUrl page, String project) throws IOException {
    return reading.object(in, parser -> new Pass(parser, page, project).project());
  }

  private final class Pass {
    private final JsonParser parser;
    private final PageUrl page;
    private final String project;
    private final List<SimpleFile> files = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private final List<String> tracks = new ArrayList<>();
    private final List<String> alternates = new ArrayList<>();
    private ProjectStatus status = ProjectStatus.ACTIVE;
    private boolean named;

    Pass(JsonParser parser, PageUrl page, String project) {
      this.parser = parser;
      this.page = page;
      this.project = project;
    }

    SimpleProject project() {
      members(this::top);
      if (!named) {
        throw reading.malformed(parser, "no name");
      }
      return new SimpleProject(
          project, FileDraft.unique(files), versions, status, tracks, alternates);
    }

    private void top(String name, JsonToken token) {
      switch (name) {
        case "name" -> name();
        case "meta" -> object("meta", this::meta);
        case "files" -> files();
        case "versions" -> strings(versions);
        case "alternate-locations" -> strings(alternates);
        case "project-status" -> status(token);
        default -> parser.skipChildren();
      }
    }

    private void name() {
      String given = JsonReading.stringOrSkip(parser);
      named = true;
      if (given == null || !ProjectName.normalize(given).equals(project)) {
        throw reading.malformed(parser, "this is not the page of " + project);
      }
    }

    private void meta(String name, JsonToken token) {
      switch (name) {
        case "api-version" -> {
          String version = JsonReading.stringOrSkip(parser);
          SimplePageReader.requireVersionOne(version == null ? "" : version, "meta.api-version");
        }
        case "tracks" -> strings(tracks);
        // PEP 792 as first written put the marker here.
        case "project-status" -> status(token);
        default -> parser.skipChildren();
      }
    }

    private void status(JsonToken token) {
      if (token == JsonToken.START_OBJECT) {
        members((name, value) -> {
          String text = JsonReading.stringOrSkip(parser);
          status = text == null ? status : status(name, text);
        });
      } else {
        String text = JsonReading.stringOrSkip(parser);
        status = text == null ? status : status("status", text);
      }
    }

    private ProjectStatus status(String name, String text) {
      return switch (name) {
        case "status" -> new ProjectStatus(text, status.reason());
        case "reason" -> new ProjectStatus(status.status(), text);
        default -> status;
      };
    }

    private void files() {
      reading.requireArray(parser, "files");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        reading.requireObject(parser, "a file");
        FileDraft draft = new FileDraft();
        members((name, token) -> file(draft, name, token));
        if (draft.filename == null || draft.url == null) {
          throw reading.malformed(parser, "a file needs a filename and a url");
        }
        draft.finish(page, project).ifPresent(files::add);
        if (files.size() > maxFiles) {
          throw BoundedInput.tooLarge(SimplePageReader.DOCUMENT, maxFiles, "files");
        }
      }
    }

    private void file(FileDraft draft, String name, JsonToken token) {
      switch (name) {
        case "filename" -> draft.filename = JsonReading.stringOrSkip(parser);
        case "url" -> draft.url = JsonReading.stringOrSkip(parser);
        case "hashes" -> hashes().forEach(d -> draft.hash(d.algorithm().name(), d.hex()));
        case "requires-python" -> draft.requiresPython = JsonReading.stringOrSkip(parser);
        case "yanked" -> draft.yanked = yanked(token);
        case "size" -> draft.size = size(token);
        case "upload-time" -> draft.uploadTime = time(token);
        case "provenance" -> draft.provenance = JsonReading.stringOrSkip(parser);
        case "gpg-sig" -> draft.gpgSig = bool(token);
        case "core-metadata" -> {
          draft.coreMetadata = coreMetadata(token).orElse(null);
          draft.coreMetadataTold = token != JsonToken.VALUE_NULL;
        }
        // The names before PEP 714 count only where the right one is missing.
        case "dist-info-metadata", "data-dist-info-metadata" -> {
          Optional<CoreMetadata> legacy = coreMetadata(token);
          if (!draft.coreMetadataTold) {
            draft.coreMetadata = legacy.orElse(draft.coreMetadata);
          }
        }
        default -> parser.skipChildren();
      }
    }

    /** {@code true} or a reason; an empty reason is falsy and thus none (PEP 691). */
    private @Nullable String yanked(JsonToken token) {
      if (token == JsonToken.VALUE_TRUE) {
        return "";
      }
      String reason = JsonReading.stringOrSkip(parser);
      return reason == null || reason.isEmpty() ? null : reason;
    }

    /** A null says nothing; anything else but a text is a time that cannot be read. */
    private @Nullable String time(JsonToken token) {
      String text = JsonReading.stringOrSkip(parser);
      return text == null && token != JsonToken.VALUE_NULL ? "not a text" : text;
    }

    private OptionalLong size(JsonToken token) {
      if (token == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
          && parser.getLongValue() >= 0) {
        return OptionalLong.of(parser.getLongValue());
      }
      parser.skipChildren();
      return OptionalLong.empty();
    }

    private @Nullable Boolean bool(JsonToken token) {
      parser.skipChildren();
      return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
          ? Boolean.valueOf(token == JsonToken.VALUE_TRUE)
          : null;
    }

    private Optional<CoreMetadata> coreMetadata(JsonToken token) {
      if (token == JsonToken.START_OBJECT) {
        return Optional.of(new CoreMetadata(hashes()));
      }
      parser.skipChildren();
      return token == JsonToken.VALUE_TRUE
          ? Optional.of(new CoreMetadata(List.of()))
          : Optional.empty();
    }

    private List<Digest> hashes() {
      List<Digest> digests = new ArrayList<>();
      object(
          "hashes",
          (algorithm, token) -> {
            String hex = JsonReading.stringOrSkip(parser);
            if (hex != null) {
              FileDraft.digest(algorithm, hex).ifPresent(digests::add);
            }
          });
      return digests;
    }

    private void strings(List<String> target) {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      reading.requireArray(parser, "a list");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String text = JsonReading.stringOrSkip(parser);
        if (text != null) {
          target.add(text);
        }
        if (target.size() > maxFiles) {
          throw BoundedInput.tooLarge(SimplePageReader.DOCUMENT, maxFiles, "entries of a list");
        }
      }
    }

    private void object(String what, BiConsumer<String, JsonToken> member) {
      reading.requireObject(parser, what);
      members(member);
    }

    /** Calls with each name and the first token of its value; refuses a name given twice. */
    private void members(BiConsumer<String, JsonToken> member) {
      Set<String> seen = new HashSet<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (!seen.add(name)) {
          throw reading.malformed(parser, "the same member twice");
        }
        member.accept(name, parser.nextToken());
      }
    }
  }
}
