package cordon.formats.yaml;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.text.Utf8Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads the mappings of a YAML stream (YAML 1.2.2) event by event and turns every failure of the
 * text into a {@link ProblemException} with line and column. Aliases are refused, so nothing can
 * grow; tags are not looked at, so nothing is built. One instance serves any number of threads.
 */
public final class YamlReading {
  private final String document;
  private final long maxBytes;
  private final int maxDepth;

  /**
   * @param document what is being read, for messages
   * @param maxBytes bound on the whole text
   * @param maxDepth bound on nesting
   */
  public YamlReading(String document, long maxBytes, int maxDepth) {
    this.document = document;
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
  }

  /** What to do with the mapping at the root of each document of the stream. */
  @FunctionalInterface
  public interface Body {
    void mapping(YamlCursor cursor);
  }

  /**
   * @throws IOException when the stream breaks
   * @throws ProblemException when the text is no YAML in UTF-8, or exceeds a bound
   */
  public void mappings(InputStream in, Body body) throws IOException {
    try (BufferedReader reader = Utf8Text.open(in, document, maxBytes)) {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(document)
              .setCodePointLimit((int) Math.min(Integer.MAX_VALUE, maxBytes))
              .setBufferSize(64 << 10)
              .build();
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, reader));
      new YamlCursor(parser, document, maxDepth).documents(body);
    } catch (CharacterCodingException e) {
      throw notUtf8();
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(YamlReading::place).orElse("an unknown place");
      throw Malformed.at(document, place, "not valid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw Malformed.at(document, "character " + e.getPosition(), "a control character");
    } catch (YamlEngineException e) {
      throw broken(e);
    }
  }

  /** The library wraps what its reader throws. */
  private RuntimeException broken(YamlEngineException e) throws IOException {
    return switch (e.getCause()) {
      case CharacterCodingException encoding -> notUtf8();
      case IOException stream -> throw stream;
      case null, default -> Malformed.at(document, "an unknown place", "not valid YAML");
    };
  }

  private ProblemException notUtf8() {
    return Malformed.at(document, "an unknown place", "the text is not in UTF-8");
  }

  static String place(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }
}
