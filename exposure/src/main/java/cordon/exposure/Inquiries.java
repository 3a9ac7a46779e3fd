package cordon.exposure;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.Inquiry.Answer;
import cordon.exposure.intake.DocumentIntake;
import cordon.exposure.observation.Relation;
import cordon.exposure.store.InquiryTable;
import cordon.exposure.store.Said;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Questions to vendors by links that expire. What comes back is a claim: it is kept as what the
 * vendor says of itself, and evidence may contradict it. Nobody's silence is an answer.
 */
public final class Inquiries {
  /** Links that live for longer are forgotten in mailboxes. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(90);

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 4_000;
  private static final int MOST_DOCUMENTS = 5;

  private final Database database;
  private final Ledger ledger;
  private final Exposure exposure;
  private final QuestionText questions;
  private final InstantSource clock;
  private final InquiryLinks links;

  /**
   * @param random a {@link java.security.SecureRandom}, except in tests
   */
  public Inquiries(
      Database database,
      Ledger ledger,
      Exposure exposure,
      AdvisorySource advisories,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.ledger = ledger;
    this.exposure = exposure;
    this.questions = new QuestionText(advisories.find());
    this.clock = clock;
    String fresh = InquiryLinks.random(random);
    this.links =
        new InquiryLinks(database.write(handle -> InquiryTable.key(handle, fresh)), random);
  }

  /**
   * A question that was asked.
   *
   * @param secret of its link, told this once
   */
  public record Asked(Inquiry inquiry, String secret) {}

  /** The last asked first. */
  public List<Inquiry> all() {
    return database.read(InquiryTable::all);
  }

  /**
   * Asks; from now on the vendor counts as one that gave no answer.
   *
   * @param life of the link, up to 90 days
   */
  public Asked ask(
      String vendor,
      String target,
      Optional<Instant> from,
      Optional<Instant> to,
      Duration life,
      String actor) {
    if (vendor.isBlank() || vendor.length() > LONGEST_NAME) {
      throw bad("the vendor has no name, or a long one", "name it as the estate file does");
    }
    if (life.compareTo(Duration.ofHours(1)) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
      throw bad("a link lives for an hour at least and 90 days at most", "choose a time between");
    }
    QuestionText.Asked read = questions.read(target, from, to);
    Instant now = clock.instant();
    Instant expires = now.plus(life);
    String secret = links.secret(expires);
    StatementIntake statements = exposure.statements();
    StatementIntake.Statement silence =
        VendorStatement.of(vendor.strip(), target.strip(), read.targets(), "no_answer", "", now);
    statements.keep(silence);
    Inquiry asked =
        database.write(transaction -> {
          Inquiry one =
              new Inquiry(
                  InquiryTable.next(transaction),
                  vendor.strip(),
                  target.strip(),
                  from,
                  to,
                  now,
                  actor,
                  expires,
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  Optional.empty(),
                  0);
          InquiryTable.add(transaction, one, InquiryLinks.hash(secret));
          ledger.append(transaction, InquiryFact.of(InquiryFact.ASKED, one, actor, now));
          statements.add(transaction, silence, actor);
          return InquiryTable.find(transaction, one.id()).orElseThrow();
        });
    return new Asked(asked, secret);
  }

  /** The link is good for nothing from now on. */
  public Inquiry revoke(long id, String actor) {
    Instant now = clock.instant();
    return database.write(transaction -> {
      Inquiry one =
          InquiryTable.find(transaction, id)
              .orElseThrow(
                  () -> bad("there is no question " + id, "`cordon exposure asked` lists them"));
      if (one.revoked().isEmpty()) {
        InquiryTable.revoke(transaction, id, now);
        ledger.append(transaction, InquiryFact.of(InquiryFact.REVOKED, one, actor, now));
      }
      return InquiryTable.find(transaction, id).orElseThrow();
    });
  }

  /** The question of a link that is genuine, has not expired and was not revoked. */
  public Optional<Inquiry> ofLink(String secret) {
    Instant now = clock.instant();
    return links
        .hash(secret, now)
        .flatMap(hash -> database.read(handle -> InquiryTable.ofSecret(handle, hash)))
        .filter(one -> one.revoked().isEmpty() && now.isBefore(one.expires()));
  }

  /** What a form on the page of a link carries. */
  public String formToken(String secret) {
    return links.formToken(secret);
  }

  /** Whether a form comes from the page of the link. */
  public boolean isFormToken(String secret, String token) {
    return links.isFormToken(secret, token);
  }

  /**
   * Keeps an answer. One that is final closes the link for others.
   *
   * @param who from where it came, as in facts
   * @throws ProblemException where the link takes none
   */
  public Inquiry answer(String secret, Answer answer, String note, String who) {
    if (note.length() > LONGEST_NOTE) {
      throw bad("the note is longer than " + LONGEST_NOTE, "say it shorter");
    }
    Instant now = clock.instant();
    Inquiry asked = ofLink(secret).orElseThrow(Inquiries::dead);
    StatementIntake statements = exposure.statements();
    StatementIntake.Statement said =
        VendorStatement.of(
            asked.vendor(), asked.target(), targets(asked), answer.status(), note, now);
    statements.keep(said);
    return database.write(transaction -> {
      if (!InquiryTable.find(transaction, asked.id()).orElseThrow().open(now)) {
        throw dead();
      }
      InquiryTable.answer(transaction, asked.id(), answer, note, now);
      Inquiry kept = InquiryTable.find(transaction, asked.id()).orElseThrow();
      ledger.append(transaction, InquiryFact.of(InquiryFact.REPLIED, kept, who, now));
      statements.add(transaction, said, who);
      return kept;
    });
  }

  private List<ExposureQuestion.Target> targets(Inquiry asked) {
    return questions
        .standing(asked.target(), asked.from(), asked.to())
        .map(QuestionText.Asked::targets)
        .orElse(List.of());
  }

  /**
   * Keeps a bill of materials of the vendor as what a unit of it has.
   *
   * @throws ProblemException where the link takes none, or the document cannot be read
   */
  public Recorded document(String secret, String fileName, InputStream content, String who) {
    Instant now = clock.instant();
    Inquiry one = ofLink(secret).filter(i -> i.open(now)).orElseThrow(Inquiries::dead);
    if (!DocumentIntake.isBillOfMaterials(fileName)) {
      // Anything else would speak for a unit that nobody has.
      throw bad("that is no bill of materials", "send a CycloneDX or SPDX file");
    }
    boolean taken =
        database.write(handle -> InquiryTable.document(handle, one.id(), MOST_DOCUMENTS));
    if (!taken) {
      throw bad("more than " + MOST_DOCUMENTS + " files came by this link", "ask for another link");
    }
    try {
      return record(one, fileName, content, who);
    } catch (RuntimeException e) {
      database.write(handle -> InquiryTable.uncount(handle, one.id()));
      throw e;
    }
  }

  private Recorded record(Inquiry one, String fileName, InputStream content, String who) {
    String unit = unit(one);
    Recorded recorded = exposure.record(Upload.of(fileName, unit, Provenance.BUILD), content, who);
    Said.Related run =
        new Said.Related(
            new Entity(EntityKind.UNIT, unit),
            Relation.RUN_BY,
            new Entity(EntityKind.VENDOR, one.vendor()),
            Optional.empty(),
            Optional.empty());
    exposure
        .statements()
        .add(
            VendorStatement.statement(
                "inquiry/" + one.vendor() + "/unit", clock.instant(), run, Map.of("unit", unit)),
            who);
    return recorded;
  }

  private static String unit(Inquiry one) {
    return "vendor/" + one.vendor();
  }

  private static ProblemException dead() {
    return Problem.of(
            "exposure/dead-link",
            "this link takes no answer any more",
            "it was used, has expired, or was taken back",
            "ask whoever sent it for another one")
        .asException();
  }

  private static ProblemException bad(String why, String remedy) {
    return Problem.of("exposure/bad-inquiry", "this cannot be done", why, remedy).asException();
  }
}
