package cordon.exposure.api;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureHouse;
import cordon.exposure.HouseTest;
import cordon.exposure.store.StoredDocument;
import cordon.terminal.ApiAnswer;
import cordon.terminal.ApiClient;
import cordon.terminal.Json;
import cordon.testkit.archive.TarForge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may bring what, several documents at once, and uploads that break. */
class UploadApiTest extends HouseTest {
  private static final String PATH = "/api/v1/observations";
  private static final String BUNDLE = PATH + "/bundle";
  private static final String PINS = "litellm==1.82.7\n";

  private ApiClient admin;

  @BeforeEach
  void open() {
    admin = client(house.token());
  }

  private ApiClient client(String token) {
    return new ApiClient(URI.create(house.url()), Optional.of(token));
  }

  @Test
  void aTokenBringsDocumentsOfItsUnitsOnly() {
    ApiClient build = client(house.developerToken("ci", "ci/train"));
    assertThat(done(pins(build, Map.of("unit", "ci/train"))).string("provenance"))
        .isEqualTo("build");
    assertThat(done(pins(build, Map.of("stream", "b"))).string("unit")).isEqualTo("ci/train");
    ApiAnswer.Refused refused =
        (ApiAnswer.Refused) pins(build, Map.of("unit", "prod/api", "complete", "true"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem().line()).contains("`prod/api`", "token:ci", "ci/train");
    assertThat(build.upload("/api/v1/estate", Map.of("name", "estate.toml"), "", new byte[0]))
        .isInstanceOf(ApiAnswer.Refused.class);
    assertThat(done(pins(admin, Map.of("unit", "prod/api"))).string("provenance"))
        .isEqualTo("analyst");
    ApiClient unbound = client(house.developerToken("lab"));
    assertThat(done(pins(unbound, Map.of("project", "acme/app"))).string("unit"))
        .isEqualTo("lab/acme/app");
    assertThat(pins(unbound, Map.of("unit", "ci/train"))).isInstanceOf(ApiAnswer.Refused.class);
    assertThat(documents()).hasSize(4);
  }

  private static ApiAnswer pins(ApiClient api, Map<String, String> query) {
    Map<String, String> all = new java.util.HashMap<>(query);
    all.put("name", "requirements.txt");
    return api.upload(PATH, all, "", PINS.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBundleIsOneRequestWithAResultForEachDocument() {
    byte[] tar =
        new TarForge()
            .folder("app/")
            .file("app/requirements.txt", PINS)
            .file("web/uv.lock", "version = 1\n[[package]\n")
            .file("bom.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}")
            .end()
            .bytes();
    Map<String, String> query = Map.of("unit", "ci", "commit", "4f1c", "run", "7");
    ApiAnswer.Done first = (ApiAnswer.Done) admin.upload(BUNDLE, query, "", tar);
    assertThat(first.status()).isEqualTo(207);
    assertThat(first.body().number("recorded", 0)).isEqualTo(2);
    assertThat(first.body().number("failed", 0)).isEqualTo(1);
    List<Json> results = first.body().list("documents");
    assertThat(results).hasSize(3);
    assertThat(results.get(0).string("stream")).isEqualTo("app/requirements.txt");
    assertThat(results.get(0).string("commit")).isEqualTo("4f1c");
    assertThat(results.get(1).string("name")).isEqualTo("web/uv.lock");
    assertThat(results.get(1).at("problem").orElseThrow().string("detail")).contains("line 2");
    assertThat(results.get(2).flag("new")).isTrue();
    house.now = house.now.plusSeconds(60);
    Json again = done(admin.upload(BUNDLE, query, "", tar));
    assertThat(again.list("documents").get(0).flag("new")).as("the same run").isFalse();
    assertThat(again.list("documents").get(2).flag("new")).isFalse();
    assertThat(documents()).hasSize(2);
    byte[] packed = new TarForge().file("requirements.txt", PINS).end().gzipped();
    ApiAnswer.Done zipped = (ApiAnswer.Done) admin.upload(BUNDLE, query, "", packed);
    assertThat(zipped.status()).isEqualTo(200);
  }

  @Test
  void aBundleThatIsNotWholeChangesNothing() throws Exception {
    TarForge two = new TarForge().file("a/requirements.txt", PINS).file("b/uv.lock", "version = 1");
    byte[] whole = two.end().bytes();
    List<byte[]> bad =
        List.of(
            new byte[0],
            "no tar at all".getBytes(StandardCharsets.UTF_8),
            new TarForge().end().bytes(),
            Arrays.copyOf(whole, 700),
            Arrays.copyOf(whole, 1536),
            new TarForge()
                .file("requirements.txt", PINS)
                .file("requirements.txt", PINS)
                .end()
                .bytes(),
            new TarForge().file("../../requirements.txt", PINS).end().bytes());
    for (byte[] bytes : bad) {
      ApiAnswer answer = admin.upload(BUNDLE, Map.of("unit", "ci"), "", bytes);
      assertThat(answer).as("%d bytes", bytes.length).isInstanceOf(ApiAnswer.Refused.class);
      assertThat(((ApiAnswer.Refused) answer).status()).isEqualTo(400);
    }
    assertThat(documents()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatIsCutOffChangesNothing() throws Exception {
    for (String path : List.of(PATH + "?unit=ci&name=requirements.txt", BUNDLE + "?unit=ci")) {
      for (String framing : List.of("Content-Length: 400", "Transfer-Encoding: chunked")) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(house.url()).getPort())) {
          OutputStream out = socket.getOutputStream();
          String body = framing.startsWith("T") ? "10\r\n" + PINS + "\r\n" : PINS;
          String request =
              "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n%s"
                  .formatted(path, house.token(), framing, body);
          out.write(request.getBytes(StandardCharsets.UTF_8));
          out.flush();
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        }
      }
    }
    assertThat(documents()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatAKilledServerLeftBehindIsSweptAndTheRestIsWhole() throws Exception {
    done(pins(admin, Map.of("unit", "ci")));
    house.close();
    Files.writeString(folder.resolve("documents/incoming/body-1.part"), "half");
    house = new ExposureHouse(folder);
    admin = client(house.token());
    assertThat(files()).hasSize(1);
    assertThat(done(pins(admin, Map.of("unit", "ci"))).flag("new")).isFalse();
  }

  @Test
  void theFilesAreThereAsTheyCame() throws Exception {
    Json recorded = done(pins(admin, Map.of("unit", "ci")));
    String path = PATH + "/" + recorded.number("id", 0) + "/document";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    admin.download(path, Map.of(), bytes).orThrow();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(PINS);
    assertThat(client(house.developerToken("ci")).get(path)).isInstanceOf(ApiAnswer.Refused.class);
    assertThat(((ApiAnswer.Refused) admin.get(PATH + "/x/document")).status()).isEqualTo(404);
    Map<String, String> all = Map.of("bytes", "true");
    Json whole = done(admin.get(PATH + "/verification", all));
    assertThat(whole.number("documents", 0)).isEqualTo(1);
    assertThat(whole.strings("damaged")).isEmpty();
    Path file = files().getFirst();
    Files.writeString(file, "litellm==1.82.6\n");
    assertThat(done(admin.get(PATH + "/verification", Map.of())).strings("missing")).isEmpty();
    assertThat(done(admin.get(PATH + "/verification", all)).strings("damaged"))
        .containsExactly(recorded.string("sha256"));
    Files.delete(file);
    assertThat(done(admin.get(PATH + "/verification", all)).strings("missing"))
        .containsExactly(recorded.string("sha256"));
    assertThat(((ApiAnswer.Refused) admin.get(path)).status()).isEqualTo(404);
  }

  @Test
  void theSameAtOnceIsRecordedOnceAndOneStreamKeepsAll() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        String text = i % 2 == 0 ? PINS : "x==" + i + "\n";
        answers.add(
            executor.submit(() -> {
              start.await();
              return admin.upload(
                  PATH,
                  Map.of("unit", "ci", "name", "requirements.txt"),
                  "",
                  text.getBytes(StandardCharsets.UTF_8));
            }));
      }
    }
    int fresh = 0;
    for (Future<ApiAnswer> answer : answers) {
      fresh += done(answer.get()).flag("new") ? 1 : 0;
    }
    assertThat(fresh).isEqualTo(1 + threads / 2);
    assertThat(documents()).hasSize(fresh);
    assertThat(files()).hasSize(fresh);
  }

  @Test
  void aStreamThatIsEndedListsNothingAndIsNoSilence() {
    ApiClient build = client(house.developerToken("ci", "ci"));
    done(pins(build, Map.of()));
    done(pins(admin, Map.of("unit", "ci")));
    house.now = house.now.plusSeconds(3600);
    Map<String, String> end = Map.of("unit", "ci", "stream", "requirements.txt");
    assertThat(done(build.upload(PATH + "/end", end, "", new byte[0])).list("documents"))
        .singleElement()
        .satisfies(one -> assertThat(one.string("provenance")).isEqualTo("build"));
    ApiAnswer again = build.upload(PATH + "/end", end, "", new byte[0]);
    assertThat(((ApiAnswer.Refused) again).problem().line()).contains("`requirements.txt`");
    assertThat(done(admin.upload(PATH + "/end", end, "", new byte[0])).list("documents"))
        .singleElement()
        .satisfies(one -> assertThat(one.string("provenance")).isEqualTo("analyst"));
    house.now = house.now.plusSeconds(3600);
    Json answer =
        done(
            admin.get(
                "/api/v1/exposure",
                Map.of("target", "pkg:pypi/litellm@1.82.7", "from", house.now.toString())));
    assertThat(answer.list("units")).isEmpty();
  }

  private static Json done(ApiAnswer answer) {
    assertThat(answer).isInstanceOf(ApiAnswer.Done.class);
    return answer.orThrow();
  }

  private List<StoredDocument> documents() {
    return house.exposure.documents(Optional.empty(), Long.MAX_VALUE, 100);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("documents"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
