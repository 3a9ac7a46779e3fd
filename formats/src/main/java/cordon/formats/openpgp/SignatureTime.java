package cordon.formats.openpgp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;

/**
 * When a detached signature says that it was made (RFC 9580 sections 4.2, 5.2.3 and 6.2; RFC 4880
 * 5.2.2 for version 3). The time is the signer's word: the signature is not verified here, and
 * whoever holds the key writes what they like.
 */
public final class SignatureTime {
  /** A signature with a large key is below 2 kB; several in one file are rare. */
  public static final int MAX_CHARS = 64 << 10;

  private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";
  private static final int SIGNATURE_TAG = 2;
  private static final int CREATION_TIME = 2;
  private static final int CRITICAL = 0x80;

  private SignatureTime() {}

  /**
   * The time of an armored signature, the latest where there are several.
   *
   * @return empty when there is none to be read: damaged, too long, of an unknown version
   */
  public static Optional<Instant> of(String armored) {
    if (armored.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> packets = unarmored(armored);
      return packets.isEmpty() ? Optional.empty() : latest(ByteBuffer.wrap(packets.get()));
    } catch (BufferUnderflowException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** The lines between the blank line behind the headers and the checksum or the end. */
  private static Optional<byte[]> unarmored(String armored) {
    Iterator<String> lines = armored.lines().map(String::strip).iterator();
    while (lines.hasNext() && !lines.next().equals(BEGIN)) {
      // What stands before the armor is no part of it.
    }
    while (lines.hasNext() && !lines.next().isEmpty()) {
      // Headers say nothing that is signed.
    }
    StringBuilder text = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("=") || line.startsWith("-----END")) {
        return Optional.of(Base64.getDecoder().decode(text.toString()));
      }
      text.append(line);
    }
    return Optional.empty();
  }

  private static Optional<Instant> latest(ByteBuffer packets) {
    Optional<Instant> latest = Optional.empty();
    while (packets.hasRemaining()) {
      int head = octet(packets);
      boolean modern = (head & 0x40) != 0;
      int tag = modern ? head & 0x3f : head >> 2 & 0x0f;
      long length = modern ? length(packets) : oldLength(packets, head & 3);
      ByteBuffer body = slice(packets, length);
      Optional<Instant> time =
          (head & 0x80) != 0 && tag == SIGNATURE_TAG ? time(body) : Optional.empty();
      if (time.isEmpty()) {
        // One that cannot be read could be the latest.
        return Optional.empty();
      }
      latest = latest.filter(l -> l.isAfter(time.get())).or(() -> time);
    }
    return latest;
  }

  private static Optional<Instant> time(ByteBuffer body) {
    return switch (octet(body)) {
      case 3 -> {
        octet(body);
        octet(body);
        yield Optional.of(instant(body));
      }
      case 4 -> {
        body.position(4);
        yield created(slice(body, body.getShort() & 0xffff));
      }
      default -> Optional.empty();
    };
  }

  /** Only subpackets that the signature covers count. */
  private static Optional<Instant> created(ByteBuffer hashed) {
    Optional<Instant> found = Optional.empty();
    while (hashed.hasRemaining()) {
      ByteBuffer subpacket = slice(hashed, length(hashed));
      if ((octet(subpacket) & ~CRITICAL) == CREATION_TIME) {
        if (found.isPresent() || subpacket.remaining() != 4) {
          return Optional.empty();
        }
        found = Optional.of(instant(subpacket));
      }
    }
    return found;
  }

  private static Instant instant(ByteBuffer in) {
    return Instant.ofEpochSecond(in.getInt() & 0xffff_ffffL);
  }

  /** Lengths of one, two and five octets; partial ones are not allowed for signatures. */
  private static long length(ByteBuffer in) {
    int first = octet(in);
    if (first < 192) {
      return first;
    }
    if (first == 255) {
      return in.getInt() & 0xffff_ffffL;
    }
    if (first >= 224) {
      throw new IllegalArgumentException("a partial length");
    }
    return ((first - 192) << 8) + octet(in) + 192;
  }

  private static long oldLength(ByteBuffer in, int kind) {
    return switch (kind) {
      case 0 -> octet(in);
      case 1 -> in.getShort() & 0xffff;
      case 2 -> in.getInt() & 0xffff_ffffL;
      default -> in.remaining();
    };
  }

  private static ByteBuffer slice(ByteBuffer in, long length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer slice = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return slice;
  }

  private static int octet(ByteBuffer in) {
    return in.get() & 0xff;
  }
}
