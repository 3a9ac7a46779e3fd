package cordon.inspect.rules;

import cordon.base.ProblemException;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue;
import cordon.formats.toml.TomlValue.Bare;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Text;
import cordon.inspect.Severity;
import cordon.inspect.Verdict;
import cordon.inspect.chain.ChainRule;
import cordon.inspect.chain.Need;
import cordon.inspect.chain.NeedReader;
import cordon.inspect.chain.Span;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.vocabulary.Allowance;
import cordon.inspect.vocabulary.Interface;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.PluginHost;
import cordon.inspect.vocabulary.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a rule file: TOML with any number of {@code [[api]]}, {@code [[word]]}, {@code [[allow]]},
 * {@code [[plugin]]} and {@code [[chain]]}. A key that it does not know is refused, because a
 * misspelt one would weaken a rule in silence.
 */
final class RuleFileReader {
  private static final long MAX_BYTES = 4 << 20;
  private static final Set<String> API = Set.of("language", "behaviour", "detail", "names");
  private static final Set<String> WORD = Set.of("behaviour", "detail", "texts", "whole");
  private static final Set<String> ALLOW = Set.of("language", "names", "classes");
  private static final Set<String> PLUGIN = Set.of("groups", "host", "when", "calls", "names");
  private static final Set<String> CHAIN =
      Set.of(
          "id",
          "severity",
          "verdict",
          "when",
          "needs",
          "unless",
          "direct",
          "near",
          "sure",
          "together",
          "new",
          "title",
          "why",
          "remedy",
          "incidents",
          "example");

  private final TomlReading toml;
  private final List<Interface> interfaces = new ArrayList<>();
  private final List<WordList> words = new ArrayList<>();
  private final List<Allowance> allowances = new ArrayList<>();
  private final List<PluginHost> hosts = new ArrayList<>();
  private final List<ChainRule> chains = new ArrayList<>();

  /**
   * @param document what is read, for messages: {@code rule file words.toml}
   */
  RuleFileReader(String document) {
    this.toml = new TomlReading(document, MAX_BYTES);
  }

  /**
   * @throws ProblemException naming the line of the section that is wrong
   */
  RuleFile read(InputStream in) throws IOException {
    toml.sections(in, this::section);
    return new RuleFile(interfaces, words, allowances, hosts, chains);
  }

  private void section(Section section) {
    if (section.path().isEmpty() && section.table().members().isEmpty()) {
      return;
    }
    if (section.array() && section.is("api")) {
      interfaces.add(api(section));
    } else if (section.array() && section.is("word")) {
      words.add(word(section));
    } else if (section.array() && section.is("allow")) {
      allowances.add(allowance(section));
    } else if (section.array() && section.is("plugin")) {
      hosts.add(host(section));
    } else if (section.array() && section.is("chain")) {
      chains.add(chain(section));
    } else {
      throw toml.malformed(
          section, "expected [[api]], [[word]], [[allow]], [[plugin]] or [[chain]]");
    }
  }

  private Interface api(Section section) {
    onlyKeys(section, API);
    return new Interface(language(section), texts(section, "names"), meaning(section));
  }

  private Allowance allowance(Section section) {
    onlyKeys(section, ALLOW);
    if (!section.table().has("names") && !section.table().has("classes")) {
      throw toml.malformed(section, "neither `names` nor `classes` says what is allowed");
    }
    return new Allowance(
        language(section), textsOrNone(section, "names"), textsOrNone(section, "classes"));
  }

  private PluginHost host(Section section) {
    onlyKeys(section, PLUGIN);
    return new PluginHost(
        texts(section, "groups"),
        text(section, "host"),
        occasion(section, text(section, "when")),
        textsOrNone(section, "calls"),
        textsOrNone(section, "names"));
  }

  private Language language(Section section) {
    return Language.parse(text(section, "language"))
        .orElseThrow(() -> toml.malformed(section, "no such language"));
  }

  private WordList word(Section section) {
    onlyKeys(section, WORD);
    List<String> texts = texts(section, "texts");
    if (texts.stream().anyMatch(t -> t.length() < 3)) {
      throw toml.malformed(section, "a text shorter than 3 characters would be found everywhere");
    }
    return new WordList(texts, flag(section, "whole"), meaning(section));
  }

  private Meaning meaning(Section section) {
    String word = text(section, "behaviour");
    Behaviour behaviour =
        Behaviour.parse(word)
            .orElseThrow(() -> toml.malformed(section, "no behaviour is called `" + word + "`"));
    return new Meaning(behaviour, section.table().text("detail").orElse(""));
  }

  private ChainRule chain(Section section) {
    onlyKeys(section, CHAIN);
    return new ChainRule(
        text(section, "id"),
        choice(section, "severity", Severity.class),
        choice(section, "verdict", Verdict.class),
        occasions(section),
        needs(section, "needs"),
        section.table().has("unless") ? needs(section, "unless") : List.of(),
        span(section),
        flag(section, "new"),
        text(section, "title"),
        text(section, "why"),
        text(section, "remedy"),
        textsOrNone(section, "incidents"),
        text(section, "example"));
  }

  private Span span(Section section) {
    List<Span> given = Span.NARROW.stream().filter(each -> flag(section, each.key())).toList();
    if (given.size() > 1) {
      String keys = given.stream().map(Span::key).collect(Collectors.joining("` and `"));
      throw toml.malformed(section, "`" + keys + "` exclude each other; keep one");
    }
    return given.isEmpty() ? Span.ALL : given.getFirst();
  }

  private Set<Occasion> occasions(Section section) {
    Set<Occasion> occasions = EnumSet.noneOf(Occasion.class);
    for (String word : texts(section, "when")) {
      occasions.add(occasion(section, word));
    }
    return occasions;
  }

  private Occasion occasion(Section section, String word) {
    return Occasion.parse(word)
        .orElseThrow(() -> toml.malformed(section, "no occasion is called `" + word + "`"));
  }

  private List<Need> needs(Section section, String key) {
    try {
      return texts(section, key).stream().map(NeedReader::read).toList();
    } catch (IllegalArgumentException e) {
      throw toml.malformed(section, "`" + key + "`: " + e.getMessage());
    }
  }

  private <E extends Enum<E>> E choice(Section section, String key, Class<E> type) {
    String word = text(section, key);
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(word.toUpperCase(Locale.ROOT).replace(' ', '_'))) {
        return each;
      }
    }
    throw toml.malformed(section, "`" + key + "` cannot be `" + word + "`");
  }

  private boolean flag(Section section, String key) {
    return switch (section.table().members().get(key)) {
      case null -> false;
      case Bare bare when bare.text().equals("true") -> true;
      case Bare bare when bare.text().equals("false") -> false;
      case TomlValue other -> throw toml.malformed(section, "`" + key + "` must be true or false");
    };
  }

  private String text(Section section, String key) {
    return section
        .table()
        .text(key)
        .filter(t -> !t.isBlank())
        .orElseThrow(() -> toml.malformed(section, "`" + key + "` is missing or no text"));
  }

  private List<String> textsOrNone(Section section, String key) {
    return section.table().has(key) ? texts(section, key) : List.of();
  }

  private List<String> texts(Section section, String key) {
    if (section.table().members().get(key) instanceof Items items
        && !items.items().isEmpty()
        && items.items().stream().allMatch(i -> i instanceof Text text && !text.text().isEmpty())) {
      return items.items().stream().map(i -> ((Text) i).text()).toList();
    }
    throw toml.malformed(section, "`" + key + "` must be a list of texts, none empty");
  }

  private void onlyKeys(Section section, Set<String> known) {
    for (String key : section.table().members().keySet()) {
      if (!known.contains(key)) {
        throw toml.malformed(
            section,
            "unknown key `"
                + key
                + "`; known are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }
}
