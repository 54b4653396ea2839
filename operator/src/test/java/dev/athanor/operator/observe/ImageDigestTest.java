package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDigestTest {

  @ParameterizedTest
  @CsvSource({
    "shop:1.4, docker.io/library/shop@sha256:ab, shop@sha256:ab",
    "host:5000/shop:1.4, host:5000/shop@sha256:ab, host:5000/shop@sha256:ab",
    "host:5000/shop, mirror/shop@sha256:ab, host:5000/shop@sha256:ab",
    "shop@sha256:cd, docker.io/library/shop@sha256:cd, shop@sha256:cd",
    "shop:1.4@sha256:cd, docker.io/library/shop@sha256:cd, shop@sha256:cd",
    "shop:1.4, sha256:ab, shop:1.4",
    "shop:1.4, docker.io/library/import-2026-03-01@sha256:ab, shop:1.4",
    "shop:1.4, import-2026-03-01@sha256:ab, shop:1.4",
    "import-it:1.4, docker.io/library/import-it@sha256:ab, import-it@sha256:ab",
  })
  void theSpecsRepositoryAtTheKubeletsDigest(String image, String imageId, String pinned) {
    assertThat(ImageDigest.pinned(image, imageId)).isEqualTo(pinned);
  }
}
