package cordon.inspect.scan;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;

/**
 * Something that a look over bytes has found.
 *
 * @param line from 1
 */
record Sighting(Behaviour behaviour, String detail, int line, String quote) {
  Fact in(String path) {
    return new Fact(behaviour, detail, new Place(path, line), "", quote);
  }
}
