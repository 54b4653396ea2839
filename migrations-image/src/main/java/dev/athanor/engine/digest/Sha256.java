package dev.athanor.engine.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 hash of a text, in the ways in which it is written down. */
public final class Sha256 {

  private static final MessageDigest PROTOTYPE = digest();

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of the text's UTF-8 bytes. */
  public static Sha256 of(String text) {
    return begin().add(text).end();
  }

  /** The hash of a text that comes piece by piece. */
  public static Pieces begin() {
    return new Pieces();
  }

  /** A text of which the end has not been seen. */
  public static final class Pieces {

    private final MessageDigest digest = fresh();

    /** Goes on with this, which begins and ends between two characters. */
    public Pieces add(String piece) {
      digest.update(piece.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /** The hash of all pieces as one text; there must be no more. */
    public Sha256 end() {
      return new Sha256(digest.digest());
    }
  }

  /** A copy: to look the algorithm up takes longer than to hash a script. */
  private static MessageDigest fresh() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return digest();
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** 64 hexadecimal digits in lower case. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code sha256:} and {@link #hex()}, as image digests are written. */
  public String named() {
    return "sha256:" + hex();
  }

  /** The first eight bytes, big-endian and signed. */
  public long firstLong() {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
