package dev.athanor.engine.benchmark.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Alembic with the same revisions, a transaction for each, on psycopg. */
record Alembic(String python, Path folder) implements Peer {

  private static final String INI = "[alembic]\nscript_location = %s\n";

  private static final String ENV =
      """
      import os
      from alembic import context
      from sqlalchemy import create_engine, pool

      url = os.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:")
      engine = create_engine(url, poolclass=pool.NullPool)
      with engine.connect() as connection:
          context.configure(connection=connection, transaction_per_migration=True)
          with context.begin_transaction():
              context.run_migrations()
      """;

  private static final String VERSION =
      """
      from alembic import op

      revision = "%2$s"
      down_revision = %3$s


      def upgrade():
          op.execute("CREATE TABLE t%1$d (id int)")


      def downgrade():
          op.execute("DROP TABLE t%1$d")
      """;

  @Override
  public String name() {
    return "Alembic";
  }

  @Override
  public boolean does(Work work) {
    return work != Work.D;
  }

  @Override
  public void prepare(Work work, Scripts scripts) throws IOException {
    Path project = project(work);
    Path versions = Files.createDirectories(project.resolve("versions"));
    Files.writeString(project.resolve("alembic.ini"), INI.formatted(project));
    Files.writeString(project.resolve("env.py"), ENV);
    for (int i = 0; i < work.scripts(); i++) {
      String parent = i == 0 ? "None" : '"' + Scripts.id(i - 1) + '"';
      Files.writeString(
          versions.resolve(Scripts.id(i) + "_create_t" + i + ".py"),
          VERSION.formatted(i, Scripts.id(i), parent));
    }
  }

  private Path project(Work work) {
    return folder.resolve("alembic-" + work);
  }

  @Override
  public List<String> command(Work work, Scripts scripts, String url) {
    String ini = project(work).resolve("alembic.ini").toString();
    return List.of(python, "-m", "alembic", "-c", ini, "upgrade", "heads");
  }
}
