package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found in one class, gathered while its methods are read. */
final class ClassFindings {
  private static final Flow HIDDEN = Flow.of(Behaviour.DECODE, Behaviour.DECRYPT);

  private static final int LONGEST_COMMAND = 8192;
  private static final int MOST_FACTS = 400;
  private static final int MOST_REFERENCES = 20_000;

  private final String path;
  private final Vocabulary vocabulary;
  private final Set<Fact> facts = new LinkedHashSet<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<String> doubts = new ArrayList<>();

  ClassFindings(String path, Vocabulary vocabulary) {
    this.path = path;
    this.vocabulary = vocabulary;
  }

  void fact(Behaviour behaviour, String detail, int line, String unit, Flow inputs, String quote) {
    if (facts.size() < MOST_FACTS) {
      facts.add(
          new Fact(behaviour, detail, new Place(path, line), unit, inputs.behaviours(), quote));
    } else {
      doubt("it does more than " + MOST_FACTS + " things that mean something");
    }
  }

  /** The words in a text that the code holds or puts together. */
  Flow words(String text, int line, String unit, Flow through) {
    // A text is named once, however it is handed on; only that it was hidden is worth saying.
    Flow inputs = new Flow(through.bits() & HIDDEN.bits());
    Flow flow = Flow.NONE;
    for (Hit hit : vocabulary.inText(text)) {
      Behaviour behaviour = hit.meaning().behaviour();
      if (behaviour.byName()) {
        fact(behaviour, hit.meaning().detail(), line, unit, inputs, text);
      }
      flow = flow.and(behaviour);
    }
    if (Addresses.urlHost(text).filter(ClassFindings::isOfSomebody).isPresent()) {
      flow = flow.and(Behaviour.HOST);
    }
    if (Addresses.inUrl(text)) {
      fact(Behaviour.HOST, "raw-ip", line, unit, inputs, text);
      flow = flow.and(Behaviour.HOST);
    }
    return flow;
  }

  private static boolean isOfSomebody(String host) {
    boolean number = Character.isDigit(host.charAt(host.length() - 1));
    return host.indexOf('.') > 0
        && host.indexOf(Value.HOLE) < 0
        && !host.endsWith("w3.org")
        && (!number || Addresses.isPublic(host));
  }

  /** What a command line does, whose words stand with a blank between them. */
  void command(String words, int at, String unit) {
    if (words.isBlank() || words.length() > LONGEST_COMMAND) {
      return;
    }
    int script = words.indexOf(" -c ");
    boolean shell = script > 0 && words.substring(0, script).endsWith("sh");
    String line = shell ? words.substring(script + 4) : words;
    for (Fact fact : new ShellReader(vocabulary).script(new Place(path, at), line).facts()) {
      if (facts.size() < MOST_FACTS) {
        facts.add(
            new Fact(
                fact.behaviour(), fact.detail(), fact.place(), unit, fact.inputs(), fact.quote()));
      }
    }
  }

  /** The words in a command that is run or a path that is written to: there, naming is doing. */
  void deeds(String text, int line, String unit, Flow inputs) {
    for (Hit hit : vocabulary.inText(text)) {
      if (!hit.meaning().behaviour().byName()) {
        fact(hit.meaning().behaviour(), hit.meaning().detail(), line, unit, inputs, text);
      }
    }
  }

  void leadsTo(String unit, int line, Reference.Target target) {
    if (references.size() < MOST_REFERENCES) {
      references.add(new Reference(unit, line, target));
    } else {
      doubt("it leads to more than " + MOST_REFERENCES + " places");
    }
  }

  void doubt(String why) {
    if (!doubts.contains(why)) {
      doubts.add(why);
    }
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** Forgets what was found, to read the class once more knowing more. */
  void again() {
    facts.clear();
    references.clear();
  }

  FileFacts result() {
    return new FileFacts(
        path, Language.JVM, List.copyOf(facts), List.copyOf(references), doubts.isEmpty(), doubts);
  }
}
