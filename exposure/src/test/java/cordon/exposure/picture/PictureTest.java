package cordon.exposure.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.answer.Answering;
import cordon.exposure.answer.AtMoment.Phase;
import cordon.exposure.graph.GraphBuilder;
import cordon.exposure.graph.Observations;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import cordon.exposure.picture.Picture.Layer;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Mark;
import cordon.exposure.picture.Picture.Node;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PictureTest {
  private static final Instant AT = Instant.parse("2026-03-24T10:50:00Z");
  private static final String HOSTILE = "a\"b\\c <script>&'\u0007\uD800 é";

  /** Units that each reach a key of their own, and all of them one that opens a crown jewel. */
  private static ExposureAnswer answer(int units) {
    Observations observed = new Observations();
    Entity shared = new Entity(EntityKind.CREDENTIAL, HOSTILE);
    Entity jewel = new Entity(EntityKind.DATASET, "weights");
    observed.describes(jewel, Description.CROWN_JEWEL, "yes");
    observed.states(shared, Relation.OPENS, jewel);
    observed.states(jewel, Relation.CONTAINS, new Entity(EntityKind.PEOPLE, "contractors"));
    for (int i = 0; i < units; i++) {
      Entity unit = new Entity(EntityKind.UNIT, "unit-" + i);
      observed.pulled(unit.name(), AT.plusSeconds(i), "pypi/litellm@1.82.8");
      observed.states(unit, Relation.REACHES, new Entity(EntityKind.CREDENTIAL, "key-" + i));
      observed.states(unit, Relation.REACHES, shared);
    }
    ExposureQuestion question =
        new ExposureQuestion(
            List.of(new Target("pypi", "litellm", new Versions.Any())),
            Optional.empty(),
            Instant.MAX);
    return Answering.answer(GraphBuilder.build(observed, Instant.MAX), question);
  }

  private static void assertSound(Picture picture) {
    Set<String> ids = picture.nodes().stream().map(Node::id).collect(Collectors.toSet());
    assertThat(ids).hasSize(picture.nodes().size());
    assertThat(picture.links())
        .allSatisfy(link -> {
          assertThat(ids).contains(link.from(), link.to());
          assertThat(link.from()).isNotEqualTo(link.to());
        });
  }

  @Test
  void aSmallAnswerIsDrawnWhole() {
    Picture picture = Drawing.of(answer(3), 40, Optional.empty());

    assertSound(picture);
    assertThat(picture.left()).isZero();
    assertThat(picture.nodes())
        .extracting(Node::label)
        .containsExactlyInAnyOrder(
            "litellm any version",
            "unit-0",
            "unit-1",
            "unit-2",
            HOSTILE,
            "key-0",
            "key-1",
            "key-2",
            "weights",
            "contractors");
    assertThat(picture.links())
        .contains(new Link("credential:" + HOSTILE, "dataset:weights", "opens"));
  }

  @Test
  void ofALargeAnswerEachLayerShowsItsGravestAndCountsTheRest() {
    Picture picture = Drawing.of(answer(5_000), 40, Optional.empty());

    assertSound(picture);
    assertThat(picture.nodes()).hasSizeLessThan(5 * 42);
    assertThat(picture.left()).isEqualTo(5_000 - 40 + 5_001 - 40);
    assertThat(picture.nodes())
        .filteredOn(node -> node.mark() == Mark.MANY)
        .extracting(Node::label, Node::note)
        .containsExactlyInAnyOrder(
            tuple("4,960 more units", "4,960 fetched"), tuple("4,961 more credentials", ""));
    assertThat(picture.nodes())
        .filteredOn(node -> node.mark() == Mark.DOOR)
        .extracting(Node::label)
        .containsExactly(HOSTILE);
    assertThat(picture.nodes())
        .filteredOn(node -> node.mark() == Mark.JEWEL)
        .extracting(Node::label)
        .containsExactly("weights");
  }

  @Test
  void atAMomentEachBoxKeepsItsPlaceAndSaysWhetherItsTimeHasCome() {
    ExposureAnswer answer = answer(100);
    Picture whole = Drawing.of(answer, 40, Optional.empty());
    Picture then = Drawing.of(answer, 40, Optional.of(AT.plusSeconds(9)));

    assertThat(then.nodes())
        .extracting(Node::id)
        .isEqualTo(whole.nodes().stream().map(Node::id).toList());
    assertThat(whole.nodes()).allMatch(node -> node.phase() == Phase.NOW);
    assertThat(then.nodes())
        .filteredOn(node -> node.layer() == Layer.UNIT && node.phase() == Phase.NOW)
        .hasSize(10);
    assertThat(then.nodes())
        .filteredOn(node -> node.label().equals("weights"))
        .allMatch(node -> node.phase() == Phase.NOW);
    assertThat(Svg.write(then))
        .contains("unit-30, not yet", ">60 more units</text>", ">0 of them by then</text>");
    assertThat(then.nodes())
        .filteredOn(node -> node.layer() == Layer.UNIT && node.mark() == Mark.MANY)
        .extracting(Node::label, Node::note, Node::phase)
        .containsExactly(tuple("60 more units", "0 of them by then, 60 fetched", Phase.NOT_YET));
    assertThat(Drawing.of(answer, 40, Optional.of(AT.plusSeconds(49))).nodes())
        .extracting(Node::note)
        .contains("10 of them by then, 60 fetched");
  }

  @Test
  void theDrawingIsWellFormedWhateverNamesHold() {
    String svg = Svg.write(Drawing.of(answer(500), 40, Optional.empty()));

    assertThatCode(() ->
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg))))
        .doesNotThrowAnyException();
    assertThat(svg).doesNotContain("<script>").contains("&lt;script&gt;");
  }

  @Test
  void aQuoteInANameEndsNoString() {
    String dot = Dot.write(Drawing.of(answer(1), 40, Optional.empty()));

    assertThat(dot).contains("\"a\\\"b\\\\c <script>&' \uD800 é\"").startsWith("digraph");
  }

  @Test
  void theSameAnswerIsDrawnTheSame() {
    assertThat(Svg.write(Drawing.of(answer(100), 10, Optional.empty())))
        .isEqualTo(Svg.write(Drawing.of(answer(100), 10, Optional.empty())));
  }
}
