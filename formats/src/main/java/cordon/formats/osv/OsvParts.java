package cordon.formats.osv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The small objects of a record. */
final class OsvParts {

  private OsvParts() {}

  static Severity severity(JsonCursor in) {
    String[] part = {"", ""};
    in.object(key -> {
      switch (key) {
        case "type" -> part[0] = in.string(OsvLimits.ID);
        case "score" -> part[1] = in.string(OsvLimits.NAME);
        default -> in.skip();
      }
    });
    return new Severity(part[0], part[1]);
  }

  static Reference reference(JsonCursor in) {
    String[] part = {"", ""};
    in.object(key -> {
      switch (key) {
        case "type" -> part[0] = in.string(OsvLimits.ID);
        case "url" -> part[1] = in.string(OsvLimits.URL);
        default -> in.skip();
      }
    });
    return new Reference(part[0], part[1]);
  }

  static Credit credit(JsonCursor in) {
    String[] part = {"", ""};
    List<List<String>> contact = new ArrayList<>(1);
    in.object(key -> {
      switch (key) {
        case "name" -> part[0] = in.string(OsvLimits.NAME);
        case "type" -> part[1] = in.stringOrNull(OsvLimits.ID);
        case "contact" -> contact.add(in.strings(OsvLimits.SEVERITIES, OsvLimits.URL));
        default -> in.skip();
      }
    });
    return new Credit(part[0], part[1], contact.isEmpty() ? List.of() : contact.getFirst());
  }

  static OsvPackage osvPackage(JsonCursor in) {
    String[] part = {"", "", ""};
    in.object(key -> {
      switch (key) {
        case "ecosystem" -> part[0] = in.string(OsvLimits.NAME);
        case "name" -> part[1] = in.string(OsvLimits.NAME);
        case "purl" -> part[2] = in.stringOrNull(OsvLimits.URL);
        default -> in.skip();
      }
    });
    if (part[0].isEmpty() || part[1].isEmpty()) {
      throw new JsonCursor.Malformed("a package needs an ecosystem and a name");
    }
    return new OsvPackage(part[0], part[1], part[2]);
  }

  /**
   * Takes the CWE numbers out of a member of a {@code database_specific} object: {@code cwe_ids} as
   * GitHub writes it, {@code cwes[].cweId} as the malicious-packages database does.
   */
  static void weaknesses(JsonCursor in, String key, Set<String> into) {
    switch (key) {
      case "cwe_ids" -> into.addAll(in.strings(OsvLimits.IDS, OsvLimits.NAME));
      case "cwes" -> in.list(OsvLimits.IDS, () -> weakness(in, into));
      default -> in.skip();
    }
  }

  private static boolean weakness(JsonCursor in, Set<String> into) {
    if (!in.atObject()) {
      in.skip();
      return false;
    }
    in.object(key -> {
      if (key.equals("cweId")) {
        into.add(in.string(OsvLimits.ID));
      } else {
        in.skip();
      }
    });
    return true;
  }
}
