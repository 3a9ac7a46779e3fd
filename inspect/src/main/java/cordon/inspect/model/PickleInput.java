package cordon.inspect.model;

import cordon.inspect.model.Symbol.Literal;

/** The bytes of a pickle under a cursor. */
final class PickleInput {
  /** A line of protocol 0: names and numbers are far shorter, text may be long. */
  private static final int LONGEST_LINE = 16 << 20;

  private final byte[] content;
  private int at;

  PickleInput(byte[] content, int from) {
    this.content = content;
    this.at = from;
  }

  int at() {
    return at;
  }

  byte[] content() {
    return content;
  }

  boolean atEnd() {
    return at >= content.length;
  }

  byte next() throws BrokenPickle {
    if (atEnd()) {
      throw new BrokenPickle("it ends before its STOP");
    }
    return content[at++];
  }

  void skip(long count) throws BrokenPickle {
    if (count < 0 || count > content.length - at) {
      throw new BrokenPickle("it names more bytes than there are");
    }
    at += (int) count;
  }

  /** An unsigned number, least byte first; eight bytes wrap to negative. */
  long number(int bytes) throws BrokenPickle {
    int from = at;
    skip(bytes);
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (content[from + i] & 0xFF);
    }
    return value;
  }

  Literal counted(long length, Literal.Form form) throws BrokenPickle {
    int from = at;
    skip(length);
    return new Literal(content, from, at, form);
  }

  Literal line(Literal.Form form) throws BrokenPickle {
    int from = at;
    while (at < content.length && content[at] != '\n') {
      at++;
    }
    if (at == content.length || at - from > LONGEST_LINE) {
      throw new BrokenPickle("a line does not end");
    }
    return new Literal(content, from, at++, form);
  }

  String name() throws BrokenPickle {
    return line(Literal.Form.UTF8).text();
  }
}
