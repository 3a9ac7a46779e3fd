package cordon.exposure.intake;

import cordon.base.NearestName;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.observation.DeathProof;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand in an estate file. */
final class EstateSchema {
  static final String NAME = "name";
  static final int LONGEST_NAME = 200;
  static final Set<String> KINDS =
      Stream.of(EntityKind.values())
          .map(EntityKind::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));
  static final Set<String> OF_LINK = new LinkedHashSet<>(List.of(NAME, "since", "until"));

  private static final Plain WORDS = new Plain("a text", Optional::of);
  private static final Plain TIME =
      new Plain("a time like 2026-03-24T10:00:00Z", text -> time(text).map(Instant::toString));
  private static final Plain FLAG =
      new Plain(
          "true or false",
          text ->
              switch (text) {
                case "true", "yes" -> Optional.of("yes");
                case "false", "no" -> Optional.of("no");
                default -> Optional.empty();
              });
  private static final Plain COUNT =
      new Plain("a whole number from 0", text -> number(text, 0, Long.MAX_VALUE));
  private static final Plain COST =
      new Plain("a whole number from 1 to 100", text -> number(text, 1, 100));

  private static final Plain PROOF =
      new Plain(
          "one of "
              + String.join(", ", Stream.of(DeathProof.values()).map(DeathProof::word).toList()),
          text -> DeathProof.of(text).map(DeathProof::word));

  private EstateSchema() {}

  /** What a key holds. */
  sealed interface Field {}

  /**
   * One value.
   *
   * @param what it must be, in words
   * @param reader gives it as it is kept; empty where it is none
   */
  record Plain(String what, Function<String, Optional<String>> reader) implements Field {
    Optional<String> read(String written) {
      return reader.apply(written);
    }
  }

  /**
   * Other things.
   *
   * @param kinds what they may be; where there are several, {@code kind:name} tells, else what the
   *     file defines under the name, else the first
   */
  record Link(Relation relation, List<EntityKind> kinds) implements Field {
    /**
     * @return empty where the name is of another kind, or of several
     */
    Optional<Entity> target(String written, Set<Entity> named) {
      int colon = written.indexOf(':');
      Optional<EntityKind> kind =
          colon < 0 ? Optional.empty() : EntityKind.of(written.substring(0, colon));
      if (kind.isPresent()) {
        return kind.filter(kinds::contains)
            .filter(k -> isName(written.substring(colon + 1)))
            .map(k -> new Entity(k, written.substring(colon + 1)));
      }
      List<Entity> meant =
          kinds.stream().map(k -> new Entity(k, written)).filter(named::contains).toList();
      return switch (meant.size()) {
        case 0 -> Optional.of(new Entity(kinds.getFirst(), written));
        case 1 -> Optional.of(meant.getFirst());
        default -> Optional.empty();
      };
    }

    String expects() {
      return "names "
          + kinds.stream().map(k -> "`" + k.word() + ":…`").collect(Collectors.joining(" or "));
    }
  }

  /** The keys of a kind, without the name. */
  static Map<String, Field> fields(EntityKind kind) {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put(Description.OWNER, WORDS);
    switch (kind) {
      case UNIT -> {
        fields.put(Description.ENVIRONMENT, WORDS);
        fields.put(Description.COST, COST);
        fields.put("run-by", new Link(Relation.RUN_BY, List.of(EntityKind.VENDOR)));
        fields.put("reaches", reaches());
        fields.put("holds", holds());
      }
      case CREDENTIAL -> {
        fields.put(Description.KIND, WORDS);
        fields.put(Description.PLACE, WORDS);
        fields.put(Description.CREATED, TIME);
        fields.put(Description.ROTATED, TIME);
        fields.put(Description.PROVEN_DEAD, TIME);
        fields.put(Description.PROOF, PROOF);
        fields.put(Description.RETIRED, FLAG);
        fields.put(Description.COST, COST);
        fields.put(
            "opens",
            new Link(
                Relation.OPENS,
                List.of(
                    EntityKind.DATASET, EntityKind.MODEL, EntityKind.UNIT, EntityKind.CREDENTIAL)));
      }
      case DATASET, MODEL -> {
        fields.put(Description.CROWN_JEWEL, FLAG);
        fields.put("contains", new Link(Relation.CONTAINS, List.of(EntityKind.PEOPLE)));
      }
      case PEOPLE -> fields.put(Description.COUNT, COUNT);
      case VENDOR -> {
        fields.put(Description.ATTESTATION, WORDS);
        fields.put(Description.COST, COST);
        fields.put("reaches", reaches());
        fields.put("holds", holds());
        fields.put(
            "supplies", new Link(Relation.SUPPLIES, List.of(EntityKind.UNIT, EntityKind.VENDOR)));
      }
    }
    return fields;
  }

  private static Link reaches() {
    return new Link(Relation.REACHES, List.of(EntityKind.CREDENTIAL));
  }

  private static Link holds() {
    return new Link(Relation.HOLDS, List.of(EntityKind.DATASET, EntityKind.MODEL));
  }

  /** Why a word is refused, with the one that was probably meant. */
  static String unknown(String typed, Collection<String> known) {
    return "`"
        + typed
        + "` is not known here"
        + NearestName.of(typed, known)
            .map(near -> "; did you mean `" + near + "`?")
            .orElseGet(() -> "; there are " + String.join(", ", known));
  }

  static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) || c >= 0xd800 && c < 0xe000);
  }

  /** RFC 3339, also with a space in the place of the T, as TOML allows. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> number(String text, long least, long most) {
    try {
      long number = Long.parseLong(text.replace("_", ""));
      return number < least || number > most
          ? Optional.empty()
          : Optional.of(Long.toString(number));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
