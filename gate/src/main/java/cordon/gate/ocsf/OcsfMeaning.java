package cordon.gate.ocsf;

import cordon.gate.evidence.FactBody;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an event says of a fact.
 *
 * @param kind of event in the schema
 * @param activity within the class, with its name
 * @param outcome of what was done
 * @param message one sentence for people
 * @param profiles that the attributes come from, beside the class
 * @param content attributes that only this class has
 */
record OcsfMeaning(
    Kind kind,
    Activity activity,
    Severity severity,
    Outcome outcome,
    String message,
    List<String> profiles,
    Consumer<FactBody> content) {

  /** A class of the schema within its category. */
  enum Kind {
    DETECTION_FINDING(2, "Findings", 2004, "Detection Finding"),
    ENTITY_MANAGEMENT(3, "Identity & Access Management", 3004, "Entity Management"),
    FILE_HOSTING(6, "Application Activity", 6006, "File Hosting Activity");

    private final int category;
    private final String categoryName;
    private final int uid;
    private final String caption;

    Kind(int category, String categoryName, int uid, String caption) {
      this.category = category;
      this.categoryName = categoryName;
      this.uid = uid;
      this.caption = caption;
    }

    void write(FactBody g) {
      g.number("category_uid", category).text("category_name", categoryName);
      g.number("class_uid", uid).text("class_name", caption);
    }

    long type(Activity activity) {
      return uid * 100L + activity.id();
    }
  }

  /** What was done, in the numbers of the class. */
  record Activity(int id, String name) {}

  enum Severity {
    INFORMATIONAL(1, "Informational"),
    LOW(2, "Low"),
    MEDIUM(3, "Medium"),
    HIGH(4, "High"),
    CRITICAL(5, "Critical");

    private final int id;
    private final String caption;

    Severity(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }

    void write(FactBody g) {
      g.number("severity_id", id).text("severity", caption);
    }

    /** Whether somebody should look now. */
    boolean alerts() {
      return this.compareTo(HIGH) >= 0;
    }
  }

  /** How it ended; a finding has no such thing. */
  enum Outcome {
    NONE,
    SUCCESS,
    FAILURE;

    void write(FactBody g) {
      switch (this) {
        case NONE -> {}
        case SUCCESS -> g.number("status_id", 1).text("status", "Success");
        case FAILURE -> g.number("status_id", 2).text("status", "Failure");
      }
    }
  }
}
