package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.VendorWord;
import cordon.exposure.answer.Attestations;
import cordon.exposure.answer.Contradictions;
import cordon.exposure.observation.Description;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a vendor says to one question says nothing to another. */
class InquiriesTest extends HouseTest {
  private static final String LITELLM = "pkg:pypi/litellm@1.82.7";
  private static final String AXIOS = "pkg:npm/axios@1.0.0";

  @BeforeEach
  void open() {
    observe(
        "estate.toml", "", "[[unit]]\nname=\"ci\"\nrun-by=\"Acme\"\n[[vendor]]\nname=\"Acme\"\n");
    observe("requirements.txt", "ci", "litellm==1.82.7\n");
  }

  private void observe(String name, String unit, String text) {
    house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private Inquiries.Asked ask(String target) {
    house.now = house.now.plusSeconds(60);
    return house.inquiries.ask(
        "Acme", target, Optional.empty(), Optional.empty(), Duration.ofDays(3), "user:a");
  }

  private void says(Inquiries.Asked asked, Inquiry.Answer answer) {
    house.now = house.now.plusSeconds(60);
    house.inquiries.answer(asked.secret(), answer, "", "address:1");
  }

  /** At any time: an advisory would ask for its window only. */
  private ExposureAnswer answer(String target) {
    QuestionText questions = new QuestionText(house.advisories.find());
    return house.exposure.answer(
        questions.read(target, Optional.empty(), Optional.empty()).targets(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> attested(ExposureAnswer answer) {
    Reached vendor = answer.reach().vendors().getFirst();
    return Optional.ofNullable(
        Attestations.attributes(vendor, answer.question()).get(Description.ATTESTATION));
  }

  @Test
  void anAnswerStandsWhateverElseIsAskedAndAnswered() {
    says(ask(LITELLM), Inquiry.Answer.AFFECTED);
    assertThat(attested(answer(LITELLM))).contains("affected");
    Inquiries.Asked axios = ask(AXIOS);
    assertThat(attested(answer(LITELLM))).contains("affected");
    says(axios, Inquiry.Answer.NOT_AFFECTED);
    assertThat(attested(answer(LITELLM))).contains("affected");
    assertThat(Contradictions.of(answer(LITELLM))).isEmpty();
  }

  @Test
  void whatIsDeniedOfAnotherVersionIsNeitherShownNorContradicted() {
    says(ask("pkg:pypi/litellm@1.82.8"), Inquiry.Answer.NOT_AFFECTED);
    assertThat(attested(answer(LITELLM))).isEmpty();
    assertThat(Contradictions.of(answer("pkg:pypi/litellm"))).isEmpty();
    says(ask("pkg:pypi/litellm"), Inquiry.Answer.NOT_AFFECTED);
    assertThat(Contradictions.of(answer(LITELLM))).containsExactly("Acme");
  }

  @Test
  void anAnswerAboutAnAdvisoryIsOneEvenWhereThatWasWithdrawnMeanwhile() {
    String advisory = "CORDON-2026-0001";
    Inquiries.Asked asked = ask(advisory);
    assertThat(attested(answer(advisory))).contains("no-answer");
    AdvisorySource before = house.advisories;
    house.advisories =
        new AdvisorySource(id -> List.of(), before.malice(), before.claims(), before.generation());
    says(asked, Inquiry.Answer.AFFECTED);
    house.advisories = before;
    assertThat(attested(answer(advisory))).contains("affected");
  }

  @Test
  void whoIsAskedAgainHasNotAnsweredAndTheNextAnswerReplacesTheFirst() {
    says(ask(LITELLM), Inquiry.Answer.NOT_AFFECTED);
    assertThat(Contradictions.of(answer(LITELLM))).containsExactly("Acme");
    Inquiries.Asked again = ask(LITELLM);
    assertThat(attested(answer(LITELLM))).contains("no-answer");
    says(again, Inquiry.Answer.AFFECTED);
    assertThat(attested(answer(LITELLM))).contains("affected");
    assertThat(Contradictions.of(answer(LITELLM))).isEmpty();
  }

  @Test
  void whoAnswersALaterAndWiderQuestionHasAnsweredTheFirst() {
    String advisory = "CORDON-2026-0001";
    ask(LITELLM);
    ask("pkg:pypi/litellm@1.82.6");
    Inquiries.Asked wider = ask(advisory);
    assertThat(answer(LITELLM).unanswered()).hasSize(1);
    says(wider, Inquiry.Answer.NOT_AFFECTED);
    assertThat(attested(answer(LITELLM))).contains("not-affected");
    assertThat(answer(LITELLM).unanswered()).isEmpty();
    assertThat(answer("pkg:pypi/litellm@1.82.6").unanswered()).hasSize(1);
    ask(LITELLM);
    assertThat(answer(LITELLM).unanswered()).as("asked again, later").hasSize(1);
  }

  @Test
  void whatTheEstateFileSaysCountsWhereNobodyAsked() {
    house.now = house.now.plusSeconds(60);
    observe(
        "estate.toml",
        "",
        "[[unit]]\nname=\"ci\"\nrun-by=\"Acme\"\n"
            + "[[vendor]]\nname=\"Acme\"\nattestation=\"not-affected\"\n");
    assertThat(List.copyOf(Contradictions.of(answer(LITELLM)))).containsExactly("Acme");
    says(ask(LITELLM), Inquiry.Answer.AFFECTED);
    assertThat(Contradictions.of(answer(LITELLM))).isEmpty();
  }

  @Test
  void whoSaysToHaveHadItIsWhereABreachBegins() {
    house.now = house.now.plusSeconds(60);
    observe(
        "estate.toml",
        "",
        """
        [[unit]]
        name = "labelling"
        run-by = "Acme"
        reaches = ["key"]
        [[credential]]
        name = "key"
        opens = ["faces"]
        [[dataset]]
        name = "faces"
        crown-jewel = true
        [[vendor]]
        name = "Acme"
        holds = ["labels"]
        """);
    Inquiries.Asked asked = ask(AXIOS);
    assertThat(answer(AXIOS).exposed()).isFalse();
    assertThat(answer(AXIOS).unanswered()).extracting(VendorWord::vendor).containsExactly("Acme");
    says(asked, Inquiry.Answer.AFFECTED);
    ExposureAnswer answer = answer(AXIOS);
    assertThat(answer.exposed()).isTrue();
    assertThat(answer.units()).isEmpty();
    assertThat(answer.unanswered()).isEmpty();
    assertThat(answer.admitted()).extracting(VendorWord::vendor).containsExactly("Acme");
    assertThat(answer.reach().behind())
        .as("ci was run by it before, and no window is asked for")
        .extracting(r -> r.entity().name())
        .containsExactlyInAnyOrder("labelling", "ci");
    assertThat(answer.reach().data())
        .extracting(r -> r.entity().name())
        .containsExactlyInAnyOrder("faces", "labels");
    assertThat(answer.plan().doors()).isNotEmpty();
    assertThat(answer(LITELLM).admitted()).isEmpty();
  }
}
