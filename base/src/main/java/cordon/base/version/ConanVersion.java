package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Conan version: items between dots, {@code -prerelease}, {@code +build}; zeros at the end of
 * each weigh nothing. Items compare by the number that they begin with, then by the rest, one
 * without a number last. (Conan compares a number with a mixed item as texts, by which {@code 9},
 * {@code 10} and {@code 1a} go round in a circle.)
 */
record ConanVersion(List<Item> items, Optional<List<Item>> prerelease, Optional<List<Item>> build)
    implements Version {

  private record Item(String number, String rest) implements Comparable<Item> {
    static final Item ZERO = new Item("0", "");

    static Item of(String text) {
      Cursor in = new Cursor(text);
      String digits = in.digits();
      return new Item(digits.isEmpty() ? "" : Digits.strip(digits), in.rest());
    }

    @Override
    public int compareTo(Item that) {
      if (number.isEmpty() != that.number.isEmpty()) {
        return number.isEmpty() ? 1 : -1;
      }
      int order = Digits.compare(number, that.number);
      return order == 0 ? rest.compareTo(that.rest) : order;
    }

    @Override
    public String toString() {
      return number + rest;
    }
  }

  static Version parse(String text) {
    Cursor in = new Cursor(text.strip().toLowerCase(Locale.ROOT));
    String whole = in.until('+');
    Optional<List<Item>> build = in.accept('+') ? Optional.of(items(in.rest())) : Optional.empty();
    int hyphen = whole.indexOf('-');
    String main = hyphen < 0 ? whole : whole.substring(0, hyphen);
    if (main.isEmpty()) {
      return new Unordered(text, "there is nothing before the prerelease or build");
    }
    return new ConanVersion(
        items(main),
        hyphen < 0 ? Optional.empty() : Optional.of(items(whole.substring(hyphen + 1))),
        build);
  }

  private static List<Item> items(String text) {
    List<Item> items = new ArrayList<>(4);
    for (String item : text.split("\\.", -1)) {
      items.add(Item.of(item));
    }
    InOrder.dropTrailing(items, Item.ZERO);
    return items;
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    ConanVersion that = (ConanVersion) other;
    int order = InOrder.compare(items, that.items, Item::compareTo);
    if (order == 0) {
      order = compareOptional(prerelease, that.prerelease, 1);
    }
    return order == 0 ? compareOptional(build, that.build, -1) : order;
  }

  private static int compareOptional(
      Optional<List<Item>> a, Optional<List<Item>> b, int absentFirst) {
    if (a.isPresent() && b.isPresent()) {
      return InOrder.compare(a.get(), b.get(), Item::compareTo);
    }
    return a.isPresent() == b.isPresent() ? 0 : a.isEmpty() ? absentFirst : -absentFirst;
  }

  @Override
  public String canonical() {
    return text(items)
        + prerelease.map(pre -> "-" + text(pre)).orElse("")
        + build.map(b -> "+" + text(b)).orElse("");
  }

  private static String text(List<Item> items) {
    return items.isEmpty() ? "0" : String.join(".", items.stream().map(Item::toString).toList());
  }

  @Override
  public boolean isPrerelease() {
    return prerelease.isPresent();
  }
}
