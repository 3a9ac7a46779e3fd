package cordon.exposure;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.exposure.QuestionText.Asked;
import cordon.exposure.StandingExposure.Look;
import cordon.exposure.store.StandingTable;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Exposures that begin by themselves: an advisory of malice that covers what anybody here has or
 * asks for opens one, and so does an operator. Each is answered when what is known changes, and the
 * ledger hears of it when the answer is another one.
 *
 * <p>Nothing is remembered of what was heard: a look compares what stands with what is known, so
 * that a kill between loses and repeats nothing. A row and its fact are one transaction.
 */
public final class StandingExposures {
  /** Who opens what an advisory asks for. */
  private static final String SYSTEM = "system";

  private static final String WITHDRAWN = "withdrawn";
  private static final int LONGEST_NAME = 200;

  private final Database database;
  private final Ledger ledger;
  private final Exposure exposure;
  private final AdvisorySource advisories;
  private final QuestionText questions;
  private final ByAdvisory byAdvisory;
  private final InstantSource clock;
  private final Attempts attempts = new Attempts();

  public StandingExposures(
      Database database,
      Ledger ledger,
      Exposure exposure,
      AdvisorySource advisories,
      InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.exposure = exposure;
    this.advisories = advisories;
    this.questions = new QuestionText(advisories.find());
    this.byAdvisory = new ByAdvisory(exposure, advisories, questions);
    this.clock = clock;
  }

  /** The open ones first, then the last opened. */
  public List<StandingExposure> all() {
    return database.read(StandingTable::all);
  }

  /** Of this name. */
  public Optional<StandingExposure> find(String name) {
    return database.read(handle -> StandingTable.find(handle, name));
  }

  /**
   * Opens one on an operator's word; the same of the same name again changes nothing.
   *
   * @throws ProblemException where it cannot be asked so, or the name stands for something else
   */
  public StandingExposure open(
      String name,
      String target,
      Optional<Instant> from,
      Optional<Instant> to,
      String reason,
      String actor) {
    if (name.isBlank() || name.length() > LONGEST_NAME || reason.length() > 10 * LONGEST_NAME) {
      throw bad("its name or reason is too long, or there is none", "write a short one");
    }
    questions.read(target, from, to);
    StandingExposure wanted =
        StandingExposure.fresh(
            name, target.strip(), from, to, "operator", reason, clock.instant(), actor);
    StandingExposure kept = keep(wanted, actor);
    if (!kept.target().equals(wanted.target())
        || !kept.from().equals(from)
        || !kept.to().equals(to)) {
      throw bad("`" + name + "` stands for `" + kept.target() + "` already", "take another name");
    }
    return answer(kept);
  }

  /** Nothing is answered any more, and an advisory does not open it again. */
  public StandingExposure close(String name, String reason, String actor) {
    Instant now = clock.instant();
    return database.write(transaction -> {
      StandingExposure one =
          StandingTable.find(transaction, name)
              .orElseThrow(() ->
                  Problem.of(
                          "exposure/not-found",
                          "no exposure of this name stands",
                          "`" + name + "`",
                          "`cordon exposure list` has those that do")
                      .asException());
      if (one.closed().isEmpty()) {
        long fact =
            ledger.append(transaction, StandingFact.closed(one, actor, reason, now)).sequence();
        StandingTable.close(transaction, one.id(), now, fact);
      }
      return StandingTable.find(transaction, name).orElseThrow();
    });
  }

  private StandingExposure keep(StandingExposure wanted, String actor) {
    FactDraft opened = StandingFact.opened(wanted, actor, wanted.opened());
    return database.write(transaction -> {
      Optional<StandingExposure> before = StandingTable.find(transaction, wanted.name());
      return before.isPresent()
          ? before.get()
          : StandingTable.add(
              transaction, wanted.withFact(ledger.append(transaction, opened).sequence()));
    });
  }

  /** Grows whenever a look may find something else. */
  long generation() {
    return advisories.generation().getAsLong() + exposure.generation();
  }

  /** Tells of units that fell silent. */
  void listen() {
    exposure.tellSilence(SYSTEM);
  }

  /**
   * Opens what advisories ask for, and answers what is open.
   *
   * @return whether all of it was done; if not, a later look has to try again
   */
  synchronized boolean look() {
    attempts.begin();
    for (ByAdvisory.Wanted wanted : byAdvisory.wanted(all(), attempts)) {
      attempts.make("opening " + wanted.id(), () -> open(wanted));
    }
    all().stream()
        .filter(one -> one.closed().isEmpty())
        .forEach(one -> attempts.make("standing " + one.name(), () -> answer(one)));
    return !attempts.failed();
  }

  private void open(ByAdvisory.Wanted wanted) {
    keep(
        StandingExposure.fresh(
            wanted.id(),
            wanted.id(),
            Optional.empty(),
            Optional.empty(),
            "advisory",
            wanted.summary(),
            clock.instant(),
            SYSTEM),
        SYSTEM);
  }

  /** As it stands now. */
  private StandingExposure answer(StandingExposure one) {
    Optional<Asked> asked = questions.standing(one.target(), one.from(), one.to());
    if (asked.isEmpty()) {
      Look look = new Look(WITHDRAWN, exposure.lastLearned().orElse(Instant.EPOCH), 0, 0, 0);
      return write(one, look, before -> StandingFact.withdrawn(before, SYSTEM, clock.instant()));
    }
    ExposureAnswer answer = exposure.answer(asked.get(), Optional.empty());
    Look look = Look.of(answer, StandingFact.digest(answer));
    return write(
        one,
        look,
        before -> StandingFact.answered(before, answer, look.digest(), SYSTEM, clock.instant()));
  }

  /** Written only where it is another answer, and of what was known later. */
  private StandingExposure write(
      StandingExposure one, Look look, Function<StandingExposure, FactDraft> fact) {
    if (one.digest().equals(Optional.of(look.digest()))) {
      return one;
    }
    return database.write(transaction -> {
      StandingExposure now = StandingTable.find(transaction, one.name()).orElseThrow();
      boolean older = now.answered().filter(at -> at.isAfter(look.asOf())).isPresent();
      if (older || now.closed().isPresent() || now.digest().equals(Optional.of(look.digest()))) {
        return now;
      }
      long sequence = ledger.append(transaction, fact.apply(now)).sequence();
      StandingExposure answered = now.with(look, sequence);
      StandingTable.answered(transaction, answered);
      return answered;
    });
  }

  private static ProblemException bad(String why, String remedy) {
    return Problem.of("exposure/bad-exposure", "this cannot be opened", why, remedy).asException();
  }
}
