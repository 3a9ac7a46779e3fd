package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Numbers that are made of texts: ECMA-262 §7.1.4.1, §19.2.5. Of them only whole ones are known.
 */
final class Numerals {
  private static final int LONGEST = 64;

  /** What a text gives that says no number. To operators on bits it is nothing. */
  private static final Value NOT_A_NUMBER = Value.named("NaN");

  private Numerals() {}

  /** {@code Number(text)}. */
  static Value number(Value of) {
    Optional<String> text = text(of);
    if (text.isEmpty()) {
      return of.number().isPresent() ? of : of.blurred();
    }
    String digits = text.get();
    if (digits.isEmpty()) {
      return Value.number(0).with(of.flow());
    }
    int base = base(digits);
    boolean whole = base != 10 || digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? read(base == 10 ? digits : digits.substring(2), base, true, of) : other(of);
  }

  /** {@code parseInt(text, base)}. */
  static Value integer(Value of, Value base) {
    Optional<String> text = text(of);
    if (text.isEmpty()) {
      return of.number().isPresent() ? of : of.blurred();
    }
    String digits = text.get();
    int given = base.smallNumber().orElse(0);
    if (!base.isUnknown() && (given < 2 || given > 36)) {
      return of.blurred();
    }
    int written = base(digits);
    boolean prefixed = written == 16 && (given == 0 || given == 16);
    int by = given != 0 ? given : prefixed ? 16 : 10;
    return read(prefixed ? digits.substring(2) : digits, by, false, of);
  }

  /** What operators on bits take a value for. */
  static Optional<BigInteger> bits(Value of) {
    return of.known().equals(NOT_A_NUMBER.known()) ? Optional.of(BigInteger.ZERO) : of.number();
  }

  private static Optional<String> text(Value of) {
    return of.text().map(String::strip).filter(t -> t.length() <= LONGEST);
  }

  private static int base(String digits) {
    if (digits.length() < 3 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static Value read(String digits, int base, boolean all, Value of) {
    int end = 0;
    while (end < digits.length()
        && digits.charAt(end) < 128
        && Character.digit(digits.charAt(end), base) >= 0) {
      end++;
    }
    if (end == 0 || (all && end < digits.length())) {
      return NOT_A_NUMBER.with(of.flow());
    }
    return Value.number(new BigInteger(digits.substring(0, end), base), of.flow());
  }

  /** A text that says no whole number: a letter says none, a fraction is not followed. */
  private static Value other(Value of) {
    boolean none =
        of.known() instanceof Known.Text(String text, boolean whole)
            && whole
            && text.chars().noneMatch(c -> c >= '0' && c <= '9')
            && !text.contains("Infinity");
    return none ? NOT_A_NUMBER.with(of.flow()) : of.blurred();
  }
}
