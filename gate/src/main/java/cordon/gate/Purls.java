package cordon.gate;

import cordon.base.Ecosystem;
import java.nio.charset.StandardCharsets;

/**
 * Writes package URLs of releases and packages (purl specification, "How to build purl string").
 */
public final class Purls {
  private Purls() {}

  /** {@code pkg:npm/%40scope/pkg@1.2.3}. */
  public static String release(Ecosystem ecosystem, String name, String version) {
    return ofPackage(ecosystem, name) + "@" + encode(version);
  }

  /** {@code pkg:npm/%40scope/pkg}. */
  public static String ofPackage(Ecosystem ecosystem, String name) {
    String path = ecosystem == Ecosystem.MAVEN ? name.replace(':', '/') : name;
    StringBuilder purl = new StringBuilder("pkg:").append(ecosystem.purlType());
    for (String segment : path.split("/")) {
      purl.append('/').append(encode(segment));
    }
    return purl.toString();
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
