package cordon.formats;

import static org.assertj.core.api.Assertions.fail;

import cordon.base.ProblemException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * Damages valid documents in seeded ways. A reader may accept the damaged document or refuse it
 * with a {@link ProblemException}; anything else is a bug.
 */
public final class Mutations {
  private static final byte[] TELLING = "{}[]\"\\,:<>&;/@#=%!'-. \n\t\0\u0001".getBytes();

  private Mutations() {}

  @FunctionalInterface
  public interface Reader {
    void read(byte[] document) throws Exception;
  }

  public static void survive(long seed, int rounds, byte[] valid, Reader reader) {
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = damage(random, valid);
      try {
        reader.read(damaged);
      } catch (ProblemException refused) {
        if (refused.problem().detail().isEmpty()) {
          fail("seed %d round %d: a refusal without a place".formatted(seed, round));
        }
      } catch (Throwable other) {
        String shown = damaged.length > 4000 ? "…" : HexFormat.of().formatHex(damaged);
        throw new AssertionError("seed %d round %d: %s".formatted(seed, round, shown), other);
      }
    }
  }

  private static byte[] damage(Random random, byte[] valid) {
    byte[] bytes = valid.clone();
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> bytes = repeated(random, bytes);
      case 2 -> bytes = without(random, bytes);
      default -> {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          int at = random.nextInt(bytes.length);
          bytes[at] =
              random.nextBoolean()
                  ? TELLING[random.nextInt(TELLING.length)]
                  : (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }

  /** A stretch of the document stands twice. */
  private static byte[] repeated(Random random, byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(200, bytes.length - from) + 1);
    byte[] longer = new byte[bytes.length + to - from];
    System.arraycopy(bytes, 0, longer, 0, to);
    System.arraycopy(bytes, from, longer, to, bytes.length - from);
    return longer;
  }

  private static byte[] without(Random random, byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(200, bytes.length - from) + 1);
    byte[] shorter = new byte[bytes.length - to + from];
    System.arraycopy(bytes, 0, shorter, 0, from);
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }
}
