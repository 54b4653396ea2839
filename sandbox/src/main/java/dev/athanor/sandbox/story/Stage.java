package dev.athanor.sandbox.story;

import dev.athanor.sandbox.images.Images;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What every act has at hand.
 *
 * @param example the folder of the example's image
 * @param workshop a folder in which new versions of the image may be built
 */
record Stage(
    Migration migration,
    SandboxDatabase database,
    Images images,
    Path example,
    Path workshop,
    Narrator narrator) {

  /** Runs SQL as the application would. */
  void sql(String statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  /** The first column of the first row, as text. */
  String query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
