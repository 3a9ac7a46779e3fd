package cordon.formats.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.version.VersionScheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PackumentWriterTest {
  private static final String GATE = "http://127.0.0.1:8450/npm";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final PackumentReader reader = new PackumentReader();
  private final PackumentWriter writer = new PackumentWriter(VersionScheme.NPM);

  private JsonNode full(String raw, Map<String, String> withheld) {
    return full(raw, withheld, "");
  }

  private JsonNode full(String raw, Map<String, String> withheld, String message) {
    byte[] bytes = raw.getBytes(UTF_8);
    PackumentView view = new PackumentView(GATE, withheld, message);
    return MAPPER.readTree(writer.full(reader.read(bytes), view).bytes(bytes));
  }

  private static String version(String v) {
    return "\"%1$s\":{\"version\":\"%1$s\",\"dist\":{\"tarball\":\"https://r.example/x/-/x-%1$s.tgz\"}}"
        .formatted(v);
  }

  /** The writer against a tree from which things are removed, over many documents and policies. */
  @Test
  void everyViewIsWhatTheNaiveWayGives() throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      String name = seed % 2 == 0 ? "left" : "@s/left";
      GeneratedPackument generated = new GeneratedPackument(seed, name, 1 + seed % 12);
      Random random = new Random(seed);
      Map<String, String> withheld = new HashMap<>();
      generated.versions.forEach(v -> {
        if (random.nextInt(3) == 0) {
          withheld.put(v, "too young: \"" + v + "\"");
        }
      });
      byte[] raw = generated.bytes();
      Packument packument = reader.read(trickle(raw, random));
      PackumentView view = new PackumentView(GATE, withheld, "held");

      Splice full = writer.full(packument, view);
      byte[] bytes = full.bytes(raw);
      assertThat(bytes).as("seed %d", seed).hasSize(Math.toIntExact(full.length()));
      JsonNode expected = NaiveView.full(MAPPER.readTree(raw), packument, view, writer);
      assertThat(MAPPER.readTree(bytes)).as("seed %d", seed).isEqualTo(expected);

      byte[] abbreviated = writer.abbreviated(packument, view).bytes(raw);
      JsonNode expectedShort = NaiveView.abbreviated(expected);
      assertThat(MAPPER.readTree(abbreviated)).as("seed %d", seed).isEqualTo(expectedShort);

      for (String v : generated.versions) {
        JsonNode shown = expected.path("versions").path(v);
        assertThat(writer.version(packument, view, v).map(s -> MAPPER.readTree(s.bytes(raw))))
            .as("seed %d %s", seed, v)
            .isEqualTo(
                withheld.containsKey(v)
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(shown));
      }
      ByteArrayOutputStream streamed = new ByteArrayOutputStream();
      full.writeTo(new ByteArrayInputStream(raw), streamed);
      assertThat(streamed.toByteArray()).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void withNothingWithheldOnlyTarballsAndTagsChange() {
    byte[] raw = new GeneratedPackument(3, "left", 5).bytes();
    String expected =
        new String(raw, UTF_8).replaceAll("https:(\\\\?/){2}registry.example\\\\?/", GATE + "/");
    expected = expected.replace("left\\/-\\/", "left/-/");
    String tags = "\"dist-tags\":\\s*\\{[^}]*}";
    String actual =
        new String(writer.full(reader.read(raw), PackumentView.of(GATE)).bytes(raw), UTF_8);
    // White space after an opening brace is the one thing that may go.
    assertThat(actual.replaceAll(tags, "").replaceAll("\\s", ""))
        .isEqualTo(expected.replaceAll(tags, "").replaceAll("\\s", ""));
  }

  @Test
  void npmIsToldWhyAVersionIsMissing() {
    String raw =
        "{\"name\":\"x\",\"versions\":{" + version("1.0.0") + "," + version("1.1.0") + "}}";
    JsonNode restrictions = full(raw, Map.of("1.1.0", "too young")).path("policyRestrictions");
    JsonNode entry = restrictions.path("versions").path("1.1.0");
    // npm looks the picked manifest up by its own "version"; without it the refusal is lost.
    assertThat(entry.path("version").asString()).isEqualTo("1.1.0");
    assertThat(entry.path("dist").isMissingNode()).isTrue();
    assertThat(restrictions.path("message").asString()).isEqualTo("x@1.1.0: too young");
    assertThat(full(raw, Map.of()).has("policyRestrictions")).isFalse();
    assertThat(full(raw, Map.of("7.7.7", "no such version")).has("policyRestrictions")).isFalse();
  }

  @Test
  void anUpstreamThatIsAGateItselfKeepsItsSay() {
    String raw =
        """
        {"policyRestrictions":{"message":"upstream says no","versions":{"0.9.0":{"version":"0.9.0"}, "1.0.0":{"a":1}}},
         "name":"x","versions":{%s}}\
        """
            .formatted(version("1.0.0"));
    JsonNode merged = full(raw, Map.of("1.0.0", "ours"), "we say no").path("policyRestrictions");
    assertThat(merged.path("versions").propertyNames()).containsExactlyInAnyOrder("0.9.0", "1.0.0");
    assertThat(merged.path("versions").path("1.0.0").path("message").asString()).isEqualTo("ours");
    assertThat(merged.path("message").asString()).isEqualTo("we say no\nupstream says no");
  }

  @Test
  void whatCannotBeServedIsNotListedWhateverTheVerdict() {
    String raw =
        "{\"name\":\"x\",\"versions\":{"
            + version("1.0.0")
            + ",\"2.0.0\":{\"version\":\"2.0.0\"}}}";
    JsonNode view = full(raw, Map.of());
    assertThat(view.path("versions").propertyNames()).containsExactly("1.0.0");
    assertThat(view.path("policyRestrictions").path("message").asString()).contains("no tarball");
  }

  @Test
  void stagedVersionsDoNotLeadPastTheGate() {
    String raw = "{\"stagedVersions\":{\"versions\":{" + version("2.0.0") + "}},\"name\":\"x\"}";
    assertThat(full(raw, Map.of()).toString()).isEqualTo("{\"name\":\"x\"}");
  }

  @Test
  void noUpstreamTarballIsLeft() {
    for (int seed = 200; seed < 220; seed++) {
      byte[] raw = new GeneratedPackument(seed, "@s/left", 6).bytes();
      Packument packument = reader.read(raw);
      for (Splice view :
          Set.of(
              writer.full(packument, PackumentView.of(GATE + "/")),
              writer.abbreviated(packument, PackumentView.of(GATE + "/")))) {
        JsonNode tree = MAPPER.readTree(view.bytes(raw));
        assertThat(tree.path("versions"))
            .allSatisfy(v ->
                assertThat(v.path("dist").path("tarball").asString())
                    .startsWith(GATE + "/@s/left/-/left-"));
      }
    }
  }

  @Test
  void theAbbreviatedFormSaysThatScriptsRun() {
    String raw =
        "{\"name\":\"x\",\"versions\":{\"1.0.0\":{\"scripts\":{\"install\":\"true\"},\"version\":\"1.0.0\","
            + "\"dist\":{\"tarball\":\"https://r.example/x-1.0.0.tgz\"}}}}";
    byte[] bytes = raw.getBytes(UTF_8);
    JsonNode tree =
        MAPPER.readTree(
            writer.abbreviated(reader.read(bytes), PackumentView.of(GATE)).bytes(bytes));
    ObjectNode shown = (ObjectNode) tree.path("versions").path("1.0.0");
    assertThat(shown.path("hasInstallScript").asBoolean()).isTrue();
    assertThat(shown.has("scripts")).isFalse();
  }

  /** A stream that gives a few bytes at a time, so that tokens lie across buffers. */
  private static ByteArrayInputStream trickle(byte[] raw, Random random) {
    return new ByteArrayInputStream(raw) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(700)));
      }
    };
  }
}
