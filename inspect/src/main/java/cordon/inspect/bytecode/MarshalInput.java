package cordon.inspect.bytecode;

import cordon.inspect.bytecode.MarshalReader.Malformed;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;

/** The numbers, texts and octets of which marshalled values are made. */
final class MarshalInput {
  private static final int BITS_PER_DIGIT = 15;

  /** Digits of 15 bits; longer numbers are not code. */
  private static final int MOST_DIGITS = 4096;

  private final byte[] bytes;
  private int at;

  MarshalInput(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  int left() {
    return bytes.length - at;
  }

  BigInteger big() throws Malformed {
    int digits = integer();
    int count = Math.abs(digits);
    if (digits == Integer.MIN_VALUE || count > MOST_DIGITS) {
      throw new Malformed("a number is longer than is read");
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      number = number.or(BigInteger.valueOf(octet() | octet() << 8).shiftLeft(i * BITS_PER_DIGIT));
    }
    return digits < 0 ? number.negate() : number;
  }

  String real() throws Malformed {
    long bits = integer() & 0xFFFFFFFFL | (long) integer() << 32;
    double real = Double.longBitsToDouble(bits);
    if (Double.isNaN(real) || Double.isInfinite(real)) {
      return "float('" + (Double.isNaN(real) ? "nan" : real > 0 ? "inf" : "-inf") + "')";
    }
    return Double.toString(real);
  }

  String text(int length, Charset charset) throws Malformed {
    int from = at;
    take(length);
    return new String(bytes, from, length, charset);
  }

  byte[] octets(int length) throws Malformed {
    int from = at;
    take(length);
    return Arrays.copyOfRange(bytes, from, at);
  }

  int integer() throws Malformed {
    int from = at;
    take(4);
    return bytes[from] & 0xFF
        | (bytes[from + 1] & 0xFF) << 8
        | (bytes[from + 2] & 0xFF) << 16
        | (bytes[from + 3] & 0xFF) << 24;
  }

  int octet() throws Malformed {
    take(1);
    return bytes[at - 1] & 0xFF;
  }

  private void take(int count) throws Malformed {
    if (count < 0 || count > bytes.length - at) {
      throw new Malformed("it ends too early");
    }
    at += count;
  }
}
