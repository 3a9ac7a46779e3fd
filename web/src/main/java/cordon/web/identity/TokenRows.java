package cordon.web.identity;

import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.UnitScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rows of {@code web_token}. */
final class TokenRows {
  private static final String SELECT =
      "select id, name, owner, scopes, role, upstreams, units, created_by, created_at, expires_at,"
          + " revoked_at, used_at from web_token left join web_token_reach r on r.token = id"
          + " left join web_token_units u on u.token = id ";
  private static final RowMapper<Token> ROW = (row, context) -> token(row);

  private TokenRows() {}

  static void insert(Handle h, Token token, String hash) {
    h.createUpdate(
            "insert into web_token (id, secret_hash, name, owner, scopes, role, created_by,"
                + " created_at, expires_at) values (:id, :hash, :name, :owner, :scopes, :role, :by,"
                + " :created, :expires)")
        .bind("id", token.id())
        .bind("hash", hash)
        .bind("name", token.name())
        .bind("owner", token.owner().orElse(null))
        .bind("scopes", scopesText(token.scopes()))
        .bind("role", token.role().map(Role::slug).orElse(""))
        .bind("by", token.createdBy())
        .bind("created", token.created().toEpochMilli())
        .bind("expires", token.expires().toEpochMilli())
        .execute();
    if (token.reach().limited()) {
      h.createUpdate("insert into web_token_reach (token, upstreams) values (:token, :upstreams)")
          .bind("token", token.id())
          .bind("upstreams", String.join(",", token.reach().upstreams()))
          .execute();
    }
    if (token.units().bound()) {
      h.createUpdate("insert into web_token_units (token, units) values (:token, :units)")
          .bind("token", token.id())
          .bind("units", token.units().kept())
          .execute();
    }
  }

  static Optional<Token> findByHash(Handle h, String hash) {
    return h.createQuery(SELECT + "where secret_hash = :hash")
        .bind("hash", hash)
        .map(ROW)
        .findOne();
  }

  static Optional<Token> find(Handle h, String id) {
    return h.createQuery(SELECT + "where id = :id").bind("id", id).map(ROW).findOne();
  }

  static List<Token> list(Handle h, Optional<String> owner) {
    String where = owner.isPresent() ? "where owner = :owner" : "where owner is null";
    var query = h.createQuery(SELECT + where + " order by created_at desc, id");
    owner.ifPresent(name -> query.bind("owner", name));
    return query.map(ROW).list();
  }

  static boolean revoke(Handle h, String id, Instant now) {
    return h.createUpdate(
                "update web_token set revoked_at = :now where id = :id and revoked_at is null")
            .bind("now", now.toEpochMilli())
            .bind("id", id)
            .execute()
        == 1;
  }

  static int touch(Handle h, String id, Instant now) {
    return h.createUpdate("update web_token set used_at = :now where id = :id")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  static String scopesText(Set<Token.Scope> scopes) {
    return scopes.stream()
        .sorted()
        .map(s -> s.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static Set<Token.Scope> scopes(String text) {
    return Arrays.stream(text.split(","))
        .map(s -> Token.Scope.valueOf(s.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Token.Scope.class)));
  }

  private static Reach reach(@Nullable String upstreams) {
    return upstreams == null ? Reach.ALL : new Reach(Set.of(upstreams.split(",")));
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("name"),
        Optional.ofNullable(row.getString("owner")),
        scopes(row.getString("scopes")),
        Role.ofSlug(row.getString("role")),
        reach(row.getString("upstreams")),
        Optional.ofNullable(row.getString("units"))
            .map(UnitScope::ofKept)
            .orElse(UnitScope.UNBOUND),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        time(row, "revoked_at"),
        time(row, "used_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
