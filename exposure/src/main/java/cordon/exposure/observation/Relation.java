package cordon.exposure.observation;

import java.util.Locale;

/** How a breach spreads from one thing to the next. */
public enum Relation {
  /** A unit, or a vendor, can read a credential. */
  REACHES,
  /** A credential gives access to a dataset, a model, a unit or another credential. */
  OPENS,
  /** A unit or a vendor has a dataset or a model itself, without a credential. */
  HOLDS,
  /** A dataset has records of people. */
  CONTAINS,
  /** A unit is run by a vendor: what befalls the unit befalls the vendor. */
  RUN_BY,
  /** A vendor delivers to another vendor, or into a unit: its breach may come with it. */
  SUPPLIES;

  /** As it stands in JSON: {@code run-by}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether following it leads from one organisation to the next, of which few hops are allowed.
   */
  public boolean crossesOrganisations() {
    return this == SUPPLIES;
  }
}
