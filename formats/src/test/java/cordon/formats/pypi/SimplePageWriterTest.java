package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.formats.Mutations;
import cordon.formats.PublishTime;
import cordon.formats.pypi.SimpleApi.Type;
import cordon.formats.pypi.SimpleFile.CoreMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimplePageWriterTest {
  private static final String PAGE = "http://127.0.0.1:8450/pypi/simple/foo/";

  private final SimplePageReader reader = new SimplePageReader();
  private final SimplePageWriter same = new SimplePageWriter(SimpleFile::url);

  private static byte[] write(SimplePageWriter writer, SimpleProject project, Type type) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer.write(project, type, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (int seed = 0; seed < 200; seed++) {
      SimpleProject project = project(new Random(seed));
      SimpleProject json = reader.read(write(same, project, Type.JSON), Type.JSON, PAGE, "foo");
      assertThat(json).as("seed %d", seed).isEqualTo(project);
      for (Type type : List.of(Type.HTML, Type.LEGACY_HTML)) {
        SimpleProject html = reader.read(write(same, project, type), type, PAGE, "foo");
        assertThat(html).as("seed %d", seed).isEqualTo(asHtmlTells(project));
      }
    }
  }

  /** HTML has one hash a file, no size and no list of versions. */
  private static SimpleProject asHtmlTells(SimpleProject project) {
    List<SimpleFile> files =
        project.files().stream()
            .map(f ->
                new SimpleFile(
                    f.filename(),
                    f.url(),
                    f.digest().stream().toList(),
                    f.version(),
                    f.requiresPython(),
                    f.yanked(),
                    OptionalLong.empty(),
                    f.uploaded(),
                    f.coreMetadata()
                        .map(m -> new CoreMetadata(f.metadataDigest().stream().toList())),
                    f.provenance(),
                    f.gpgSig(),
                    f.defect()))
            .toList();
    return new SimpleProject(
        project.name(),
        files,
        List.of(),
        project.status(),
        project.tracks(),
        project.alternateLocations());
  }

  @Test
  void hiddenFilesTakeTheirVersionsAlong() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      SimpleProject project = project(random);
      List<SimpleFile> kept = project.files().stream().filter(f -> random.nextBoolean()).toList();
      JsonNode page = new JsonMapper().readTree(write(same, project.withFiles(kept), Type.JSON));
      List<String> versions = new ArrayList<>();
      page.path("versions").forEach(v -> versions.add(v.asString()));
      assertThat(versions)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              kept.stream().map(f -> f.version().orElseThrow()).distinct().toList());
      assertThat(page.path("files")).hasSize(kept.size());
    }
  }

  @Test
  void theSpellingOfThePageIsKept() {
    SimpleFile file = file(new Random(1), "1.0");
    SimpleProject project = of(List.of(file), List.of("1.0.0", "0.9"));
    assertThat(project.withFiles(project.files()).versions()).containsExactly("1.0.0");
  }

  @Test
  void everyAddressIsTheGates() {
    SimpleProject project = project(new Random(8));
    SimplePageWriter writer = new SimplePageWriter(f -> "../../files/" + f.filename());
    for (Type type : Type.values()) {
      String page = new String(write(writer, project, type), UTF_8);
      assertThat(page).contains("../../files/foo-").doesNotContain("files.registry.example");
    }
  }

  @Test
  void foreignTextCannotBreakOutOfAnAttribute() {
    SimpleFile file = file(new Random(1), "1.0").withYanked("\"><script>alert('&amp;')</script>");
    String page = new String(write(same, of(List.of(file), List.of()), Type.HTML), UTF_8);
    assertThat(page).doesNotContain("<script");
    assertThat(
            reader.read(page.getBytes(UTF_8), Type.HTML, PAGE, "foo").files().getFirst().yanked())
        .isEqualTo(file.yanked());
  }

  @Test
  void filesWithADefectAreNotListed() {
    SimpleFile file = file(new Random(1), "1.0").withDefect("twice");
    for (Type type : Type.values()) {
      String page = new String(write(same, of(List.of(file), List.of("1.0")), type), UTF_8);
      assertThat(page).doesNotContain("foo-1.0");
    }
  }

  @Test
  void coreMetadataCanBeWithdrawn() {
    SimpleFile file = file(new Random(1), "1.0").withoutCoreMetadata();
    String page = new String(write(same, of(List.of(file), List.of()), Type.JSON), UTF_8);
    assertThat(page).doesNotContain("core-metadata");
  }

  @Test
  void damagedPagesAreReadOrRefused() {
    SimpleProject project = project(new Random(3));
    for (Type type : Type.values()) {
      Mutations.survive(
          31 + type.ordinal(),
          3000,
          write(same, project, type),
          bytes -> {
            SimpleProject read = reader.read(bytes, type, PAGE, "foo");
            assertThat(write(same, read, Type.HTML)).isNotEmpty();
            assertThat(write(same, read, Type.JSON)).isNotEmpty();
          });
    }
  }

  private static SimpleProject of(List<SimpleFile> files, List<String> versions) {
    return new SimpleProject("foo", files, versions, ProjectStatus.ACTIVE, List.of(), List.of());
  }

  private static SimpleProject project(Random random) {
    List<SimpleFile> files = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      files.add(file(random, random.nextInt(4) + "." + i));
    }
    List<String> versions = files.stream().map(f -> f.version().orElseThrow()).toList();
    return new SimpleProject(
        "foo",
        files,
        versions,
        random.nextInt(4) == 0 ? new ProjectStatus("archived", "old <&>") : ProjectStatus.ACTIVE,
        random.nextInt(4) == 0 ? List.of("https://t.example/a&b/") : List.of(),
        random.nextInt(4) == 0 ? List.of("https://a.example/") : List.of());
  }

  private static SimpleFile file(Random random, String version) {
    String name = "foo-" + version + (random.nextBoolean() ? ".tar.gz" : "-py3-none-any.whl");
    return new SimpleFile(
        name,
        "https://files.registry.example/p/" + name,
        random.nextInt(5) == 0 ? List.of() : List.of(md5(random), sha256(random)),
        Optional.of(version),
        maybe(random, ">=3.8,!=3.9.*,<4"),
        random.nextInt(3) == 0
            ? Optional.of(random.nextBoolean() ? "" : "bad \"é\"")
            : Optional.empty(),
        random.nextBoolean() ? OptionalLong.of(random.nextInt(1 << 30)) : OptionalLong.empty(),
        PublishTime.parse(random.nextBoolean() ? "2026-03-24T10:39:00.123456Z" : null),
        random.nextBoolean()
            ? Optional.of(
                new CoreMetadata(random.nextBoolean() ? List.of(sha256(random)) : List.of()))
            : Optional.empty(),
        maybe(random, "https://p.example/provenance?x=1&y=2"),
        random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> maybe(Random random, String text) {
    return random.nextBoolean() ? Optional.of(text) : Optional.empty();
  }

  private static Digest sha256(Random random) {
    return Digest.sha256(hex(random, 32));
  }

  private static Digest md5(Random random) {
    return new Digest(Digest.Algorithm.MD5, hex(random, 16));
  }

  private static String hex(Random random, int bytes) {
    byte[] b = new byte[bytes];
    random.nextBytes(b);
    return HexFormat.of().formatHex(b);
  }
}
