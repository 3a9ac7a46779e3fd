package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.HexFormat;

/** The pickles of a file: one, several after another, or some behind other bytes. */
final class PickleFile {
  /** The number that torch wrote first before it took to zip ({@code torch/serialization.py}). */
  private static final byte[] TORCH = HexFormat.of().parseHex("6cfc9c46f9206aa85019");

  /** Then follow protocol, system, the object and the keys of its weights; then raw weights. */
  private static final int PICKLES_OF_TORCH = 5;

  private static final int MOST_PICKLES = 4_096;

  /** How many places within a file that begins otherwise are tried. */
  private static final int MOST_STARTS = 32;

  private static final byte PROTO = (byte) 0x80;

  private final Vocabulary vocabulary;
  private final ModelFindings findings;
  private final PickleCalls.Nested nested;
  private final int layer;
  private boolean endedInWeights;

  PickleFile(Vocabulary vocabulary, ModelFindings findings, PickleCalls.Nested nested, int layer) {
    this.vocabulary = vocabulary;
    this.findings = findings;
    this.nested = nested;
    this.layer = layer;
  }

  /** Whether the file was one of torch's, whose pickles were all read and raw weights follow. */
  boolean endedInWeights() {
    return endedInWeights;
  }

  /** Whether bytes begin as pickles of protocol 2 and later do. */
  static boolean begins(byte[] content, int at) {
    return content.length - at > 2
        && content[at] == PROTO
        && content[at + 1] >= 0
        && content[at + 1] <= 5
        && PickleOpcode.of(content[at + 2]) != null;
  }

  /**
   * Whether a text file is a pickle of protocol 0 or 1 from its first byte to its last. Text that
   * only begins like one breaks off within a few bytes.
   */
  boolean isWholly(byte[] content) {
    PickleInput in = new PickleInput(content, 0);
    PickleCalls calls = silent();
    try {
      new PickleMachine(in, calls, true).run();
    } catch (BrokenPickle e) {
      return false;
    }
    return calls.metNames() && isPadding(content, in.at());
  }

  private PickleCalls silent() {
    return new PickleCalls(vocabulary, new ModelFindings(""), (bytes, depth) -> false, layer);
  }

  /**
   * Reads a file that is said to be a pickle.
   *
   * @param expected whether it is one for sure, so that anything else is a doubt
   */
  void read(byte[] content, int from, boolean expected) {
    if (walk(content, from)) {
      return;
    }
    for (int at = from + 1, tried = 0; at < content.length && tried < MOST_STARTS; at++) {
      if (begins(content, at)) {
        tried++;
        if (isPickleAt(content, at)) {
          findings.fact(
              Behaviour.CONCEALED, "pickle behind other bytes", "a pickle begins at byte " + at);
          walk(content, at);
          return;
        }
      }
    }
    if (expected) {
      findings.doubt("it is no pickle that can be read");
    }
  }

  /** Tries without telling: most places that look like a start are weights. */
  private boolean isPickleAt(byte[] content, int at) {
    PickleCalls calls = silent();
    try {
      new PickleMachine(new PickleInput(content, at), calls, true).run();
      return true;
    } catch (BrokenPickle e) {
      return calls.metNames();
    }
  }

  /**
   * Walks one pickle after another.
   *
   * @return whether there was any
   */
  private boolean walk(byte[] content, int from) {
    PickleCalls calls = new PickleCalls(vocabulary, findings, nested, layer);
    int at = from;
    int count = 0;
    boolean torch = false;
    try {
      while (at < content.length && count < (torch ? PICKLES_OF_TORCH : MOST_PICKLES)) {
        PickleInput in = new PickleInput(content, at);
        Symbol result = one(in, calls, at);
        torch |= count == 0 && isTorch(result);
        at = in.at();
        count++;
      }
      endedInWeights = torch;
    } catch (BrokenPickle e) {
      if (count == 0 && !calls.metNames()) {
        return false;
      }
      if (count == 0 || torch || begins(content, at)) {
        findings.doubt("a pickle in it breaks off: " + e.getMessage());
      } else if (!isPadding(content, at)) {
        findings.fact(Behaviour.CONCEALED, "data behind a pickle", "from byte " + at);
      }
    }
    calls.report();
    return true;
  }

  private Symbol one(PickleInput in, PickleCalls calls, int at) throws BrokenPickle {
    PickleMachine machine = new PickleMachine(in, calls, true);
    try {
      return machine.run();
    } finally {
      if (machine.metArrays()) {
        asOthersRead(new PickleInput(in.content(), at));
      }
    }
  }

  /**
   * Any other unpickler than joblib's takes the bytes of an array for instructions. Most arrays
   * read so are nonsense, of which only harm is told.
   */
  private void asOthersRead(PickleInput in) {
    PickleCalls calls = new PickleCalls(vocabulary, findings, nested, layer);
    try {
      new PickleMachine(in, calls, false).run();
    } catch (BrokenPickle e) {
      // As it must, where the bytes are those of an array.
    }
    calls.reportHarm();
  }

  private static boolean isTorch(Symbol result) {
    return result instanceof Literal literal && literal.is(TORCH);
  }

  private static boolean isPadding(byte[] content, int from) {
    for (int i = from; i < content.length; i++) {
      if (content[i] != 0 && content[i] > ' ') {
        return false;
      }
    }
    return true;
  }
}
