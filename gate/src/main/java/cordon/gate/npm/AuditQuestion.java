package cordon.gate.npm;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code npm audit} and every {@code npm install} send to a registry: the names of a whole
 * tree (audit endpoints {@code advisories/bulk} and {@code audits/quick}). Those that belong to
 * another upstream are taken out before the question leaves.
 */
final class AuditQuestion {
  /** Compressed questions are limited before; names compress well. */
  private static final int LARGEST = 64 << 20;

  private static final String ALIAS = "npm:";

  private static final JsonFactory JSON = new JsonFactory();

  private AuditQuestion() {}

  /**
   * The question without members named by, or naming, a foreign package; uncompressed.
   *
   * @param foreign whether a name belongs to another upstream
   * @throws ProblemException when it is no JSON or too large
   */
  static byte[] without(byte[] question, boolean gzip, Predicate<String> foreign)
      throws IOException {
    byte[] plain = gzip ? unzipped(question) : question;
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length);
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), plain);
        JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      while (in.nextToken() != null) {
        copy(in, to, foreign);
      }
    } catch (JacksonException e) {
      throw refused("it is no JSON: " + e.getOriginalMessage());
    }
    return out.toByteArray();
  }

  private static void copy(JsonParser in, JsonGenerator to, Predicate<String> foreign) {
    if (in.currentToken() != JsonToken.PROPERTY_NAME) {
      to.copyCurrentEvent(in);
      return;
    }
    String name = in.currentName();
    JsonToken value = in.nextToken();
    boolean named = value == JsonToken.VALUE_STRING && foreign.test(meant(in.getString()));
    if (named || foreign.test(name)) {
      in.skipChildren();
    } else {
      to.writeName(name);
      to.copyCurrentEvent(in);
    }
  }

  /** The package that a value names, also as the target of an alias: {@code npm:name@1.2.3}. */
  private static String meant(String value) {
    String spec = value.startsWith(ALIAS) ? value.substring(ALIAS.length()) : value;
    int version = spec.indexOf('@', 1);
    return version < 0 ? spec : spec.substring(0, version);
  }

  private static byte[] unzipped(byte[] question) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(question))) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      if (plain.length > LARGEST) {
        throw refused("more than " + LARGEST + " bytes uncompressed");
      }
      return plain;
    } catch (ZipException | EOFException e) {
      throw refused("it is not gzip: " + e.getMessage());
    }
  }

  private static ProblemException refused(String why) {
    return Problem.of(
            "gate/bad-audit",
            "the question cannot be read",
            why,
            "names that belong to another upstream are taken out of it, so it has to be JSON")
        .asException();
  }
}
