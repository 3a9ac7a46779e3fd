package cordon.gate.override;

import cordon.gate.Act;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.Trail;
import cordon.gate.VersionSelector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Waivers, blocks and break-glass, with the rules on who may make, confirm, end and review them.
 *
 * <p>With the two-person option a waiver counts once a second person confirmed it, and a block ends
 * once a second person agreed. Break-glass is opened by one, lifts no claim of malice and no block,
 * is short, and waits for a review by somebody else; until then its opener opens no other.
 */
public final class Exceptions {
  private static final String CONFIRMED = "confirmed";
  private static final String END_PROPOSED = "end-proposed";
  private static final String REVIEWED = "reviewed";
  private static final System.Logger LOG = System.getLogger(Exceptions.class.getName());

  private final Overrides overrides;
  private final TwoPersonRule rule;
  private final Maturity maturity;

  public Exceptions(Overrides overrides, boolean twoPersons, Maturity maturity) {
    this.overrides = overrides;
    this.rule = new TwoPersonRule(twoPersons);
    this.maturity = maturity;
  }

  /** What became of the wish to end an override. */
  public enum End {
    ENDED,
    /** A second person must agree. */
    PROPOSED,
    NOT_IN_FORCE
  }

  public boolean twoPersons() {
    return rule.on();
  }

  /** All, newest first; also those that ended. */
  public List<LocalOverride> all() {
    return overrides.all();
  }

  /** Break-glass waivers that are open now; from memory. */
  public List<LocalOverride> emergencies() {
    return overrides.emergencies();
  }

  /**
   * Takes a waiver or block. A waiver of one release ends when that release passes by itself, where
   * that is sooner than what was asked.
   *
   * @param actor who makes it, as in facts
   * @throws cordon.base.ProblemException when it does not say what it must
   */
  public LocalOverride add(OverrideDraft draft, String actor) {
    boolean waiver = draft.kind() == Kind.WAIVER;
    if (waiver) {
      rule.person(actor);
    }
    Instant now = overrides.now();
    ExceptionProblems.refuse(OverrideRules.check(draft, now));
    OverrideDraft shortened = upToMaturity(draft, maturity);
    Trail trail = Trail.by(actor).waitingForSecond(waiver && rule.on());
    return overrides.change(h -> overrides.insert(h, shortened, trail, now));
  }

  /** Nothing that lifts a claim of malice or another hold without an end is shortened. */
  static OverrideDraft upToMaturity(OverrideDraft draft, Maturity maturity) {
    if (draft.kind() != Kind.WAIVER
        || draft.name().indexOf('*') >= 0
        || !(draft.versions() instanceof VersionSelector.Exact(String version))) {
      return draft;
    }
    Optional<Instant> passes = maturity.of(draft.ecosystem(), draft.name(), version);
    Optional<Instant> sooner = draft.expires().filter(e -> passes.map(e::isAfter).orElse(false));
    return sooner.isEmpty() ? draft : draft.until(passes.orElseThrow());
  }

  /**
   * Opens a break-glass waiver, which counts at once.
   *
   * @param draft a waiver that ends within {@link OverrideRules#LONGEST_EMERGENCY}
   */
  public LocalOverride openEmergency(OverrideDraft draft, String actor) {
    rule.person(actor);
    Instant now = overrides.now();
    ExceptionProblems.refuse(OverrideRules.checkEmergency(draft, now));
    LocalOverride opened =
        overrides.change(h -> {
          OverrideStore.all(h).stream()
              .filter(o -> o.toReview() && o.trail().createdBy().equals(actor))
              .findFirst()
              .ifPresent(o -> {
                throw ExceptionProblems.unreviewed(o.id());
              });
          return overrides.insert(h, draft, Trail.by(actor).asEmergency(), now);
        });
    LOG.log(
        System.Logger.Level.WARNING,
        "break-glass: {0} opened {1} for {2} {3} until {4}",
        actor,
        opened.id(),
        opened.ecosystem().purlType(),
        opened.name(),
        opened.expires().orElseThrow());
    return opened;
  }

  /** The second yes for a waiver that waits for it; it counts when this returns. */
  public LocalOverride confirm(String id, String actor, String note) {
    rule.person(actor);
    Act act = new Act(overrides.now(), actor, note(note));
    return overrides.change(h -> {
      LocalOverride waiting =
          OverrideStore.find(h, id)
              .filter(o -> o.waitsAt(act.at()))
              .orElseThrow(() -> ExceptionProblems.notWaiting(id));
      rule.another(waiting.trail().createdBy(), actor);
      waiting
          .trail()
          .request()
          .flatMap(request -> RequestStore.find(h, request))
          .ifPresent(asked -> rule.another(asked.createdBy(), actor));
      return overrides.insertAct(h, waiting, CONFIRMED, act);
    });
  }

  /** Ends an override early, or says the first yes where that takes two. */
  public End end(String id, String actor, String reason) {
    Act act = new Act(overrides.now(), actor, note(reason));
    return overrides.change(h -> {
      Optional<LocalOverride> found = OverrideStore.find(h, id).filter(o -> !o.overAt(act.at()));
      return found.map(o -> end(h, o, act)).orElse(End.NOT_IN_FORCE);
    });
  }

  /** The end of a waiver closes the gate, that of a block opens it. */
  private End end(Handle h, LocalOverride o, Act act) {
    if (rule.on() && o.kind() == Kind.BLOCK) {
      rule.person(act.by());
      Optional<Act> first = o.trail().endProposed();
      if (first.isEmpty()) {
        overrides.insertAct(h, o, END_PROPOSED, act);
        return End.PROPOSED;
      }
      rule.another(first.get().by(), act.by());
    }
    overrides.insertEnd(h, o, act);
    return End.ENDED;
  }

  /** Closes the case of a break-glass waiver that is over. */
  public LocalOverride review(String id, String actor, String note) {
    rule.person(actor);
    if (note.isBlank()) {
      throw ExceptionProblems.override("note", "it is missing", "say what the review found")
          .asException();
    }
    Act act = new Act(overrides.now(), actor, note(note));
    return overrides.change(h -> {
      LocalOverride open =
          OverrideStore.find(h, id)
              .filter(LocalOverride::toReview)
              .orElseThrow(() -> ExceptionProblems.notToReview(id));
      if (!open.overAt(act.at())) {
        throw ExceptionProblems.stillOpen(id);
      }
      rule.another(open.trail().createdBy(), actor);
      return overrides.insertAct(h, open, REVIEWED, act);
    });
  }

  private static String note(String text) {
    String note = text.strip();
    ExceptionProblems.refuse(OverrideRules.checkNote(note));
    return note;
  }
}
