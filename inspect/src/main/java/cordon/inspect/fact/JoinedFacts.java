package cordon.inspect.fact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one file does, and what could not be told of it. Code may be evaluated more than once, so
 * that equal facts are joined and what flows into them adds up.
 */
public final class JoinedFacts {
  /**
   * A file does not get more interesting after that many, however many ways its functions are
   * called in.
   */
  private static final int MOST = 4_000;

  /**
   * @param unit the function as it is called, or the function however it is called
   */
  private record Key(Behaviour behaviour, String detail, Place place, String unit) {}

  private final Map<Key, Fact> facts = new LinkedHashMap<>();

  /** What flows into each, however its function is called. */
  private final Map<Key, Set<Behaviour>> told = new HashMap<>();

  private final Set<String> doubts = new LinkedHashSet<>();
  private final Map<Behaviour, String> details = new EnumMap<>(Behaviour.class);
  private int news;

  public void add(Fact fact) {
    Key key = new Key(fact.behaviour(), fact.detail(), fact.place(), fact.unit());
    details.put(fact.behaviour(), fact.detail());
    if (!isNoted(fact)) {
      doubt("it does more than " + MOST + " things that mean something");
      return;
    }
    Fact known = facts.get(key);
    if (known == null) {
      facts.put(key, fact);
    } else if (!known.inputs().containsAll(fact.inputs())) {
      Set<Behaviour> both = new LinkedHashSet<>(known.inputs());
      both.addAll(fact.inputs());
      facts.put(
          key,
          new Fact(
              fact.behaviour(), fact.detail(), fact.place(), fact.unit(), both, known.quote()));
    }
  }

  /** Notes what is said, which is news where no call of the function said as much before. */
  private boolean isNoted(Fact fact) {
    String function = Unit.function(fact.unit());
    Key key = new Key(fact.behaviour(), fact.detail(), fact.place(), function);
    Set<Behaviour> before = told.get(key);
    if (before == null && told.size() == MOST) {
      return false;
    }
    if (before == null || !before.containsAll(fact.inputs())) {
      news++;
      told.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(fact.inputs());
    }
    return true;
  }

  /** How often something was added that had not been said before. */
  public int news() {
    return news;
  }

  /** A behaviour had this detail, of which no fact tells. */
  public void detail(Behaviour behaviour, String detail) {
    details.put(behaviour, detail);
  }

  /** The detail that a behaviour had last, for where only the behaviour flowed on. */
  public String detail(Behaviour behaviour) {
    return details.getOrDefault(behaviour, "");
  }

  public void doubt(String why) {
    doubts.add(why);
  }

  public List<Fact> facts() {
    return new ArrayList<>(facts.values());
  }

  public List<String> doubts() {
    return new ArrayList<>(doubts);
  }
}
