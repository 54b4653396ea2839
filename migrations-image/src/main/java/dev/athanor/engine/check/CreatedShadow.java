package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.SqlFailure;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A database on the target's server that lives as long as a check. */
final class CreatedShadow implements Shadow {

  /** Before a random part; who finds such a database after a crash may drop it. */
  private static final String PREFIX = "athanor_shadow_";

  private static final int RANDOM_BYTES = 6;

  /** Encoding and locale as the target has them; to_json reads what not every version has. */
  private static final String CREATE =
      """
      SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',
                    ?, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
             || CASE j ->> 'datlocprovider'
                     WHEN 'c' THEN ' LOCALE_PROVIDER libc'
                     WHEN 'b' THEN ' LOCALE_PROVIDER builtin BUILTIN_LOCALE '
                                   || quote_literal(j ->> 'datlocale')
                     WHEN 'i' THEN ' LOCALE_PROVIDER icu ICU_LOCALE '
                                   || quote_literal(coalesce(j ->> 'datlocale', j ->> 'daticulocale'))
                                   || coalesce(' ICU_RULES ' || quote_literal(j ->> 'daticurules'), '')
                     ELSE '' END
      FROM pg_catalog.pg_database d, pg_catalog.to_json(d) j
      WHERE d.datname = pg_catalog.current_database()
      """;

  /** What was set for the target alone, its search path above all, holds for the shadow too. */
  private static final String COPY_SETTINGS =
      """
      SELECT format('ALTER DATABASE %I SET %I FROM CURRENT', ?, name)
      FROM pg_catalog.pg_settings
      WHERE source IN ('database', 'database user')
        AND (context = 'user' OR pg_catalog.current_setting('is_superuser') = 'on')
      """;

  private final String name;
  private final DatabaseSettings target;
  private final CheckEvents events;

  private CreatedShadow(String name, DatabaseSettings target, CheckEvents events) {
    this.name = name;
    this.target = target;
    this.events = events;
  }

  /**
   * Creates it.
   *
   * @param connection to the target, in autocommit mode
   */
  static CreatedShadow create(Connection connection, DatabaseSettings target, CheckEvents events)
      throws SQLException, RunEnded {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String name = PREFIX + HexFormat.of().formatHex(random);
    CreatedShadow shadow = new CreatedShadow(name, target, events);
    List<String> statements = generated(connection, CREATE, name);
    statements.addAll(generated(connection, COPY_SETTINGS, name));
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      shadow.close();
      throw refused(e, target);
    }
    events.shadowReady(name, true);
    return shadow;
  }

  private static List<String> generated(Connection connection, String query, String name)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          statements.add(rows.getString(1));
        }
      }
    }
    return statements;
  }

  private static RunEnded refused(SQLException e, DatabaseSettings target) {
    return RunEnded.because(
        Outcome.USAGE,
        Cause.INVALID_SETTINGS,
        "check makes the wanted schema in a database of its own, and none could be created at "
            + target
            + ": "
            + SqlFailure.message(e),
        "Give this role the right to (ALTER ROLE … CREATEDB), or name an empty database: --shadow-url"
            + " or ATHANOR_SHADOW_URL.");
  }

  @Override
  public DatabaseSettings database() {
    return target.withDatabase(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    // A connection of its own: the one it was created on may be the reason why this ends early.
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      boolean mayForce = connection.getMetaData().getDatabaseMajorVersion() >= 13;
      statement.execute(
          "DROP DATABASE IF EXISTS " + SqlNames.quoted(name) + (mayForce ? " WITH (FORCE)" : ""));
    } catch (SQLException e) {
      events.warning(
          "The shadow database "
              + name
              + " could not be dropped: "
              + SqlFailure.message(e)
              + ". Drop it yourself: DROP DATABASE "
              + name
              + " WITH (FORCE)");
    }
  }
}
