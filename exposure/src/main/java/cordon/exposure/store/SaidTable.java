package cordon.exposure.store;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.observation.Chronicle.Listener;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.Statement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What documents say beside what they list. */
final class SaidTable {
  /** Of each stream the documents that state anything or follow one that did, in their order. */
  private static final String STATEMENTS =
      "select s.*, d.id as told_by, d.unit, d.provenance, d.stream, d.observed, d.learned"
          + " from exposure_document d left join exposure_statement s on s.document = d.id"
          + " where d.learned <= :as_of and exists (select 1 from exposure_document o"
          + " join exposure_statement t on t.document = o.id where o.unit = d.unit"
          + " and o.provenance = d.provenance and o.stream = d.stream)"
          + " order by d.unit, d.provenance, d.stream, d.observed, d.id, s.place";

  /** Of each stream, for each thing, the last document that describes it. */
  private static final String DESCRIPTIONS =
      "select * from (select s.*, d.unit, d.provenance, d.stream, d.learned,"
          + " rank() over (partition by d.unit, d.provenance, d.stream, s.kind, s.name"
          + " order by d.observed desc, d.id desc) as age"
          + " from exposure_description s join exposure_document d on d.id = s.document"
          + " where d.learned <= :as_of) told where age = 1"
          + " order by document, place, attribute";

  private SaidTable() {}

  static void add(Handle handle, long document, List<Said> said) throws SQLException {
    try (PreparedStatement related =
            handle
                .getConnection()
                .prepareStatement(
                    "insert into exposure_statement (document, place, from_kind, from_name,"
                        + " relation, to_kind, to_name, since, until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement described =
            handle
                .getConnection()
                .prepareStatement(
                    "insert into exposure_description (document, place, kind, name, attribute,"
                        + " value) values (?, ?, ?, ?, ?, ?)")) {
      for (int place = 0; place < said.size(); place++) {
        switch (said.get(place)) {
          case Said.Related one -> add(related, document, place, one);
          case Said.Described one -> add(described, document, place, one);
        }
      }
      related.executeBatch();
      described.executeBatch();
    }
  }

  private static void add(PreparedStatement insert, long document, int place, Said.Related one)
      throws SQLException {
    insert.setLong(1, document);
    insert.setLong(2, place);
    insert.setString(3, one.from().kind().name());
    insert.setString(4, one.from().name());
    insert.setString(5, one.relation().name());
    insert.setString(6, one.to().kind().name());
    insert.setString(7, one.to().name());
    Rows.set(insert, 8, one.since());
    Rows.set(insert, 9, one.until());
    insert.addBatch();
  }

  private static void add(PreparedStatement insert, long document, int place, Said.Described one)
      throws SQLException {
    Map<String, String> attributes =
        one.attributes().isEmpty() ? Map.of("", "") : new TreeMap<>(one.attributes());
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      insert.setLong(1, document);
      insert.setLong(2, place);
      insert.setString(3, one.entity().kind().name());
      insert.setString(4, one.entity().name());
      insert.setString(5, attribute.getKey());
      insert.setString(6, attribute.getValue());
      insert.addBatch();
    }
  }

  /** What one document says; in no order that means anything. */
  static List<Said> of(Handle handle, long document) {
    List<Said> said = new ArrayList<>();
    handle
        .createQuery("select * from exposure_statement where document = ?")
        .bind(0, document)
        .map((row, context) ->
            new Said.Related(
                entity(row, "from_kind", "from_name"),
                Relation.valueOf(row.getString("relation")),
                entity(row, "to_kind", "to_name"),
                Rows.optionalTime(row, "since"),
                Rows.optionalTime(row, "until")))
        .forEach(said::add);
    Map<Long, Said.Described> described = new TreeMap<>();
    handle
        .createQuery("select * from exposure_description where document = ?")
        .bind(0, document)
        .map((row, context) -> new Place(row.getLong("place"), described(row)))
        .forEach(one -> described.merge(one.place, one.described, SaidTable::together));
    said.addAll(described.values());
    return said;
  }

  private record Place(long place, Said.Described described) {}

  private static Said.Described described(ResultSet row) throws SQLException {
    String attribute = row.getString("attribute");
    return new Said.Described(
        entity(row, "kind", "name"),
        attribute.isEmpty() ? Map.of() : Map.of(attribute, row.getString("value")));
  }

  private static Said.Described together(Said.Described a, Said.Described b) {
    Map<String, String> all = new TreeMap<>(a.attributes());
    all.putAll(b.attributes());
    return new Said.Described(a.entity(), all);
  }

  /** Tells what holds of all that was said by a moment. */
  static void replay(Handle handle, Instant asOf, Listener listener) {
    StatementStretches stretches = new StatementStretches(listener);
    handle
        .createQuery(STATEMENTS)
        .bind("as_of", asOf.toEpochMilli())
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) ->
            new StatementStretches.Row(
                row.getLong("told_by"),
                stream(row),
                Rows.time(row, "observed"),
                row.getString("relation") == null ? Optional.empty() : Optional.of(statement(row))))
        .forEach(stretches::hear);
    stretches.end();
    Descriptions descriptions = new Descriptions(listener);
    handle
        .createQuery(DESCRIPTIONS)
        .bind("as_of", asOf.toEpochMilli())
        .setFetchSize(StoredChronicle.ROWS_AT_ONCE)
        .map((row, context) -> new Attribute(description(row), row.getLong("place")))
        .forEach(descriptions::hear);
    descriptions.end();
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        row.getLong("document"),
        stream(row),
        entity(row, "from_kind", "from_name"),
        Relation.valueOf(row.getString("relation")),
        entity(row, "to_kind", "to_name"),
        Rows.optionalTime(row, "since"),
        Rows.optionalTime(row, "until"),
        Rows.time(row, "learned"));
  }

  /** With the one attribute of the row. */
  private static Description description(ResultSet row) throws SQLException {
    String attribute = row.getString("attribute");
    return new Description(
        row.getLong("document"),
        stream(row),
        entity(row, "kind", "name"),
        attribute.isEmpty() ? Map.of() : Map.of(attribute, row.getString("value")),
        Rows.time(row, "learned"));
  }

  /** Streams are a unit's own; two units may name theirs alike. */
  private static String stream(ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    String stream = Rows.stream(row);
    return unit.isEmpty() ? stream : unit + " " + stream;
  }

  private static Entity entity(ResultSet row, String kind, String name) throws SQLException {
    return new Entity(EntityKind.valueOf(row.getString(kind)), row.getString(name));
  }

  private record Attribute(Description one, long place) {}

  /** Puts the rows of one description together. */
  private static final class Descriptions {
    private final Listener listener;
    private final Map<String, String> attributes = new TreeMap<>();
    private Optional<Attribute> open = Optional.empty();

    Descriptions(Listener listener) {
      this.listener = listener;
    }

    void hear(Attribute next) {
      boolean same =
          open.filter(o -> o.place == next.place && o.one.source() == next.one.source())
              .isPresent();
      if (!same) {
        end();
        open = Optional.of(next);
      }
      attributes.putAll(next.one.attributes());
    }

    void end() {
      open.map(Attribute::one)
          .ifPresent(d ->
              listener.description(
                  new Description(d.source(), d.stream(), d.entity(), attributes, d.learned())));
      attributes.clear();
    }
  }
}
