package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Seconds;
import cordon.exposure.graph.TemporalGraph;
import cordon.exposure.observation.Chronicle;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Event;
import cordon.exposure.observation.Sighting;
import cordon.exposure.observation.Statement;
import cordon.ledger.Fact;
import cordon.ledger.FactDraft;
import cordon.ledger.FactQuery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureTest extends HouseTest {
  private static final String LOCK =
      "version = 1\n[[package]]\nname = \"litellm\"\nversion = \"1.82.7\"\n";

  @Test
  void aDocumentIsKeptWithItsFactAndItsBytes() throws Exception {
    Recorded recorded = record(upload("app/uv.lock", "ci/train", LOCK));
    assertThat(recorded.known()).isFalse();
    assertThat(recorded.document().stream()).isEqualTo("app/uv.lock");
    assertThat(recorded.document().observed()).isEqualTo(ExposureHouse.START);
    assertThat(recorded.document().releases()).isEqualTo(1);
    Fact fact = facts().getFirst();
    assertThat(fact.type()).isEqualTo("exposure.observed");
    assertThat(fact.subject()).isEqualTo("unit:ci/train");
    assertThat(fact.actor()).isEqualTo("token:ci");
    assertThat(fact.sequence()).isEqualTo(recorded.document().fact());
    assertThat(fact.body()).contains("\"releases\":1").contains("\"grade\":\"locked\"");
    Digest digest = recorded.document().digest();
    assertThat(Files.readString(house.documents.find(digest).orElseThrow().path())).isEqualTo(LOCK);
  }

  @Test
  void theSameOfTheSameTimeChangesNothing() {
    Recorded first = record(upload("uv.lock", "a", LOCK));
    long generation = house.exposure.generation();
    Recorded second = record(upload("uv.lock", "a", LOCK));
    assertThat(second.known()).isTrue();
    assertThat(second.document()).isEqualTo(first.document());
    assertThat(house.exposure.generation()).isEqualTo(generation);
    assertThat(facts()).hasSize(1);
    house.now = house.now.plusSeconds(1);
    assertThat(record(upload("uv.lock", "a", LOCK)).known()).isFalse();
    assertThat(record(upload("uv.lock", "b", LOCK)).known()).isFalse();
    assertThat(house.exposure.generation()).isGreaterThan(generation);
  }

  @Test
  void aBuildSaysWhatItHasAndNotWhatLiesWithinItsReach() {
    String bom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "services":[{"name":"gateway","provider":{"name":"Labels Ltd"}}]}
        """;
    Brought vouched = upload("bom.json", "a", bom);
    Brought ofABuild = new Brought(Upload.of("bom.json", "b", Provenance.BUILD), bom);
    assertThat(record(ofABuild).notes()).singleElement().asString().contains("analyst");
    assertThat(knows(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isFalse();
    assertThat(record(vouched).notes()).isEmpty();
    assertThat(knows(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isTrue();
  }

  @Test
  void aBuildWithdrawsNothingThatAnAnalystSaid() {
    String said =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "components":[{"type":"library","name":"litellm","purl":"pkg:pypi/litellm@1.82.7"}],
         "services":[{"name":"gateway","provider":{"name":"Labels Ltd"}}]}
        """;
    String empty = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1}";
    record(upload("bom.json", "a", said));
    house.now = house.now.plusSeconds(60);
    record(new Brought(Upload.of("bom.json", "a", Provenance.BUILD).complete(true), empty));
    assertThat(standsNow(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isTrue();
    assertThat(hasLitellm()).isTrue();
    house.now = house.now.plusSeconds(60);
    record(new Brought(Upload.of("bom.json", "a", Provenance.ANALYST).complete(true), empty));
    assertThat(standsNow(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isFalse();
    assertThat(hasLitellm()).isFalse();
  }

  /** Whether anything that is said of it holds, and not only held once. */
  private boolean standsNow(Entity entity) {
    TemporalGraph graph = house.exposure.graph();
    List<Integer> ends = new ArrayList<>();
    graph
        .find(entity)
        .ifPresent(e -> graph.relations(e, (to, by, since, until, source) -> ends.add(until)));
    return ends.contains(Seconds.NEVER);
  }

  private boolean hasLitellm() {
    return house
        .exposure
        .answer(
            List.of(new Target("pypi", "litellm", new Versions.Any())),
            Optional.empty(),
            Optional.empty())
        .units()
        .stream()
        .anyMatch(unit -> unit.until().isEmpty());
  }

  @Test
  void anAnalystWhoRepeatsWhatABuildBroughtMakesItHisOwn() {
    String bom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "services":[{"name":"gateway","provider":{"name":"Labels Ltd"}}]}
        """;
    assertThat(record(new Brought(Upload.of("bom.json", "a", Provenance.BUILD), bom)).known())
        .isFalse();
    assertThat(knows(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isFalse();
    Recorded own = record(upload("bom.json", "a", bom));
    assertThat(own.known()).isFalse();
    assertThat(own.document().provenance()).isEqualTo(Provenance.ANALYST);
    assertThat(knows(new Entity(EntityKind.VENDOR, "Labels Ltd"))).isTrue();
    assertThat(facts().getLast().body()).contains("\"provenance\":\"analyst\"");
    assertThat(record(upload("bom.json", "a", bom)).known()).isTrue();
  }

  @Test
  void theSameOfTheSameRunChangesNothingThoughTimeGoesOn() {
    Build run = new Build("4f1c", "https://ci.example/runs/7");
    Upload upload = Upload.of("uv.lock", "a", Provenance.BUILD).of(run);
    Recorded first = record(new Brought(upload, LOCK));
    assertThat(first.document().build()).isEqualTo(run);
    assertThat(facts().getFirst().body()).contains("\"commit\":\"4f1c\"");
    house.now = house.now.plusSeconds(60);
    assertThat(record(new Brought(upload, LOCK)).known()).isTrue();
    assertThat(record(new Brought(upload.of(new Build("4f1c", "8")), LOCK)).known()).isFalse();
  }

  private boolean knows(Entity entity) {
    Instant last = house.exposure.lastLearned().orElseThrow();
    return GraphBuilder.build(house.exposure.chronicle(), last).find(entity).isPresent();
  }

  @Test
  void whatCannotBeReadChangesNothing() throws Exception {
    assertThatThrownBy(() -> record(upload("uv.lock", "a", "version = 1\n[[package]\n")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2");
    assertThat(facts()).isEmpty();
    assertThat(house.documents.totalSize()).isZero();
    assertThat(house.exposure.lastLearned()).isEmpty();
  }

  @Test
  void whatNamesNoUnitOrLiesAheadIsRefused() {
    String estate = "[[unit]]\nname = \"a\"\n";
    refused("`unit`", upload("uv.lock", "", LOCK));
    refused("`unit`", upload("estate.toml", "a", estate));
    refused("`unit`", upload("uv.lock", "a\nb", LOCK));
    refused("`observed`", at("2026-03-24T10:11:00Z"));
    refused("`observed`", at("1969-12-31T23:59:59Z"));
    assertThat(record(at("2026-03-24T10:09:00Z")).known()).isFalse();
    assertThat(record(upload("estate.toml", "", estate)).document().unit()).isEmpty();
    assertThat(facts().getLast().type()).isEqualTo("exposure.stated");
  }

  private static Brought at(String observed) {
    return new Brought(
        Upload.of("uv.lock", "a", Provenance.ANALYST).observed(Instant.parse(observed)), LOCK);
  }

  private void refused(String what, Brought upload) {
    assertThatThrownBy(() -> record(upload)).hasMessageContaining(what);
  }

  @Test
  void pullsThroughTheGateArriveByTheirFacts() {
    pull("token:ci/train", "pkg:pypi/litellm@1.82.7", "{\"client\":\"uv/0.9\"}");
    pull("address:tok1", "pkg:npm/%40a/b@1.0.0", "{\"client\":\"npm/11 node/24\",\"job\":{}}");
    pull("user:tok2", "pkg:maven/g/a@1.0", "{\"version\":\"1.0-RC\"}");
    pull("job:ci:acme/app", "pkg:pypi/x@1", "{}");
    house
        .ledger
        .append(
            new FactDraft("gate.refused", house.now, "token:ci", "pkg:pypi/litellm@1.82.8", "{}"))
        .join();
    Heard heard = heard(house.exposure.lastLearned().orElseThrow());
    assertThat(heard.lines)
        .containsExactly(
            "ci/train pypi litellm 1.82.7 fetched",
            "address:tok1 npm npm @a/b 1.0.0 fetched",
            "user:tok2 maven g:a 1.0-RC fetched",
            "ci:acme/app pypi x 1 fetched");
    assertThat(house.exposure.units("", 10).stream().map(UnitSummary::name))
        .containsExactlyInAnyOrder("address:tok1 npm", "ci/train", "ci:acme/app", "user:tok2");
    assertThat(kept()).contains("ci/train").noneMatch(unit -> unit.contains("tok"));
  }

  /** What stands in the table, where it cannot be forgotten. */
  private List<String> kept() {
    return house.database.read(
        h -> h.createQuery("select unit from exposure_event").mapTo(String.class).list());
  }

  @Test
  void aRestartRepeatsAndLosesNoPull() throws Exception {
    pull("token:a", "pkg:pypi/x@1", "{}");
    long before = house.exposure.generation();
    house.close();
    house = new ExposureHouse(folder);
    assertThat(house.exposure.generation()).isEqualTo(before);
    pull("token:a", "pkg:pypi/x@2", "{}");
    Instant then = Instant.ofEpochMilli(before);
    assertThat(heard(house.exposure.lastLearned().orElseThrow()).lines).hasSize(2);
    assertThat(heard(then).lines).hasSize(1);
  }

  private void pull(String actor, String subject, String body) {
    house.ledger.append(new FactDraft("gate.pull", house.now, actor, subject, body)).join();
  }

  private Heard heard(Instant asOf) {
    Heard heard = new Heard();
    house.exposure.chronicle().replay(asOf, heard);
    return heard;
  }

  private static final class Heard implements Chronicle.Listener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void sighting(Sighting sighting) {
      throw new AssertionError(sighting);
    }

    @Override
    public void event(Event e) {
      lines.add(String.join(" ", e.unit(), e.type(), e.name(), e.version(), e.grade().word()));
    }

    @Override
    public void statement(Statement statement) {
      throw new AssertionError(statement);
    }

    @Override
    public void description(Description description) {
      throw new AssertionError(description);
    }
  }

  private record Brought(Upload upload, String text) {}

  private Recorded record(Brought brought) {
    return house.exposure.record(
        brought.upload,
        new ByteArrayInputStream(brought.text.getBytes(StandardCharsets.UTF_8)),
        "token:ci");
  }

  private List<Fact> facts() {
    return house.ledger.read(FactQuery.all(100));
  }

  private static Brought upload(String name, String unit, String text) {
    return new Brought(Upload.of(name, unit, Provenance.ANALYST), text);
  }
}
