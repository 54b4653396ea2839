package dev.athanor.sandbox.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.sandbox.images.FolderDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalImagesTest {
  private final LocalImages images = new LocalImages();
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void content() throws IOException {
    Files.createDirectories(folder.resolve("versions"));
    Files.writeString(folder.resolve("versions/a.sql"), "one");
  }

  @AfterEach
  void close() {
    images.close();
  }

  @ParameterizedTest
  @CsvSource({
    "shop, shop",
    "shop:1, shop",
    "registry:5000/shop, registry:5000/shop",
    "registry:5000/shop:1, registry:5000/shop",
    "registry:5000/shop@sha256:ab, registry:5000/shop",
  })
  void aReferenceHasARepository(String reference, String repository) {
    assertThat(LocalImages.repository(reference)).isEqualTo(repository);
  }

  @Test
  void aDigestIsOfNamesAndContents() throws IOException {
    String before = FolderDigest.of(folder);
    assertThat(before).matches("sha256:[0-9a-f]{64}");
    Files.move(folder.resolve("versions/a.sql"), folder.resolve("versions/b.sql"));
    assertThat(FolderDigest.of(folder)).isNotEqualTo(before);
    Files.move(folder.resolve("versions/b.sql"), folder.resolve("versions/a.sql"));
    assertThat(FolderDigest.of(folder)).isEqualTo(before);
  }

  @Test
  void whatWasPulledStaysUnderItsDigest() throws IOException {
    images.push("shop:1", folder);
    LocalImage first = images.pull("shop:1").orElseThrow();
    Files.writeString(folder.resolve("versions/a.sql"), "two");

    LocalImage second = images.pull("shop:1").orElseThrow();
    assertThat(second.imageId()).isNotEqualTo(first.imageId());
    LocalImage again = images.pull(first.imageId()).orElseThrow();
    assertThat(again.folder().resolve("versions/a.sql")).hasContent("one");
    images.remove("shop:1");
    assertThat(images.pull("shop:1")).isEmpty();
    assertThat(images.pull(second.imageId())).isPresent();
    assertThat(images.pull("shop:1@" + second.digest())).isPresent();
    images.lose(second.imageId());
    assertThat(images.pull(second.imageId())).isEmpty();
  }

  @Test
  void aTagThatMovesNamesAnotherDigest() throws IOException {
    images.push("shop:1", folder);
    LocalImage first = images.pull("shop:1").orElseThrow();
    Path other = Files.createDirectories(folder.resolve("other"));

    images.push("shop:1", other);

    assertThat(images.pull("shop:1").orElseThrow().digest()).isNotEqualTo(first.digest());
    assertThat(images.pull(first.imageId())).contains(first);
  }

  @Test
  void whatWasLoadedByHandHasNoDigestOfARegistry() {
    images.load("shop:1", folder);

    LocalImage image = images.pull("shop:1").orElseThrow();

    assertThat(image.imageId()).isEqualTo(image.digest());
    assertThat(images.pull("shop@" + image.digest())).isEmpty();
  }

  @Test
  void whatIsNoFolderIsNoImage() {
    assertThatThrownBy(() -> images.push("shop:1", folder.resolve("absent")))
        .hasMessageContaining("absent");
  }
}
