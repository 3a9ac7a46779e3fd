package cordon.inspect.vocabulary;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names and words mean. Immutable; safe for any number of threads. */
public final class Vocabulary {
  /** Characters of data around a word, together. */
  private static final int DENSE = 120;

  /** Names of files are no longer where it is asked how one ends. */
  private static final int LONGEST_NAME = 64;

  private final Map<Language, Map<String, List<Meaning>>> names = new EnumMap<>(Language.class);

  /** Names that do something when they are read, without the mark that says so. */
  private final Map<Language, Map<String, List<Meaning>>> readings = new EnumMap<>(Language.class);

  private final List<WordList> listOf = new ArrayList<>();
  private final Words words;

  /** Languages that have names which stand for everything below. */
  private final Set<Language> withBelow = EnumSet.noneOf(Language.class);

  /** How the names begin that stand for everything below: few others begin so. */
  private final Set<String> above = new HashSet<>();

  /** Length of the longest name. */
  private final int longest;

  private final Map<Language, Set<String>> allowed = new EnumMap<>(Language.class);
  private final Map<Language, Set<String>> allowedClasses = new EnumMap<>(Language.class);

  private final List<PluginHost> hosts;

  public Vocabulary(
      List<Interface> interfaces,
      List<WordList> lists,
      List<Allowance> allowances,
      List<PluginHost> hosts) {
    this.hosts = List.copyOf(hosts);
    this.longest =
        interfaces.stream()
            .flatMap(i -> i.names().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    for (Interface each : interfaces) {
      if (each.names().stream().anyMatch(name -> name.endsWith(".*"))) {
        withBelow.add(each.language());
        each.names().stream()
            .filter(name -> name.endsWith(".*"))
            .forEach(name -> above.add(name.substring(0, name.indexOf('.'))));
      }
      Map<String, List<Meaning>> ofLanguage =
          names.computeIfAbsent(each.language(), l -> new HashMap<>());
      each.names()
          .forEach(
              name -> ofLanguage.computeIfAbsent(name, n -> new ArrayList<>()).add(each.meaning()));
    }
    names.forEach((language, all) -> {
      Map<String, List<Meaning>> read = readings.computeIfAbsent(language, l -> new HashMap<>());
      all.forEach((name, meanings) -> {
        if (name.endsWith("!")) {
          read.put(name.substring(0, name.length() - 1), meanings);
        }
      });
    });
    List<String> texts = new ArrayList<>();
    for (WordList list : lists) {
      texts.addAll(list.texts());
      list.texts().forEach(text -> listOf.add(list));
    }
    this.words = new Words(texts);
    for (Allowance each : allowances) {
      allowed.computeIfAbsent(each.language(), l -> new HashSet<>()).addAll(each.names());
      allowedClasses.computeIfAbsent(each.language(), l -> new HashSet<>()).addAll(each.classes());
    }
  }

  /** The program that loads a group of entry points by itself. */
  public Optional<PluginHost> host(String group) {
    return hosts.stream().filter(each -> each.looksFor(group)).findFirst();
  }

  /** Whether a name is known to do no harm, in a language in which all others are doubted. */
  public boolean allows(Language language, String name) {
    return allowed.getOrDefault(language, Set.of()).contains(name)
        || (isClass(name) && isBelow(name, allowedClasses.getOrDefault(language, Set.of())));
  }

  private static boolean isClass(String name) {
    int last = name.lastIndexOf('.') + 1;
    while (last < name.length() && name.charAt(last) == '_') {
      last++;
    }
    return last < name.length()
        && Character.isUpperCase(name.charAt(last))
        && name.chars().limit(last).noneMatch(Character::isUpperCase);
  }

  private static boolean isBelow(String name, Set<String> packages) {
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      if (packages.contains(name.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What calling or reading a qualified name does; the most exact entry decides.
   *
   * @param name {@code base64.b64decode}, with aliases of imports resolved
   */
  public List<Meaning> ofName(Language language, String name) {
    Map<String, List<Meaning>> known = names.getOrDefault(language, Map.of());
    List<Meaning> exact = known.get(name);
    if (exact != null) {
      return exact;
    }
    if (!mayBeBelow(language, name)) {
      return List.of();
    }
    // Of a chain of thousands of links only so much is looked at as any entry is long.
    for (int dot = name.lastIndexOf('.', longest); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      List<Meaning> below = known.get(name.substring(0, dot) + ".*");
      if (below != null) {
        return below;
      }
    }
    return List.of();
  }

  /**
   * What reading a qualified name does, as entries with an exclamation mark tell. Asked for nearly
   * every name of a source, of which nearly none is one.
   */
  public List<Meaning> ofReading(Language language, String name) {
    List<Meaning> exact = readings.getOrDefault(language, Map.of()).get(name);
    if (exact != null) {
      return exact;
    }
    return mayBeBelow(language, name) ? ofName(language, name + "!") : List.of();
  }

  private boolean mayBeBelow(Language language, String name) {
    if (!withBelow.contains(language)) {
      return false;
    }
    int first = name.indexOf('.');
    return first >= 0 && above.contains(name.substring(0, first));
  }

  /** All names of a language, as the rule files have them. */
  public Set<String> names(Language language) {
    return Set.copyOf(names.getOrDefault(language, Map.of()).keySet());
  }

  /** Whether a text has a word; one that only counts when it stands alone may stand in another. */
  public boolean mayBeIn(char[] text, int from, int to) {
    return words.occur(text, from, to);
  }

  /** Whether any word of the lists stands in a text. */
  public boolean namesAnything(byte[] text, int from, int to) {
    boolean[] found = new boolean[1];
    words.scan(text, from, to, (word, start, end) -> found[0] = true);
    return found[0];
  }

  /** Everything that some name or word stands for. */
  public Set<Meaning> meanings() {
    Set<Meaning> meanings = new HashSet<>();
    names.values().forEach(ofLanguage -> ofLanguage.values().forEach(meanings::addAll));
    listOf.forEach(list -> meanings.add(list.meaning()));
    return meanings;
  }

  /** The words in a text, in the order of their ends. */
  public List<Hit> inText(CharSequence text) {
    if (!words.occur(text)) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    words.scan(
        text,
        (word, start, end) -> {
          WordList list = listOf.get(word);
          boolean counts =
              list.whole() ? standsAlone(text, start, end) : isMeant(list, text, start, end);
          if (counts && !isWithinData(text, start, end)) {
            hits.add(new Hit(list.meaning(), start, end));
          }
        });
    return hits;
  }

  /** A host that only ends like the one of the list is another: {@code orbit.ly}. */
  private static boolean isMeant(WordList list, CharSequence text, int start, int wordEnd) {
    if (list.meaning().behaviour() == Behaviour.PRIVATE) {
      return !isPublicHalf(text, wordEnd);
    }
    return list.meaning().behaviour() != Behaviour.HOST
        || start == 0
        || !Character.isLetterOrDigit(text.charAt(start))
        || !isWordPart(text.charAt(start - 1));
  }

  /** {@code ~/.ssh/id_rsa.pub}: the half of a key that is for others. */
  private static boolean isPublicHalf(CharSequence text, int start) {
    int end = start;
    int most = Math.min(text.length(), start + LONGEST_NAME);
    while (end < most && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean whole = end == text.length() || !isNamePart(text.charAt(end));
    return whole && end - start >= 4 && text.subSequence(end - 4, end).toString().equals(".pub");
  }

  private static boolean isNamePart(char letter) {
    return isWordPart(letter) || letter == '.' || letter == '/' || letter == '\\';
  }

  /**
   * Whether letters and digits go on for long around a word that is made of such: among millions of
   * them each short word occurs.
   */
  private static boolean isWithinData(CharSequence text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < DENSE && isDigit(text.charAt(from - 1))) {
      from--;
    }
    int to = start;
    while (to < text.length() && to - end < DENSE && isDigit(text.charAt(to))) {
      to++;
    }
    return to >= end && start - from + to - end >= DENSE;
  }

  /** Of base64. */
  private static boolean isDigit(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '+');
  }

  private static boolean standsAlone(CharSequence text, int start, int end) {
    return (start == 0 || !isWordPart(text.charAt(start - 1)))
        && (end == text.length() || !isWordPart(text.charAt(end)));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
