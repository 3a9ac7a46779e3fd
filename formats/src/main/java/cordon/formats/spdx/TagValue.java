package cordon.formats.spdx;

import cordon.base.ProblemException;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomSink;
import cordon.formats.text.Characters;
import cordon.formats.text.Utf8Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * SPDX 2 as tag-value: a tag and its value on a line, values of several lines between {@code
 * <text>} and {@code </text>}. The tag with a name begins a part, and what follows belongs to it.
 */
final class TagValue implements Position {
  private static final int LONGEST_LINE = 1 << 20;
  private static final String OPEN = "<text>";
  private static final String CLOSE = "</text>";

  private final Spdx2Document document;
  private @Nullable Spdx2Package open;

  /** Whether what follows belongs to a part that is not read, such as a snippet. */
  private boolean elsewhere;

  private boolean inText;
  private int line;

  TagValue(SbomSink sink) {
    this.document = new Spdx2Document(this, sink);
  }

  void read(InputStream in) throws IOException {
    try (BufferedReader reader = Utf8Text.open(in, Spdx2Document.DOCUMENT, SbomLimits.BYTES)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        line(text);
      }
    } catch (CharacterCodingException e) {
      throw Malformed.at(
          Spdx2Document.DOCUMENT,
          "line " + (line + 1) + " or soon after",
          "the text is not in UTF-8");
    }
    if (inText) {
      throw malformed("a text that does not end");
    }
    close();
    document.end(SbomFormat.SPDX_TAG_VALUE);
  }

  @Override
  public String place() {
    return "line " + line + ", column 1";
  }

  @Override
  public ProblemException malformed(String why) {
    return Malformed.at(Spdx2Document.DOCUMENT, place(), why);
  }

  private void line(String text) {
    if (text.length() > LONGEST_LINE) {
      throw BoundedInput.tooLarge(
          Spdx2Document.DOCUMENT, LONGEST_LINE, "characters in line " + line);
    }
    if (inText) {
      inText = !text.contains(CLOSE);
      return;
    }
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw malformed("neither a tag with a value nor a comment");
    }
    String value = text.substring(colon + 1).strip();
    if (value.startsWith(OPEN)) {
      int end = value.indexOf(CLOSE);
      inText = end < 0;
      value = end < 0 ? value.substring(OPEN.length()) : value.substring(OPEN.length(), end);
    }
    tag(text.substring(0, colon).strip(), value);
  }

  private void tag(String tag, String value) {
    switch (tag) {
      case "SPDXVersion" -> document.version(kept(value));
      case "DocumentNamespace" -> document.namespace(kept(value));
      case "Creator" -> document.creator(kept(value));
      case "Created" -> document.created(kept(value));
      case "Relationship" -> relationship(kept(value));
      case "PackageName" -> begin(Spdx2Package.ofPackage(document)).name(kept(value));
      case "FileName" -> begin(Spdx2Package.ofFile(document)).name(kept(value));
      case "SnippetSPDXID", "SnippetSPDXIdentifier", "LicenseID", "Reviewer", "Annotator" -> {
        close();
        elsewhere = true;
      }
      case "SPDXID" -> ref(kept(value));
      default -> {
        if (open != null) {
          part(open, tag, value);
        }
      }
    }
  }

  private void part(Spdx2Package part, String tag, String value) {
    switch (tag) {
      case "PackageVersion" -> part.version(kept(value));
      case "PackageSupplier" -> part.supplier(kept(value));
      case "PackageOriginator" -> part.originator(kept(value));
      case "ReleaseDate" -> part.released(kept(value));
      case "PrimaryPackagePurpose" -> part.purpose(kept(value));
      case "PackageChecksum", "FileChecksum" -> {
        int colon = value.indexOf(':');
        part.checksum(
            value.substring(0, Math.max(0, colon)).strip(), value.substring(colon + 1).strip());
      }
      case "ExternalRef" -> {
        String[] words = kept(value).split("\\s+", 3);
        if (words.length < 3) {
          throw malformed("an external reference without category, type and locator");
        }
        part.externalRef(words[1], words[2]);
      }
      default -> {}
    }
  }

  private void relationship(String value) {
    String[] words = value.split("\\s+", 4);
    if (words.length < 3) {
      throw malformed("a relationship without its two sides and its type");
    }
    document.relationship(words[0], words[1], words[2]);
  }

  private void ref(String value) {
    if (open != null) {
      open.ref(value);
    } else if (!elsewhere) {
      document.ref(value);
    }
  }

  private Spdx2Package begin(Spdx2Package part) {
    close();
    elsewhere = false;
    open = part;
    return part;
  }

  private void close() {
    if (open != null) {
      open.tell();
    }
    open = null;
  }

  /** A value that is kept is bounded and can be stored. */
  private String kept(String value) {
    if (value.length() > SbomLimits.TEXT) {
      throw malformed("a value longer than " + SbomLimits.TEXT + " characters");
    }
    if (Characters.unfit(value).isPresent()) {
      throw malformed("a value holds what is no character");
    }
    return value;
  }
}
