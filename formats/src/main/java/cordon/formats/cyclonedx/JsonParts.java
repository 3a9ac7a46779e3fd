package cordon.formats.cyclonedx;

import cordon.base.ProblemException;
import cordon.formats.json.JsonWalk;
import java.util.Optional;

/** The JSON form. */
final class JsonParts implements Parts {
  private final JsonWalk walk;

  JsonParts(JsonWalk walk) {
    this.walk = walk;
  }

  @Override
  public void members(Member member) {
    walk.members(member::read);
  }

  @Override
  public void each(Member element) {
    walk.elements(() -> element.read(""));
  }

  @Override
  public void eachOrSelf(Runnable element) {
    walk.elements(element);
  }

  @Override
  public Optional<String> text() {
    return walk.text();
  }

  @Override
  public Optional<String> reference() {
    return walk.text();
  }

  @Override
  public boolean isList() {
    return walk.isArray();
  }

  @Override
  public Optional<Boolean> flag() {
    return walk.flag();
  }

  @Override
  public String place() {
    return walk.place();
  }

  @Override
  public ProblemException malformed(String why) {
    return walk.malformed(why);
  }

  /** The number or text here, as it is written. */
  Optional<String> written() {
    return walk.written();
  }
}
