package cordon.exposure.commands;

import cordon.base.Problem;
import cordon.exposure.commands.ObserveReport.Sent;
import cordon.exposure.intake.Content;
import cordon.exposure.intake.DocumentIntake;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import cordon.terminal.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings documents to the server: small ones of a unit together in one request, large ones and what
 * the organisation says of itself each in its own. One that cannot be read or is refused does not
 * keep the others back.
 */
final class DocumentSender {
  private static final String OBSERVATIONS = "/api/v1/observations";

  /** Of one bundle, which is held in memory. */
  private static final long BUNDLE_BYTES = 16L << 20;

  private static final int BUNDLE_FILES = 500;

  private final ApiClient api;
  private final Map<String, String> ofUnit;
  private final Map<String, String> ofAll;
  private final Map<String, byte[]> bundle = new LinkedHashMap<>();
  private final Map<String, Sent> sent = new LinkedHashMap<>();
  private long bundled;

  /**
   * @param ofUnit parameters of requests that bring what a unit has
   * @param ofAll parameters of all requests
   */
  DocumentSender(ApiClient api, Map<String, String> ofUnit, Map<String, String> ofAll) {
    this.api = api;
    this.ofUnit = ofUnit;
    this.ofAll = ofAll;
  }

  /**
   * What became of each, in their order.
   *
   * @throws cordon.base.ProblemException when no server answers
   */
  List<Sent> send(List<FoundDocument> documents, Progress progress) {
    documents.forEach(document -> sent.put(document.name(), Sent.nothing(document.name())));
    int number = 0;
    for (FoundDocument document : documents) {
      progress.at(number++, document.name());
      try {
        send(document);
      } catch (IOException e) {
        failed(document.name(), unreadable(document, e));
      }
    }
    flush();
    return List.copyOf(sent.values());
  }

  private void send(FoundDocument document) throws IOException {
    Optional<Path> file = document.file();
    if (file.isPresent() && Files.size(file.get()) > BUNDLE_BYTES) {
      boolean estate = DocumentIntake.isEstate(document.fileName(), Content.of(file.get()));
      alone(document.name(), estate, out -> Files.copy(file.get(), out));
      return;
    }
    byte[] content = document.content().read();
    boolean estate = DocumentIntake.isEstate(document.fileName(), Content.of(content));
    if (estate || ofAll.containsKey("stream") || !isPlain(document.name())) {
      alone(document.name(), estate, out -> out.write(content));
      return;
    }
    if (bundle.size() == BUNDLE_FILES || bundled + content.length > BUNDLE_BYTES) {
      flush();
    }
    bundle.put(document.name(), content);
    bundled += content.length;
  }

  /** An archive has no other names. */
  private static boolean isPlain(String name) {
    return !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && List.of(name.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private void alone(String name, boolean estate, ApiClient.BodyWriter body) {
    Map<String, String> query = new HashMap<>(ofAll);
    query.put("name", name);
    if (!estate) {
      query.putAll(ofUnit);
    }
    switch (api.upload(estate ? "/api/v1/estate" : OBSERVATIONS, query, body)) {
      case ApiAnswer.Done done -> recorded(name, done.body());
      case ApiAnswer.Refused refused -> failed(name, refused.problem());
      case ApiAnswer.NoServer none -> none.orThrow();
    }
  }

  private void flush() {
    if (bundle.isEmpty()) {
      return;
    }
    Map<String, String> query = new HashMap<>(ofAll);
    query.putAll(ofUnit);
    switch (api.upload(OBSERVATIONS + "/bundle", query, this::write)) {
      case ApiAnswer.Done done -> done.body().list("documents").forEach(this::result);
      case ApiAnswer.Refused refused ->
          bundle.keySet().forEach(name -> failed(name, refused.problem()));
      case ApiAnswer.NoServer none -> none.orThrow();
    }
    bundle.clear();
    bundled = 0;
  }

  private void write(OutputStream out) throws IOException {
    TarWriter tar = new TarWriter(out);
    for (Map.Entry<String, byte[]> document : bundle.entrySet()) {
      tar.file(document.getKey(), document.getValue());
    }
    tar.end();
  }

  private void result(Json document) {
    String name = document.string("name");
    document
        .at("problem")
        .ifPresentOrElse(
            p ->
                failed(
                    name,
                    Problem.of(
                        p.string("type"),
                        p.string("title"),
                        p.string("detail"),
                        p.string("remedy"))),
            () -> recorded(name, document));
  }

  private void recorded(String name, Json answer) {
    sent.put(name, new Sent(name, Optional.of(answer), Optional.empty()));
  }

  private void failed(String name, Problem problem) {
    sent.put(name, new Sent(name, Optional.empty(), Optional.of(problem)));
  }

  private static Problem unreadable(FoundDocument document, IOException e) {
    return Problem.of(
        "exposure/unreadable",
        "the file cannot be read",
        "`" + document.name() + "`: " + e.getMessage(),
        "give it to the user who runs this command");
  }
}
