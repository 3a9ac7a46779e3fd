package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an obfuscator's table of texts is turned before it is used. The code moves texts from its
 * front to its end until a sum of numbers that stand in some of them is what it should be; older
 * obfuscators name the number of moves.
 */
final class TableTurning {
  /** Tokens of the function that does it. */
  private static final int LONGEST = 6_000;

  private final Session session;
  private final Source source;
  private final Tokens t;
  private final List<TextDecoder> decoders;

  TableTurning(Session session, Source source, Tokens tokens, List<TextDecoder> decoders) {
    this.session = session;
    this.source = source;
    this.t = tokens;
    this.decoders = decoders;
  }

  /** A number that depends on how far the table is turned; not a number where it is none. */
  private interface Sum {
    double at(int turns);
  }

  /**
   * How often a text is moved; negative if that cannot be found.
   *
   * @param at where a text is moved
   */
  int turns(int at, String name, TextTable table) {
    int brace = function(at, name);
    if (brace < 0) {
      return -1;
    }
    Scope scope = new Scope(null, "");
    decoders.forEach(d -> scope.declare(d.name(), new Value(d, cordon.inspect.value.Flow.NONE)));
    Evaluator evaluator = new Evaluator(session, source, scope);
    Node wanted = new Parser(t, false, arguments(brace)).list().get(1);
    Optional<BigInteger> goal = evaluator.value(wanted).number();
    int expression = expression(brace);
    if (expression < 0) {
      return goal.map(moves -> moves.mod(BigInteger.valueOf(table.size())).intValue()).orElse(-1);
    }
    evaluator.run(new Parser(t, false, brace + 1).statements(t.matches[brace]));
    Sum sum = sum(new Parser(t, false, expression).assignment(), evaluator, 0);
    return turned(sum, goal.map(BigInteger::doubleValue).orElse(Double.NaN), table.size());
  }

  /**
   * Where the sum is the goal; without one, as where it has a fraction, the only place of a sum.
   */
  private static int turned(Sum sum, double goal, int size) {
    List<Integer> sums = new ArrayList<>();
    for (int turns = 0; turns < size; turns++) {
      double found = sum.at(turns);
      if (found == goal) {
        return turns;
      }
      if (!Double.isNaN(found)) {
        sums.add(turns);
      }
    }
    return sums.size() == 1 ? sums.getFirst() : -1;
  }

  /** The brace of the function around it that is called with the table and a number. */
  private int function(int at, String name) {
    for (int i = at - 1; i > 0 && i > at - LONGEST; i--) {
      if (t.is(i, '{') && t.matches[i] > at && t.is(i - 1, ')')) {
        int open = arguments(i);
        if (t.is(open, '(')
            && t.is(open + 2, ',')
            && t.text(open + 1).equals(name)
            && t.matches[open] > open + 3) {
          return i;
        }
      }
    }
    return -1;
  }

  /** {@code (function (…) {…}(…))} or {@code (function (…) {…})(…)} */
  private int arguments(int brace) {
    int end = t.matches[brace];
    return t.is(end + 1, ')') ? end + 2 : end + 1;
  }

  /** Where the sum begins; negative if there is none. */
  private int expression(int brace) {
    for (int i = brace; i < t.matches[brace]; i++) {
      if (t.kinds[i] == Tokens.NAME && t.is(i + 1, '(') && t.text(i).equals("parseInt")) {
        int start = i;
        while (start > brace && !t.is(start, '=')) {
          start--;
        }
        return start > brace ? start + 1 : -1;
      }
    }
    return -1;
  }

  private static Sum sum(Node node, Evaluator evaluator, int deep) {
    if (deep > Types.MOST_NESTED) {
      return turns -> Double.NaN;
    }
    return switch (node) {
      case Node.Binary binary -> {
        Sum first = sum(binary.first(), evaluator, deep + 1);
        List<Sum> others = new ArrayList<>();
        binary.others().forEach(each -> others.add(sum(each, evaluator, deep + 1)));
        yield turns -> {
          double result = first.at(turns);
          for (int i = 0; i < others.size() && !Double.isNaN(result); i++) {
            result = operated(binary.operators().get(i), result, others.get(i).at(turns));
          }
          return result;
        };
      }
      case Node.Unary unary when unary.operator().equals("-") -> {
        Sum of = sum(unary.of(), evaluator, deep + 1);
        yield turns -> -of.at(turns);
      }
      case Node.Chain chain
          when chain.first() instanceof Node.Name name
              && name.id().equals("parseInt")
              && chain.links().getFirst() instanceof Node.Call call
              && !call.arguments().isEmpty() ->
          number(evaluator.value(call.arguments().get(0)));
      default -> {
        double known =
            evaluator.value(node).number().map(BigInteger::doubleValue).orElse(Double.NaN);
        yield turns -> known;
      }
    };
  }

  private static double operated(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      default -> Double.NaN;
    };
  }

  private static Sum number(Value value) {
    return switch (value.known()) {
      case TextDecoder.Asked asked -> turns -> parsed(asked.decoder().text(asked, turns));
      case Known.Text(String text, boolean whole) -> turns -> parsed(text);
      default -> turns -> Double.NaN;
    };
  }

  /** The number that a text begins with (ECMA-262 §19.2.5, base ten). */
  private static double parsed(@Nullable String text) {
    String plain = text == null ? "" : text.strip();
    int end = !plain.isEmpty() && (plain.charAt(0) == '-' || plain.charAt(0) == '+') ? 1 : 0;
    int digits = end;
    while (end < plain.length() && end < 18 && Character.digit(plain.charAt(end), 10) >= 0) {
      end++;
    }
    return end == digits ? Double.NaN : Double.parseDouble(plain.substring(0, end));
  }
}
