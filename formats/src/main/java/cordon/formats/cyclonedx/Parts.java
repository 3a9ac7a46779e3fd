package cordon.formats.cyclonedx;

import cordon.base.ProblemException;
import java.util.Optional;

/**
 * A value of a document, in JSON or in XML. Whoever is called with a value reads it once, or leaves
 * it and has it skipped.
 */
interface Parts {
  /** The name under which {@link #members} tells of the text of an element with attributes. */
  String CONTENT = "content";

  /** Called with the value of a member: in XML an attribute or a child element. */
  @FunctionalInterface
  interface Member {
    void read(String name);
  }

  void members(Member member);

  /** The elements of a list; in XML the children, with their names, in JSON without. */
  void each(Member element);

  /** What JSON writes as a list and XML by repeating the element: called for each. */
  void eachOrSelf(Runnable element);

  /** The text here, without surrounding white space; empty where there is none. */
  Optional<String> text();

  /** A ref to a part: in JSON the text, in XML the attribute {@code ref}. */
  Optional<String> reference();

  /** Whether the value is a list; in XML nothing is. */
  boolean isList();

  /** The truth value here; empty where it is none. */
  Optional<Boolean> flag();

  /** Line and column. */
  String place();

  ProblemException malformed(String why);
}
