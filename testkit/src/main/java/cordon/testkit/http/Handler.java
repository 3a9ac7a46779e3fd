package cordon.testkit.http;

/** Answers requests; called on many threads at once. */
@FunctionalInterface
public interface Handler {
  Reply answer(Request request);
}
