package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayList;
import java.util.List;

/** The statements of an operation. */
final class Statements {

  private final Side found;
  private final Side wanted;
  private final Decisions decisions;
  private final Renames renames;

  Statements(Side found, Side wanted, Decisions decisions) {
    this.found = found;
    this.wanted = wanted;
    this.decisions = decisions;
    this.renames = new Renames(found, wanted, decisions);
  }

  List<String> of(Operation operation) {
    CatalogObject.Key key = operation.key();
    List<String> statements =
        switch (operation.phase()) {
          case DETACH -> List.of(Attachment.taken(found.get(key)));
          case DROP -> drop(key);
          case ALTER -> alter(key);
          case CREATE -> create(key);
          case ATTACH -> Attachment.given(wanted.get(key));
        };
    return statements.stream().map(Statements::ended).toList();
  }

  private List<String> drop(CatalogObject.Key key) {
    CatalogObject object = found.get(key);
    List<String> comments = new ArrayList<>();
    if (!decisions.isAnew(key)) {
      comments.addAll(renames.suggestions(object));
    }
    comments.addAll(Loss.of(object, found, decisions));
    comments.add(Drop.of(object, found));
    return List.of(String.join("\n", comments));
  }

  private List<String> create(CatalogObject.Key key) {
    CatalogObject object = wanted.get(key);
    List<String> statements = new ArrayList<>(Creation.of(object, wanted));
    if (key.kind() == Kind.COLUMN && Loss.needsValue(object)) {
      statements.set(0, Loss.VALUE_NEEDED + statements.get(0));
    }
    statements.addAll(Comments.of(object, wanted));
    return statements;
  }

  private List<String> alter(CatalogObject.Key key) {
    CatalogObject object = wanted.get(key);
    List<Changed> changes = decisions.alterations().getOrDefault(key, List.of());
    List<String> statements = new ArrayList<>();
    if (key.kind() == Kind.COLUMN) {
      statements.addAll(ColumnAlteration.of(changes, found.get(key), object, found));
    } else {
      for (Changed changed : changes) {
        if (!changed.attribute().equals("comment")) {
          statements.addAll(Alteration.of(changed, found.get(key), object));
        }
      }
    }
    if (changes.stream().anyMatch(changed -> changed.attribute().equals("comment"))) {
      statements.add(Comments.statement(object, wanted));
    }
    return statements.stream().distinct().toList();
  }

  /** The server ends some definitions with a semicolon, and others not. */
  private static String ended(String statement) {
    return statement.endsWith(";") ? statement : statement + ";";
  }
}
