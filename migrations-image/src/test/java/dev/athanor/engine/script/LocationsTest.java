package dev.athanor.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several folders of scripts, in the order that Alembic gives them. */
class LocationsTest {

  private final Path home;

  LocationsTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void loadsLocationsInTheirOrderAndFilesByName() throws IOException {
    script("second/a1.sql");
    script("first/z2.sql");
    script("first/z10.sql");
    script("first/B.sql");

    assertThat(ids(false, "first", "second")).containsExactly("B", "z10", "z2", "a1");
    assertThat(ids(false, "second", "first")).containsExactly("a1", "B", "z10", "z2");
  }

  @Test
  void goesIntoFoldersOnlyWhereAskedFilesFirst() throws IOException {
    script("versions/m.sql");
    script("versions/b/d.sql");
    script("versions/b/a/c.sql");
    script("versions/a/z.sql");
    script("versions/B/y.sql");
    script("versions/..2026_01/x.sql");

    assertThat(ids(false, "versions")).containsExactly("m");
    assertThat(ids(true, "versions")).containsExactly("m", "x", "y", "z", "d", "c");
    assertThat(ScriptDirectory.load(locations(true, "versions")).find("c"))
        .hasValueSatisfying(
            script -> assertThat(script.file()).isEqualTo(Path.of("versions/b/a/c.sql")));
  }

  @Test
  void readsAFileThatIsReachedTwiceOnce() throws IOException {
    script("one/a.sql");
    script("one/deep/b.sql");
    Files.createDirectories(home.resolve("two"));
    Files.createSymbolicLink(home.resolve("two/a_again.sql"), home.resolve("one/a.sql"));

    assertThat(ids(true, "one/deep", "one", "two", "one/../one")).containsExactly("b", "a");
  }

  /** A mounted ConfigMap: links into a hidden folder that is itself reached by a link. */
  @Test
  void readsAMountedConfigMapOnce() throws IOException {
    script("versions/..2026_01/a.sql");
    Files.createSymbolicLink(home.resolve("versions/..data"), Path.of("..2026_01"));
    Files.createSymbolicLink(home.resolve("versions/a.sql"), Path.of("..data/a.sql"));

    assertThat(ids(true, "versions")).containsExactly("a");
    assertThat(ScriptDirectory.load(home).find("a"))
        .hasValueSatisfying(
            script -> assertThat(script.file()).isEqualTo(Path.of("versions/a.sql")));
  }

  @Test
  void doesNotFollowAFolderThatIsALink() throws IOException {
    script("versions/a.sql");
    Files.createSymbolicLink(home.resolve("versions/round"), home.resolve("versions"));

    assertThat(ids(true, "versions")).containsExactly("a");
  }

  @Test
  void namesAFileOutsideTheHomeFolderAsItsLocationDoes(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("a.sql"), "-- Revision ID: a\n");
    Locations locations = new Locations(home, List.of(elsewhere), false);

    assertThat(ScriptDirectory.load(locations).find("a"))
        .hasValueSatisfying(
            script -> assertThat(script.file()).isEqualTo(elsewhere.resolve("a.sql")));
  }

  @Test
  void theSameIdInTwoLocationsIsRefused() throws IOException {
    script("one/a.sql");
    script("two/a.sql");

    assertThat(refused("one", "two"))
        .hasMessage("two/a.sql:1: Revision a is present more than once; one/a.sql has it too");
  }

  @Test
  void refusesEveryLocationThatIsNoFolder() throws IOException {
    script("one/a.sql");
    Path gone = home.resolve("gone").toAbsolutePath();
    Path file = home.resolve("one/a.sql").toAbsolutePath();

    assertThat(refused("one", "gone", "one/a.sql"))
        .hasMessage(
            gone
                + ": there is no such folder, which version_locations names; create it, or remove it there\n"
                + file
                + ": this is a file; version_locations names the folders that hold scripts");
  }

  @Test
  void withoutLocationsThereIsVersions() {
    assertThat(new Locations(home, List.of(), true).versions())
        .containsExactly(home.resolve("versions"));
    assertThat(Locations.of(home)).isEqualTo(new Locations(home, List.of(), false));
  }

  private ScriptException refused(String... folders) {
    return catchThrowableOfType(
        ScriptException.class, () -> ScriptDirectory.load(locations(false, folders)));
  }

  private List<String> ids(boolean recursive, String... folders) {
    return List.copyOf(ScriptDirectory.load(locations(recursive, folders)).scripts().keySet());
  }

  private Locations locations(boolean recursive, String... folders) {
    return new Locations(home, List.of(folders).stream().map(home::resolve).toList(), recursive);
  }

  private void script(String file) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    String name = path.getFileName().toString();
    Files.writeString(path, "-- Revision ID: " + name.substring(0, name.length() - 4) + "\n");
  }
}
