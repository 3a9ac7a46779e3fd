package cordon.advisories;

import cordon.advisories.index.PackedRecord;
import cordon.advisories.store.PackedTable;
import cordon.advisories.store.RecordTable;
import cordon.advisories.store.StoredRecord;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.formats.osv.OsvRecord;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes a batch of records with their facts, inside the caller's transaction. */
final class RecordWriter {
  private final Ledger ledger;
  private final String source;
  private final AdvisoryFacts facts;
  private final Instant now;

  RecordWriter(Ledger ledger, String source, AdvisoryFacts facts, Instant now) {
    this.ledger = ledger;
    this.source = source;
    this.facts = facts;
    this.now = now;
  }

  /** A record that came. */
  record Incoming(OsvRecord osv, String raw, String digest) {}

  /** A record that is durable when the transaction is. */
  record Written(AdvisoryChange change, Incoming incoming, PackedTable.Row row) {}

  /**
   * What came of a batch.
   *
   * @param same ids that another server had written meanwhile
   * @param elsewhere ids that name no package served here, and never did
   */
  record Outcome(List<Written> written, List<String> same, List<String> elsewhere) {}

  /**
   * @param inBulk from how many records of the batch on additions share one fact
   */
  Outcome write(Handle handle, Collection<Incoming> batch, long inBulk) throws SQLException {
    List<String> ids = batch.stream().map(incoming -> incoming.osv().id()).toList();
    Map<String, StoredRecord> known = RecordTable.find(handle, source, ids);
    Map<String, PackedRecord> packed = PackedTable.find(handle, source, known.keySet());
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Written> fresh = new ArrayList<>();
    for (Incoming incoming : batch) {
      String id = incoming.osv().id();
      Optional<StoredRecord> before = Optional.ofNullable(known.get(id));
      if (before.filter(b -> b.digest().equals(incoming.digest())).isPresent()) {
        outcome.same().add(id);
      } else if (before.isEmpty() && names(incoming.osv()).isEmpty()) {
        outcome.elsewhere().add(id);
      } else {
        Written one = written(incoming, before, Optional.ofNullable(packed.get(id)));
        outcome.written().add(one);
        before.ifPresentOrElse(b -> replace(handle, b, incoming), () -> fresh.add(one));
      }
    }
    RecordTable.insert(handle, fresh.stream().map(one -> row(one, now)).toList());
    finish(handle, outcome, inBulk);
    return outcome;
  }

  private void replace(Handle handle, StoredRecord before, Incoming incoming) {
    RecordTable.replace(
        handle,
        before,
        new RecordTable.Revision(
            source, incoming.osv(), incoming.digest(), incoming.raw(), before.firstSeen(), now));
    RecordTable.removeNames(handle, source, incoming.osv().id());
  }

  private RecordTable.Revision row(Written one, Instant firstSeen) {
    Incoming incoming = one.incoming();
    return new RecordTable.Revision(
        source, incoming.osv(), incoming.digest(), incoming.raw(), firstSeen, now);
  }

  private void finish(Handle handle, Outcome outcome, long inBulk) throws SQLException {
    if (outcome.written().isEmpty()) {
      return;
    }
    RecordTable.addNames(
        handle,
        source,
        outcome.written().stream()
            .map(one ->
                new RecordTable.Names(
                    one.incoming().osv().id(),
                    names(one.incoming().osv()),
                    one.incoming().osv().aliases()))
            .toList());
    long revision =
        ledger.appendAll(handle, drafts(outcome.written(), inBulk)).getLast().sequence();
    outcome
        .written()
        .replaceAll(one ->
            new Written(
                one.change(),
                one.incoming(),
                new PackedTable.Row(one.row().record(), one.row().withdrawn(), revision)));
    PackedTable.put(handle, outcome.written().stream().map(Written::row).toList());
  }

  private Written written(
      Incoming incoming, Optional<StoredRecord> before, Optional<PackedRecord> packedBefore) {
    OsvRecord osv = incoming.osv();
    Optional<OsvRecord> old = before.map(RecordWriter::reread);
    Instant firstSeen = before.map(StoredRecord::firstSeen).orElse(now);
    Set<AffectedName> earlier = new HashSet<>();
    packedBefore.ifPresent(packed -> earlier.addAll(packed.everNamed()));
    old.ifPresent(o -> earlier.addAll(names(o)));
    PackedRecord packed = PackedRecord.of(source, osv, firstSeen, earlier);
    return new Written(
        change(osv, old), incoming, new PackedTable.Row(packed, osv.withdrawn(), -1));
  }

  private AdvisoryChange change(OsvRecord osv, Optional<OsvRecord> old) {
    Set<AffectedName> all = new HashSet<>(names(osv));
    old.ifPresent(o -> all.addAll(names(o)));
    boolean falls =
        osv.withdrawn().isPresent() && old.map(o -> o.withdrawn().isEmpty()).orElse(false);
    AdvisoryChange.Kind kind =
        old.isEmpty()
            ? AdvisoryChange.Kind.ADDED
            : falls ? AdvisoryChange.Kind.WITHDRAWN : AdvisoryChange.Kind.UPDATED;
    boolean malicious = osv.malicious() || old.map(OsvRecord::malicious).orElse(false);
    return new AdvisoryChange(kind, source, osv.id(), malicious, List.copyOf(all));
  }

  /** A fact for each record, but for additions of a large feed one for all of a batch. */
  private List<FactDraft> drafts(List<Written> done, long inBulk) {
    List<FactDraft> drafts = new ArrayList<>();
    List<String> many = new ArrayList<>();
    for (Written one : done) {
      if (drafts.size() >= inBulk && one.change().kind() == AdvisoryChange.Kind.ADDED) {
        many.add(one.incoming().osv().id());
      } else {
        drafts.add(facts.changed(one.change(), one.incoming().osv(), one.incoming().digest()));
      }
    }
    if (!many.isEmpty()) {
      drafts.add(facts.addedMany(source, many));
    }
    return drafts;
  }

  static List<AffectedName> names(OsvRecord osv) {
    return AffectedPackage.of(osv).stream()
        .map(affected -> new AffectedName(affected.ecosystem(), affected.name()))
        .toList();
  }

  /** A stored text was read once before it was stored. */
  static OsvRecord reread(StoredRecord stored) {
    return reread(stored.source() + " " + stored.id(), stored.raw());
  }

  static OsvRecord reread(String place, String raw) {
    return switch (OsvReader.read(raw.getBytes(StandardCharsets.UTF_8), place)) {
      case OsvReading.Good good -> good.record();
      case OsvReading.Broken bad -> throw bad.problem().asException();
    };
  }
}
