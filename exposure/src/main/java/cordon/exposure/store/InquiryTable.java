package cordon.exposure.store;

import cordon.exposure.Inquiry;
import cordon.exposure.Inquiry.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Questions to vendors. */
public final class InquiryTable {
  private InquiryTable() {}

  /** What links are signed with; made at the first need. */
  public static String key(Handle handle, String fresh) {
    handle.execute(
        "insert into exposure_inquiry_key (id, secret) values (1, ?) on conflict (id) do nothing",
        fresh);
    return handle
        .createQuery("select secret from exposure_inquiry_key where id = 1")
        .mapTo(String.class)
        .one();
  }

  /** A number for the next one; writers take turns. */
  public static long next(Handle handle) {
    return Rows.next(handle, "exposure_inquiry");
  }

  public static void add(Handle handle, Inquiry one, String secretHash) {
    handle
        .createUpdate(
            "insert into exposure_inquiry (id, vendor, target, from_at, to_at, secret_hash, asked,"
                + " asked_by, expires, note, documents) values (:id, :vendor, :target, :from, :to,"
                + " :hash, :asked, :by, :expires, '', 0)")
        .bind("id", one.id())
        .bind("vendor", one.vendor())
        .bind("target", one.target())
        .bind("from", one.from().map(Instant::toEpochMilli))
        .bind("to", one.to().map(Instant::toEpochMilli))
        .bind("hash", secretHash)
        .bind("asked", one.asked().toEpochMilli())
        .bind("by", one.askedBy())
        .bind("expires", one.expires().toEpochMilli())
        .execute();
  }

  /** The last asked first. */
  public static List<Inquiry> all(Handle handle) {
    return handle
        .createQuery("select * from exposure_inquiry order by id desc")
        .map((row, context) -> inquiry(row))
        .list();
  }

  public static Optional<Inquiry> find(Handle handle, long id) {
    return handle
        .createQuery("select * from exposure_inquiry where id = ?")
        .bind(0, id)
        .map((row, context) -> inquiry(row))
        .findOne();
  }

  /** By the hash of the secret in its link. */
  public static Optional<Inquiry> ofSecret(Handle handle, String hash) {
    return handle
        .createQuery("select * from exposure_inquiry where secret_hash = ?")
        .bind(0, hash)
        .map((row, context) -> inquiry(row))
        .findOne();
  }

  public static void answer(Handle handle, long id, Answer answer, String note, Instant at) {
    handle.execute(
        "update exposure_inquiry set answer = ?, note = ?, answered = ? where id = ?",
        answer.word(),
        note,
        at.toEpochMilli(),
        id);
  }

  public static void revoke(Handle handle, long id, Instant at) {
    handle.execute(
        "update exposure_inquiry set revoked = ? where id = ? and revoked is null",
        at.toEpochMilli(),
        id);
  }

  /** Counts a document that came by the link; false where there were as many as are taken. */
  public static boolean document(Handle handle, long id, int most) {
    return handle.execute(
            "update exposure_inquiry set documents = documents + 1 where id = ? and documents < ?",
            id,
            most)
        > 0;
  }

  /** A document that could not be read does not count. */
  public static boolean uncount(Handle handle, long id) {
    return handle.execute(
            "update exposure_inquiry set documents = documents - 1 where id = ? and documents > 0",
            id)
        > 0;
  }

  private static Inquiry inquiry(ResultSet row) throws SQLException {
    return new Inquiry(
        row.getLong("id"),
        row.getString("vendor"),
        row.getString("target"),
        Rows.optionalTime(row, "from_at"),
        Rows.optionalTime(row, "to_at"),
        Rows.time(row, "asked"),
        row.getString("asked_by"),
        Rows.time(row, "expires"),
        Rows.optionalTime(row, "revoked"),
        Optional.ofNullable(row.getString("answer")).flatMap(Answer::of),
        row.getString("note"),
        Rows.optionalTime(row, "answered"),
        row.getLong("documents"));
  }
}
