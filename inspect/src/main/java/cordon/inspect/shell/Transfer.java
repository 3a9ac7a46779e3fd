package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Destinations;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Programs that fetch and send: {@code curl}, {@code wget} and their kin. */
final class Transfer {
  private static final Set<String> SENDS =
      Set.of(
          "-d",
          "--data",
          "--data-binary",
          "--data-raw",
          "--data-urlencode",
          "-f",
          "--form",
          "--upload-file",
          "--post-data",
          "--post-file",
          "--body-data",
          "--body-file",
          "-body",
          "-infile",
          "--json",
          "--data-ascii");

  /** Of those, the ones that take a path. */
  private static final Set<String> FILES =
      Set.of("--upload-file", "--post-file", "--body-file", "-infile");

  private static final Set<String> WRITES =
      Set.of("-o", "--output", "--output-document", "-outfile");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  Transfer(Session session, List<Value> words, Value input, Place place) {
    this.session = session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value run(String name) {
    Flow given = Flow.NONE;
    boolean sends = false;
    boolean wget = name.equals("wget");
    Value url = Value.text("");
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).textWithHoles();
      given = i > 1 && isOutput(words.get(i - 1)) ? given : given.and(words.get(i).flow());
      if (sends(word, wget)) {
        sends = true;
        given = given.and(sent(i));
      } else if (word.contains("://")
          || (url.textWithHoles().isEmpty()
              && word.contains(".")
              && word.contains("/")
              && !word.startsWith("-"))) {
        url = words.get(i);
      }
    }
    String line = Program.line(words);
    if (given.has(Behaviour.ESCAPE)) {
      session.add(Behaviour.ESCAPE, "container", given, place, line);
    }
    if (Addresses.local(url, LOCAL)) {
      return Value.UNKNOWN;
    }
    for (Value word : words) {
      Destinations.asked(session.vocabulary, word.textWithHoles())
          .forEach(d -> session.add(Behaviour.HOST, d, Flow.NONE, place, line));
    }
    boolean carries =
        sends
            || given.has(Behaviour.HOST_INFO)
            || given.has(Behaviour.ENVIRONMENT)
            || given.has(Behaviour.SECRET);
    if (carries) {
      session.add(Behaviour.SEND, name, given, place, line);
    }
    session.add(Behaviour.FETCH, name, given, place, line);
    Flow fetched =
        given
            .without(Behaviour.SECRET)
            .without(Behaviour.ENVIRONMENT)
            .without(Behaviour.HOST_INFO)
            .and(Behaviour.FETCH);
    return written(wget, url, fetched) ? Value.text("") : Value.unknown(fetched);
  }

  /** Whether the next word names the file that is written. */
  private static boolean isOutput(Value option) {
    String word = option.textWithHoles();
    return WRITES.contains(word.toLowerCase(Locale.ROOT)) || word.equals("-qO");
  }

  private static boolean sends(String word, boolean wget) {
    String option = word.toLowerCase(Locale.ROOT);
    int equals = option.indexOf('=');
    option = equals > 0 ? option.substring(0, equals) : option;
    if (word.equals("-f") || (wget && word.length() == 2)) {
      return false;
    }
    return SENDS.contains(option)
        || word.equals("-T")
        || word.startsWith("-d@")
        || word.startsWith("-F");
  }

  /** What an option sends: text, a file, or the input. */
  private Flow sent(int option) {
    Value data = option + 1 < words.size() ? words.get(option + 1) : Value.UNKNOWN;
    String written = words.get(option).textWithHoles();
    int equals = written.indexOf('=');
    boolean whole =
        FILES.contains(equals > 0 ? written.substring(0, equals) : written.toLowerCase(Locale.ROOT))
            || written.equals("-T");
    String own = equals > 0 && written.startsWith("--") ? written.substring(equals + 1) : written;
    String text = own.equals(written) ? data.textWithHoles() : own;
    String named = whole ? text : named(text.contains("@") ? text : written);
    boolean fromInput =
        named.equals("-") || named.equals("/dev/stdin") || (named.equals(".") && whole);
    return data.flow()
        .and(new Writing(session).read(Value.text(named)))
        .and(session.beside(named, place))
        .and(fromInput ? input.flow() : Flow.NONE);
  }

  /** {@code f=@path;type=…}: the path; empty when the text is sent as it is. */
  private static String named(String text) {
    int at = text.indexOf('@');
    int less = at < 0 ? text.indexOf("=<") + 1 : at;
    if (less <= 0 && at < 0) {
      return "";
    }
    String path = text.substring(less + 1);
    int end = path.indexOf(';');
    return end < 0 ? path : path.substring(0, end);
  }

  /** Whether it goes to a file. */
  private boolean written(boolean wget, Value url, Flow fetched) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).textWithHoles();
      int cluster = word.startsWith("-") && !word.startsWith("--") ? word.indexOf('O') + 1 : 0;
      boolean names =
          wget
              ? cluster > 0 || word.startsWith("--output-document")
              : WRITES.contains(word.toLowerCase(Locale.ROOT)) && !word.equals("-O");
      String own =
          wget && names ? word.substring(cluster > 0 ? cluster : word.indexOf('=') + 1) : "";
      own = own.equals(word) ? "" : own;
      Value file = own.isEmpty() && i + 1 < words.size() ? words.get(i + 1) : Value.text(own);
      boolean combined =
          !wget
              && word.startsWith("-")
              && !word.startsWith("--")
              && word.length() > 2
              && word.endsWith("o");
      if (names || combined) {
        boolean output = file.textWithHoles().equals("-");
        if (!output) {
          new Writing(session).to(file, Value.unknown(fetched), false, place);
        }
        return !output;
      }
    }
    boolean byUrl =
        wget
            || words.stream()
                .map(Value::textWithHoles)
                .anyMatch(w ->
                    w.equals("-O")
                        || (w.startsWith("-") && !w.startsWith("--") && w.contains("O")));
    boolean bits =
        words.stream().map(Value::textWithHoles).anyMatch(w -> w.equalsIgnoreCase("/transfer"));
    if (bits) {
      new Writing(session).to(words.getLast(), Value.unknown(fetched), false, place);
    } else if (byUrl) {
      String text = url.textWithHoles();
      int query = text.indexOf('?');
      new Writing(session)
          .to(
              Value.text(Writing.name(query < 0 ? text : text.substring(0, query))),
              Value.unknown(fetched),
              false,
              place);
    }
    return byUrl || bits;
  }

  /** Destinations that are this machine. */
  private static final class Addresses {
    static boolean local(Value url, Set<String> hosts) {
      return cordon.inspect.value.Addresses.urlHost(url.textWithHoles())
          .filter(hosts::contains)
          .isPresent();
    }
  }
}
