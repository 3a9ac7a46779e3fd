package cordon.inspect.bytecode;

/** Names for what has none in the code: values that are used more than once. */
final class Temporaries {
  /** Longer expressions would be copied too often while they are put together. */
  private static final int LONG = 2048;

  private final Written out;
  private int made;

  Temporaries(Written out) {
    this.out = out;
  }

  String fresh(String what) {
    return "_" + what + made++;
  }

  Operand name(Operand operand) {
    String name = fresh("v");
    out.line(name + " = " + operand.text());
    return new Operand.Written(name);
  }

  /** The same operand, under a name if it takes any work. */
  Operand named(Operand operand) {
    boolean works =
        operand instanceof Operand.Display
            || (operand instanceof Operand.Written(String text) && text.indexOf('(') >= 0);
    return works ? name(operand) : operand;
  }

  Operand shortened(Operand operand) {
    return operand.text().length() > LONG ? name(operand) : operand;
  }
}
