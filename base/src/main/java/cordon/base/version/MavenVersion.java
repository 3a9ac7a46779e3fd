package cordon.base.version;

import cordon.base.version.MavenItem.Qualifier;
import cordon.base.version.MavenItem.Sequence;

/** A Maven version in the order of its {@code ComparableVersion}; every text is one. */
record MavenVersion(Sequence items) implements Version {

  static Version parse(String text, MavenGeneration generation) {
    return new MavenVersion(new MavenReader(text, generation).read());
  }

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered ? 1 : items.compare(((MavenVersion) other).items);
  }

  /**
   * As Maven writes it. Where that reads back as another version ({@code 1.-final}), the nesting is
   * written out behind {@code 0(}, which begins no other canonical form.
   */
  @Override
  public String canonical() {
    String written = items.trimmed().toString();
    boolean faithful = items.compare(new MavenReader(written, items.generation()).read()) == 0;
    return faithful ? written : "0" + items.trimmed().nested();
  }

  @Override
  public boolean isPrerelease() {
    return hasPrerelease(items);
  }

  private static boolean hasPrerelease(MavenItem item) {
    return switch (item) {
      case MavenItem.Number number -> false;
      case Qualifier qualifier -> qualifier.isPrerelease();
      case MavenItem.Combination combination -> combination.word().isPrerelease();
      case Sequence sequence -> sequence.items().stream().anyMatch(MavenVersion::hasPrerelease);
    };
  }
}
