package cordon.exposure;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** A CycloneDX document of any size that is made while it is read, as tools write them. */
final class GeneratedSbom extends InputStream {
  private static final String HEX = "0123456789abcdef";

  private final int components;
  private final IntUnaryOperator release;
  private final int filler;
  private final Random random;
  private int next = -1;
  private byte[] now = new byte[0];
  private int at;

  /**
   * @param release the number of the release of each component
   * @param filler characters of a description in each, which readers pass over
   */
  GeneratedSbom(int components, long seed, int filler, IntUnaryOperator release) {
    this.components = components;
    this.release = release;
    this.filler = filler;
    this.random = new Random(seed);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    while (at == now.length) {
      if (next > 2 * components) {
        return -1;
      }
      now = part(next++).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    int n = Math.min(length, now.length - at);
    System.arraycopy(now, at, into, offset, n);
    at += n;
    return n;
  }

  private String part(int number) {
    if (number < 0) {
      return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":[";
    }
    if (number < components) {
      return (number == 0 ? "" : ",") + component(release.applyAsInt(number));
    }
    if (number == components) {
      return "],\"dependencies\":[";
    }
    int which = number - components - 1;
    String end = number == 2 * components ? "]}" : "";
    return (which == 0 ? "" : ",") + dependency(which) + end;
  }

  private String component(int number) {
    String name = "package-" + number / 4;
    String version = "1." + number % 4 + ".0";
    String purl = "pkg:npm/" + name + "@" + version;
    StringBuilder hash = new StringBuilder(64);
    for (int i = 0; i < 64; i++) {
      hash.append(HEX.charAt(random.nextInt(16)));
    }
    return "{\"type\":\"library\",\"bom-ref\":\"%s\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":\"%s\""
            .formatted(purl, name, version, purl)
        + ",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]".formatted(hash)
        + ",\"licenses\":[{\"license\":{\"id\":\"MIT\"}}],\"description\":\""
        + "x".repeat(filler)
        + "\"}";
  }

  private String dependency(int which) {
    StringBuilder on = new StringBuilder();
    for (int i = 1; i <= 3 && which + i < components; i++) {
      on.append(i == 1 ? "" : ",").append('"').append(ref(which + i * 7)).append('"');
    }
    return "{\"ref\":\"" + ref(which) + "\",\"dependsOn\":[" + on + "]}";
  }

  private String ref(int component) {
    int number = release.applyAsInt(component % components);
    return "pkg:npm/package-" + number / 4 + "@1." + number % 4 + ".0";
  }
}
