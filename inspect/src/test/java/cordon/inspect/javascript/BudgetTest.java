package cordon.inspect.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reading costs, in steps: it is linear in the length, whatever is made to be costly. */
final class BudgetTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();

  private static Session follow(String code) {
    Session session = new Session(VOCABULARY, new ShellReader(VOCABULARY), new Signals(VOCABULARY));
    JavaScriptReader.follow(session, Source.file("a.js", code.toCharArray()));
    return session;
  }

  /** Each makes code about so long. */
  private record Costly(String name, java.util.function.IntFunction<String> code) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String each(int length, String pattern) {
    return IntStream.range(0, length / pattern.length())
        .mapToObj(i -> pattern.replace("#", Integer.toString(i, 36)))
        .collect(Collectors.joining());
  }

  private static String nested(int length, String open, String close) {
    int deep = length / (open.length() + close.length());
    return open.repeat(deep) + close.repeat(deep);
  }

  static List<Costly> costly() {
    return List.of(
        new Costly("a long chain of properties", n -> "fs" + ".a".repeat(n / 2)),
        new Costly("a long chain of calls", n -> "f" + "()".repeat(n / 2)),
        new Costly("long assignments", n -> each(n, "a#.b=a.c=")),
        new Costly("a giant array", n -> "x=[" + "1,".repeat(n / 2) + "]"),
        new Costly("a giant array of texts", n -> "x=[" + "'a',".repeat(n / 4) + "].join('')"),
        new Costly("a long concatenation", n -> "x='a'" + "+'b'".repeat(n / 4)),
        new Costly("a long template", n -> "x=`" + "${'a'}b".repeat(n / 7) + "`"),
        new Costly("texts that double", n -> "a0='abcdefgh';" + each(n, "a+=a;b#=a;")),
        new Costly("lists that double", n -> "var a=[1,2];" + each(n, "a=a.concat(a);")),
        new Costly("lists that grow", n -> "var a=[1];" + each(n, "a.push(#);")),
        new Costly("nested functions", n -> nested(n, "(function(){x;", "})()")),
        new Costly("nested arrows", n -> nested(n, "(()=>{x;", "})()")),
        new Costly("nested objects", n -> "x=" + nested(n, "{a:", "}")),
        new Costly("nested indexes that are assigned", n -> nested(n, "a[", "+=1]")),
        new Costly(
            "functions that call each other twice",
            n -> each(n, "function f#(x){return g(x+'a')+g(x+'b')}") + "var g=f0;f1('');"),
        new Costly(
            "calls that fan out",
            n ->
                IntStream.range(0, n / 40)
                        .mapToObj(i ->
                            "function f" + i + "(x){f" + (i + 1) + "(x+1);f" + (i + 1) + "(x+2)}")
                        .collect(Collectors.joining())
                    + "f0(1)"),
        new Costly(
            "loops within loops",
            n ->
                "for(let i=0;i<4000;i++)".repeat(Math.min(100, n / 24)) + "{x+=i}" + " ".repeat(n)),
        new Costly("loops one after the other", n -> each(n, "for(let i=0;i<4000;i++)x#+='a';")),
        new Costly(
            "a payload of numbers",
            n -> "x=[" + "104,".repeat(n / 4) + "].map(c=>String.fromCharCode(c)).join('')"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("costly")
  void stepsAreLinearInTheLength(Costly costly) {
    Session small = follow(costly.code.apply(100_000));
    Session large = follow(costly.code.apply(400_000));
    assertTrue(
        large.budget.steps() <= 6 * small.budget.steps() + 500_000,
        () -> small.budget.steps() + " steps became " + large.budget.steps());
    assertTrue(large.budget.steps() <= 2_000_000 + 16L * 400_000, () -> "" + large.budget.steps());
  }

  /** Functions that are given what is known, twice each, and of which nothing comes. */
  private static String idle(int length) {
    return each(length, "function f#(o){o.a(1);f(o);f(o);g(o)}")
        + "var f=f1,g=f2;f0({a:1});f0({});";
  }

  @Test
  void whatComesToNothingIsNotRepeatedForLong() {
    String code = idle(40_000);
    int tokens = Lexer.read(code.toCharArray(), true, Lexicon.LANGUAGE).count;
    assertTrue(follow(code).budget.idle() > 20_000, "it repeats much");
    assertTrue(follow(code).budget.idle() <= 2 * (20_000 + tokens / 2) + 1_000);
  }

  @Test
  void whatSomethingComesOfGoesOnBehindIt() {
    String decoder = "function d(a){let s='';for(let i=0;i<a.length;i++)s+=l(a[i]);return s}";
    String letter = "function l(c){return String.fromCharCode(c^7)}";
    String numbers =
        "id # ".repeat(400).chars().mapToObj(c -> "" + (c ^ 7)).collect(Collectors.joining(","));
    Session session =
        follow(
            idle(40_000)
                + decoder
                + letter
                + "d([1,2,3]);require('child_process').exec(d(["
                + numbers
                + "]))");
    assertTrue(session.sink.facts().stream().anyMatch(f -> f.detail().startsWith("id # id")));
  }

  @Test
  void whatTakesTooMuchIsDoubted() {
    assertEquals(
        List.of("following it takes too many steps for its length"),
        follow("a='0123456789abcdef'.repeat(4000);" + each(60_000, "a#=a+a+a+a;")).sink.doubts());
  }

  @Test
  void whatIsLongIsReadToItsEnd() {
    String filler = each(3_000_000, "function f#(a, b) { return a.x(b, [1, 2, '#']) + b; }\n");
    Session session = follow(filler + "require('child_process').exec('id')");
    assertEquals(List.of(), session.sink.doubts());
    assertTrue(session.sink.facts().stream().anyMatch(f -> f.detail().equals("id")));
  }
}
