package cordon.inspect.shell;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import java.util.List;

/** Reads code of another language that stands in a command line: {@code node -e '…'}. */
@FunctionalInterface
public interface Embedded {
  /** Reads none. */
  Embedded NONE = (language, place, code) -> List.of();

  /**
   * @param place of the command line
   */
  List<Fact> read(Language language, Place place, String code);
}
