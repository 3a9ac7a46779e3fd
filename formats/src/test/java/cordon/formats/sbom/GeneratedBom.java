package cordon.formats.sbom;

import cordon.base.Digest;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A seeded bill of materials: what a reader must say of it, in every format that it is written in.
 *
 * @param needs for each component, the places in the list of those it depends on
 */
public record GeneratedBom(List<SbomComponent> components, List<List<Integer>> needs) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-é漢";

  /** Components with all that every format can say. */
  public static GeneratedBom of(Random random, int count) {
    List<SbomComponent> components = new ArrayList<>();
    List<List<Integer>> needs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(component(random, i));
      List<Integer> of = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        of.add(random.nextInt(count));
      }
      needs.add(of);
    }
    return new GeneratedBom(components, needs);
  }

  private static SbomComponent component(Random random, int number) {
    String name = word(random) + number;
    String version = random.nextInt(30) + "." + random.nextInt(30) + "." + random.nextInt(9);
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return new SbomComponent(
        "SPDXRef-" + number,
        Role.CONTENT,
        random.nextBoolean() ? SbomComponent.Type.LIBRARY : SbomComponent.Type.CONTAINER,
        Optional.empty(),
        name,
        random.nextInt(9) == 0 ? Optional.empty() : Optional.of(version),
        Optional.empty(),
        random.nextInt(9) == 0
            ? Optional.empty()
            : Optional.of("pkg:npm/" + number + "@" + version),
        random.nextInt(3) == 0 ? List.of() : List.of(Digest.of(Digest.Algorithm.SHA256, hash)),
        random.nextInt(3) == 0 ? Optional.of(word(random)) : Optional.empty(),
        Optional.empty(),
        Scope.UNSTATED);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 2 + random.nextInt(12); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** {@code from>to to} for each that depends on something. */
  public List<String> edges() {
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      for (int to : needs.get(i)) {
        edges.add(components.get(i).ref() + ">" + components.get(to).ref());
      }
    }
    return edges;
  }

  /** The same from what was heard. */
  public static List<String> edges(Heard heard) {
    List<String> edges = new ArrayList<>();
    for (SbomRelation relation : heard.relations) {
      if (relation.kind() == SbomRelation.Kind.DEPENDS_ON) {
        relation.to().forEach(to -> edges.add(relation.from() + ">" + to));
      }
    }
    return edges;
  }
}
