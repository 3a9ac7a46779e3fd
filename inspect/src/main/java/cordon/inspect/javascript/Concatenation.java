package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;

/** A text that is put together of parts, in time linear in its length. */
final class Concatenation {
  private final StringBuilder text = new StringBuilder();
  private Flow flow = Flow.NONE;
  private boolean tooLong;

  Concatenation add(Value part) {
    flow = flow.and(part.flow());
    if (!tooLong) {
      String more = part.textWithHoles();
      tooLong = text.length() + more.length() > Value.MOST;
      if (!tooLong) {
        text.append(more);
      }
    }
    return this;
  }

  Value value() {
    return tooLong ? Value.unknown(flow) : Value.text(text.toString(), flow);
  }
}
