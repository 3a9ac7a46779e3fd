package cordon.formats.sbom.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.sbom.SbomFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the format of a document by its beginning. A wrong guess does no harm: each reader asks for
 * the marks of its own format and refuses a document that lacks them.
 */
final class DocumentKind {
  /** How much of the beginning is looked at. */
  static final int PEEK = 64 << 10;

  private static final Pattern XML_ROOT = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]{0,80})");

  private DocumentKind() {}

  /**
   * @param in at its start, where it stands again afterwards
   * @throws ProblemException when it is of no known kind; says what it seems to be
   */
  static SbomFormat tell(BufferedInputStream in) throws IOException {
    in.mark(PEEK);
    byte[] start = in.readNBytes(PEEK);
    in.reset();
    String text = new String(start, charset(start)).strip();
    if (text.startsWith("\ufeff")) {
      text = text.substring(1).strip();
    }
    if (text.isEmpty()) {
      throw unknown(start.length == 0 ? "the file is empty" : "it begins with nothing but blanks");
    }
    return switch (text.charAt(0)) {
      case '<' -> xml(text);
      case '{' -> JsonKind.tell(start);
      case '[' -> throw unknown("it seems to be a JSON list, not a document");
      default -> text(text, start);
    };
  }

  private static Charset charset(byte[] start) {
    int first = start.length > 0 ? start[0] & 0xff : -1;
    int second = start.length > 1 ? start[1] & 0xff : -1;
    if ((first == 0xfe && second == 0xff) || (first == 0 && second > 0)) {
      return UTF_16BE;
    }
    return (first == 0xff && second == 0xfe) || (first > 0 && second == 0) ? UTF_16LE : UTF_8;
  }

  private static SbomFormat xml(String text) {
    Matcher root = XML_ROOT.matcher(text);
    if (!root.find()) {
      throw unknown("it seems to be XML without an element");
    }
    String name = root.group(1);
    if (name.equals("bom") || name.endsWith(":bom")) {
      return SbomFormat.CYCLONEDX_XML;
    }
    throw unknown(
        name.equals("rdf:RDF")
            ? "it seems to be SPDX in RDF/XML, which is not read; convert it to JSON"
            : "it seems to be XML with the root <" + name + ">");
  }

  private static SbomFormat text(String text, byte[] start) {
    if (text.lines().limit(200).anyMatch(line -> line.startsWith("SPDXVersion:"))) {
      return SbomFormat.SPDX_TAG_VALUE;
    }
    if (text.lines().limit(200).anyMatch(line -> line.matches("(?:spdxVersion|SPDXID):.{0,200}"))) {
      throw unknown("it seems to be SPDX in YAML, which is not read; convert it to JSON");
    }
    String magic = new String(start, 0, Math.min(4, start.length), ISO_8859_1);
    if (magic.startsWith("PK")) {
      throw unknown("it seems to be a zip archive; unpack it");
    }
    if (magic.startsWith("\u001f\u008b")) {
      throw unknown("it seems to be compressed with gzip; unpack it");
    }
    throw unknown(
        "it begins with " + Malformed.quoted(text.substring(0, Math.min(20, text.length()))));
  }

  static ProblemException unknown(String seems) {
    return Problem.of(
            "formats/unknown-document",
            "no bill of materials that can be read",
            seems,
            "give CycloneDX 1.2 to 1.7 (JSON, XML), SPDX 2.2 or 2.3 (JSON, tag-value), SPDX 3.0"
                + " (JSON-LD), OpenVEX or CSAF")
        .asException();
  }
}
