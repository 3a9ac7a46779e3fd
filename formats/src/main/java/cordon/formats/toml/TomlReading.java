package cordon.formats.toml;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.text.Utf8Text;
import cordon.formats.toml.TomlValue.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * Reads a TOML document (TOML 1.0.0, and of 1.1.0 the line breaks in inline tables) as a stream of
 * sections, so that memory is bounded by the longest section and not by the document. It does not
 * find out that two headers open the same table; whoever reads the sections knows which may repeat.
 *
 * <p>Why not the library that the configuration is read with: see decision 0060.
 */
public final class TomlReading {
  private final String document;
  private final long maxBytes;

  /**
   * @param document what is being read, for messages
   * @param maxBytes bound on the whole text
   */
  public TomlReading(String document, long maxBytes) {
    this.document = document;
    this.maxBytes = maxBytes;
  }

  /**
   * The key-value pairs under one header.
   *
   * @param path keys of the header; none for what stands before the first
   * @param array true for {@code [[header]]}
   * @param line of the header, from 1
   */
  public record Section(List<String> path, boolean array, int line, Table table) {
    public Section {
      path = List.copyOf(path);
    }

    /** Whether the header has exactly these keys. */
    public boolean is(String... keys) {
      return path.equals(List.of(keys));
    }
  }

  /** Called with each section in turn. */
  @FunctionalInterface
  public interface Body {
    void section(Section section);
  }

  /**
   * @throws IOException when the stream breaks
   * @throws ProblemException when the text is no TOML in UTF-8, or exceeds a bound
   */
  public void sections(InputStream in, Body body) throws IOException {
    TomlText text = null;
    try (BufferedReader reader = Utf8Text.open(in, document, maxBytes)) {
      text = new TomlText(reader, document);
      TomlParser parser = new TomlParser(text);
      while (parser.more()) {
        body.section(parser.section());
      }
    } catch (CharacterCodingException e) {
      String place = "line " + (text == null ? 1 : text.line()) + " or soon after";
      throw Malformed.at(document, place, "the text is not in UTF-8");
    }
  }

  /** Refuses at a section. */
  public ProblemException malformed(Section section, String why) {
    return Malformed.at(document, "line " + section.line(), why);
  }
}
