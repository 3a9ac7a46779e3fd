package cordon.web.server;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** IP addresses and CIDR ranges (RFC 4632, RFC 4291), such as those of trusted proxies. */
final class AddressRanges {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private static final class Range {
    private final byte[] prefix;
    private final int bits;

    Range(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges = new ArrayList<>();

  /**
   * @throws ProblemException for anything that is neither an address nor a range; names are never
   *     looked up
   */
  AddressRanges(Collection<String> texts) {
    texts.forEach(text -> ranges.add(parse(text)));
  }

  private static Range parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
      int all = address.getAddress().length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= all) {
        return new Range(address.getAddress(), bits);
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(unusable(text), e);
    }
    throw unusable(text).asException();
  }

  /** Stricter than the JDK, to which {@code 10.1} is an address and the empty text loopback. */
  private static InetAddress literal(String text) {
    if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address literal");
    }
    return InetAddress.ofLiteral(text);
  }

  private static Problem unusable(String text) {
    return Problem.of(
        "web/address-range",
        "`" + text + "` is neither an IP address nor a range",
        "in `server.trusted-proxies`",
        "write it as 10.0.0.7, 10.0.0.0/8 or fd00::/8");
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether an address literal lies in one of them; false for what is no address. */
  boolean contains(String literal) {
    if (ranges.isEmpty()) {
      return false;
    }
    byte[] address;
    try {
      address = literal(literal).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
