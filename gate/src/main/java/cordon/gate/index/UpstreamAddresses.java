package cordon.gate.index;

import cordon.base.Digest;
import cordon.gate.Credentials;
import cordon.gate.Upstream;
import cordon.gate.cache.Garbage;
import cordon.gate.evidence.FactBody;
import cordon.ledger.FactDraft;
import cordon.ledger.Ledger;
import cordon.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Notices that the name of an upstream has come to stand for another registry or another account.
 * What was fetched from the old one must not be served as the new one's, so it goes. What is kept
 * are the digests of changed and vanished files: a registry that moves does not change its bytes.
 */
public final class UpstreamAddresses {
  private static final List<String> LEARNED =
      List.of(
          "gate_document",
          "gate_artifact",
          "gate_last_listing",
          "gate_first_seen",
          "gate_maven_time");

  private final Database database;
  private final Ledger ledger;
  private final InstantSource clock;

  public UpstreamAddresses(Database database, Ledger ledger, InstantSource clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** To be called before anything is served from the caches. */
  public void settle(List<Upstream> upstreams) {
    for (Upstream upstream : upstreams) {
      String now = identity(upstream);
      Optional<String> before = database.read(h -> known(h, upstream));
      if (before.isEmpty() || !before.get().equals(now)) {
        database.write(h -> {
          before.ifPresent(other -> forget(h, upstream));
          note(h, upstream, now);
          return true;
        });
      }
    }
  }

  private static Optional<String> known(Handle h, Upstream upstream) {
    return h.createQuery("select identity from gate_upstream where upstream = :upstream")
        .bind("upstream", upstream.key())
        .mapTo(String.class)
        .findOne();
  }

  private static void note(Handle h, Upstream upstream, String identity) {
    h.createUpdate(
            "insert into gate_upstream (upstream, identity) values (:upstream, :identity)"
                + " on conflict (upstream) do update set identity = excluded.identity")
        .bind("upstream", upstream.key())
        .bind("identity", identity)
        .execute();
  }

  private void forget(Handle h, Upstream upstream) {
    Instant at = clock.instant();
    for (String bodies : List.of("gate_document", "gate_artifact", "gate_last_listing")) {
      h.createUpdate(
              Garbage.noting(
                  "select distinct sha256 from " + bodies + " where upstream = :upstream"))
          .bind("now", at.toEpochMilli())
          .bind("upstream", upstream.key())
          .execute();
    }
    for (String table : LEARNED) {
      h.createUpdate("delete from " + table + " where upstream = :upstream")
          .bind("upstream", upstream.key())
          .execute();
    }
    String body =
        FactBody.write(
            g -> g.text("upstream", upstream.key()).text("url", upstream.url().toString()));
    ledger.append(h, new FactDraft("gate.upstream.moved", at, "system", upstream.key(), body));
  }

  /**
   * Address and account. The user name is not kept readable, and a password or token is no part of
   * it: it may be renewed.
   */
  private static String identity(Upstream upstream) {
    String account =
        upstream
            .credentials()
            .map(c -> c instanceof Credentials.Basic basic ? "user " + basic.user() : "token")
            .orElse("");
    byte[] text = (upstream.url() + "\n" + account).getBytes(StandardCharsets.UTF_8);
    return Digest.sha256Of(text).hex();
  }
}
