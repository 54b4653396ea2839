package dev.athanor.engine.settings;

/** A setting that cannot be followed. The message says where it stands and what to do about it. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(String source, String sentence) {
    super(source + ": " + sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
