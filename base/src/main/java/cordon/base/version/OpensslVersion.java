package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An OpenSSL version: numbers and, before 3.0, letters for the patch, where {@code za} follows
 * {@code z}; {@code -beta1} and its like come before the release.
 */
record OpensslVersion(List<String> numbers, String patch, String prerelease) implements Version {

  static Version parse(String text) {
    Cursor in = new Cursor(text.strip().toLowerCase(Locale.ROOT));
    List<String> numbers = new ArrayList<>(3);
    do {
      String number = in.digits();
      if (number.isEmpty()) {
        return new Unordered(text, "a number is missing where the version should have one");
      }
      numbers.add(Digits.strip(number));
    } while (in.accept('.'));
    String patch = in.letters();
    String prerelease = in.accept('-') ? in.rest() : "";
    return in.atEnd()
        ? new OpensslVersion(numbers, patch, prerelease)
        : new Unordered(text, "characters are left over at its end");
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    OpensslVersion that = (OpensslVersion) other;
    int order = InOrder.compare(numbers, that.numbers, Digits::compare);
    if (order == 0) {
      order = patch.compareTo(that.patch);
    }
    if (order == 0 && prerelease.isEmpty() != that.prerelease.isEmpty()) {
      order = prerelease.isEmpty() ? 1 : -1;
    }
    return order == 0
        ? GemVersion.parseGeneric(prerelease).compareTo(GemVersion.parseGeneric(that.prerelease))
        : order;
  }

  @Override
  public String canonical() {
    return String.join(".", numbers)
        + patch
        + (prerelease.isEmpty() ? "" : "-" + GemVersion.parseGeneric(prerelease).canonical());
  }

  @Override
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }
}
