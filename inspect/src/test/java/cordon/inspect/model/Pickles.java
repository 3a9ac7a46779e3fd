package cordon.inspect.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes pickles instruction by instruction. Nothing here, and nothing that it writes, is loaded.
 */
final class Pickles {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Pickles protocol(int number) {
    return new Pickles().op(PickleOpcode.PROTO).bytes(number);
  }

  Pickles op(PickleOpcode... opcodes) {
    for (PickleOpcode opcode : opcodes) {
      out.write(opcode.code());
    }
    return this;
  }

  Pickles bytes(int... bytes) {
    for (int each : bytes) {
      out.write(each);
    }
    return this;
  }

  Pickles raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** The argument of instructions of protocol 0. */
  Pickles line(String text) {
    return raw((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Pickles global(String module, String name) {
    return op(PickleOpcode.GLOBAL).line(module).line(name);
  }

  Pickles text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return op(PickleOpcode.BINUNICODE).number(bytes.length, 4).raw(bytes);
  }

  Pickles blob(byte[] bytes) {
    return op(PickleOpcode.BINBYTES).number(bytes.length, 4).raw(bytes);
  }

  Pickles number(long value, int size) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(all, 0, size);
    return this;
  }

  /** {@code os.system("echo inert")}, the oldest way to write it. */
  static byte[] harm() {
    return protocol(2).harmful().stop();
  }

  Pickles harmful() {
    return global("os", "system").text("echo inert").op(PickleOpcode.TUPLE1, PickleOpcode.REDUCE);
  }

  byte[] stop() {
    return op(PickleOpcode.STOP).done();
  }

  byte[] done() {
    return out.toByteArray();
  }
}
