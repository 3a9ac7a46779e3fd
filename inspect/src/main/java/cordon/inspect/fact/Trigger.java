package cordon.inspect.fact;

import java.util.List;

/**
 * Something in an artifact that runs without the user calling it.
 *
 * @param occasion when
 * @param place what makes it run: the line of the manifest, or the file itself
 * @param how one sentence for people, without a full stop: {@code "npm runs `node setup.js` after
 *     unpacking (postinstall)"}
 * @param starts what it runs
 * @param facts what the trigger itself does, apart from the files it starts: the commands in a
 *     script line, code within a {@code .pth}
 */
public record Trigger(
    Occasion occasion, Place place, String how, List<Reference.Target> starts, List<Fact> facts) {
  public Trigger {
    starts = List.copyOf(starts);
    facts = List.copyOf(facts);
  }
}
