package cordon.inspect.model;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.inspect.fact.Behaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A SafeTensors file: the length of a header, the header in JSON, then weights without gaps or
 * overlaps. It can run nothing; what breaks the format aims at whoever reads it carelessly, or
 * hides something.
 */
final class SafeTensorsFile {
  /** As the reference implementation bounds it. */
  private static final int LONGEST_HEADER = 100_000_000;

  private static final int LENGTH = 8;
  private static final String NAME = "safetensors";
  private static final JsonReading JSON = new JsonReading("header of weights", LONGEST_HEADER, 16);

  private record Span(long from, long to) {}

  private SafeTensorsFile() {}

  /** Whether it is one, or is named so and is one that is broken. */
  static boolean begins(byte[] content, String extension) {
    if (content.length < LENGTH + 2 || PickleFile.begins(content, 0)) {
      return false;
    }
    boolean named = extension.equals(NAME);
    boolean likely = content[6] == 0 && content[7] == 0;
    return content[LENGTH] == '{' && (named || (likely && content[LENGTH + 1] == '"'));
  }

  static void read(byte[] content, long size, ModelFindings findings) {
    long length = new LittleEndian(content, 0).number(LENGTH);
    if (length < 0 || length > LONGEST_HEADER || length > size - LENGTH) {
      findings.doubt("its header is said to be longer than the format or the file allows");
      return;
    }
    if (length > content.length - LENGTH) {
      findings.doubt("its header is too long to be read");
      return;
    }
    try {
      List<Span> spans = new ArrayList<>();
      JSON.object(
          new ByteArrayInputStream(content, LENGTH, (int) length),
          parser -> {
            tensors(parser, spans, findings);
            return true;
          });
      check(spans, size - LENGTH - length, findings);
    } catch (ProblemException e) {
      findings.doubt("its header is no JSON that can be read: " + e.problem().detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tensors(JsonParser parser, List<Span> spans, ModelFindings findings)
      throws IOException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("__metadata__")) {
        metadata(parser, findings);
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        tensor(parser, spans, findings);
      } else {
        findings.doubt("a tensor in its header is no object");
        parser.skipChildren();
      }
    }
  }

  private static void metadata(JsonParser parser, ModelFindings findings) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      parser.nextToken();
      String value = JsonReading.stringOrSkip(parser);
      if (value != null) {
        ChatTemplate.read(value, findings);
      }
    }
  }

  private static void tensor(JsonParser parser, List<Span> spans, ModelFindings findings)
      throws IOException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean offsets = parser.currentName().equals("data_offsets");
      parser.nextToken();
      if (!offsets || parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      List<Long> numbers = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT && numbers.size() < 3;
        numbers.add(number ? parser.getValueAsLong(-1) : -1);
        parser.skipChildren();
      }
      if (numbers.size() == 2 && numbers.get(0) >= 0 && numbers.get(1) >= numbers.get(0)) {
        spans.add(new Span(numbers.get(0), numbers.get(1)));
      } else {
        findings.doubt("the offsets of a tensor are not two numbers in order");
      }
    }
  }

  private static void check(List<Span> spans, long weights, ModelFindings findings) {
    spans.sort(Comparator.comparingLong(Span::from).thenComparingLong(Span::to));
    long at = 0;
    for (Span span : spans) {
      if (span.from() != at) {
        findings.doubt("its tensors overlap or leave gaps");
        return;
      }
      at = span.to();
    }
    if (at > weights) {
      findings.doubt("a tensor lies beyond the end of the file");
    } else if (at < weights) {
      findings.fact(
          Behaviour.CONCEALED,
          "data behind weights",
          (weights - at) + " bytes follow the last tensor");
    }
  }
}
