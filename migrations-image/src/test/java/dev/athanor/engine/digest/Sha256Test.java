package dev.athanor.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The example of FIPS 180-2, appendix B.1. */
  private static final Sha256 ABC = Sha256.of("abc");

  private static final String HEX =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isWrittenInHexadecimal() {
    assertThat(ABC.hex()).isEqualTo(HEX);
    assertThat(ABC.named()).isEqualTo("sha256:" + HEX);
  }

  @Test
  void beginsWithASignedNumber() {
    assertThat(ABC.firstLong()).isEqualTo(0xba7816bf8f01cfeaL).isNegative();
  }

  @Test
  void isOfTheBytesInUtf8() {
    assertThat(Sha256.of("é").hex())
        .isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
  }
}
