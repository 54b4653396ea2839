package dev.athanor.operator.observe;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A catalog to compare a later one with. It is compressed: an operator keeps one for each database,
 * and looks into few of them ever again.
 */
final class KeptCatalog {
  private final byte[] compressed;

  private KeptCatalog(byte[] compressed) {
    this.compressed = compressed;
  }

  static KeptCatalog of(Catalog catalog) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(catalog.objects().size());
      for (CatalogObject object : catalog.objects()) {
        write(out, object.kind().name());
        write(out, object.name());
        out.writeBoolean(object.parent() != null);
        if (object.parent() != null) {
          write(out, object.parent());
        }
        out.writeInt(object.attributes().size());
        for (var attribute : object.attributes().entrySet()) {
          write(out, attribute.getKey());
          write(out, attribute.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    return new KeptCatalog(bytes.toByteArray());
  }

  /** The catalog as it was. */
  Catalog open() {
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed)))) {
      int count = in.readInt();
      List<CatalogObject> objects = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        Kind kind = Kind.valueOf(read(in));
        String name = read(in);
        @Nullable String parent = in.readBoolean() ? read(in) : null;
        objects.add(new CatalogObject(kind, name, parent, attributes(in)));
      }
      return new Catalog(objects);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read from memory", e);
    }
  }

  private static Map<String, String> attributes(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put(read(in), read(in));
    }
    return attributes;
  }

  /** Not by writeUTF, which ends at 65,535 bytes: a function may be longer. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  int bytes() {
    return compressed.length;
  }
}
