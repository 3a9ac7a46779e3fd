package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Disguise;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What literals stand for. */
final class Literals {
  private Literals() {}

  /** The parts of a string literal. */
  record Literal(String prefix, String body) {
    boolean is(char c) {
      return prefix.indexOf(c) >= 0;
    }

    boolean formatted() {
      return is('f') || is('t');
    }

    Value value() {
      String text = is('r') ? body : Decoders.escapes(body);
      return is('b')
          ? Value.bytes(text.getBytes(StandardCharsets.ISO_8859_1), Flow.NONE)
          : Value.text(
              text.replace(Value.HOLE, ' '),
              !is('r') && Disguise.is(body, text) ? Flow.of(Behaviour.DECODE) : Flow.NONE);
    }
  }

  static Literal split(String token) {
    int quote = 0;
    while (quote < token.length() && token.charAt(quote) != '\'' && token.charAt(quote) != '"') {
      quote++;
    }
    String mark =
        token.startsWith(token.substring(quote, quote + 1).repeat(3), quote)
            ? token.substring(quote, quote + 3)
            : token.substring(quote, quote + 1);
    int from = quote + mark.length();
    int to =
        token.length() >= from + mark.length() && token.endsWith(mark)
            ? token.length() - mark.length()
            : token.length();
    return new Literal(
        token.substring(0, quote).toLowerCase(Locale.ROOT), token.substring(from, to));
  }

  static Value number(String token) {
    String digits = token.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return whole(stripLong(digits.substring(2)), 16);
      } else if (digits.startsWith("0b")) {
        return whole(stripLong(digits.substring(2)), 2);
      } else if (digits.startsWith("0o")) {
        return whole(stripLong(digits.substring(2)), 8);
      } else if (digits.length() > 1 && digits.startsWith("0") && digits.matches("0[0-7]+l?")) {
        return whole(stripLong(digits), 8);
      }
      return whole(stripLong(digits), 10);
    } catch (NumberFormatException e) {
      return Value.UNKNOWN; // a fraction, an imaginary number or no number at all
    }
  }

  /** Longer numbers take time that is not linear. */
  private static Value whole(String digits, int radix) {
    return digits.length() > 20_000
        ? Value.UNKNOWN
        : Value.number(new BigInteger(digits, radix), Flow.NONE);
  }

  private static String stripLong(String digits) {
    return digits.endsWith("l") ? digits.substring(0, digits.length() - 1) : digits;
  }
}
