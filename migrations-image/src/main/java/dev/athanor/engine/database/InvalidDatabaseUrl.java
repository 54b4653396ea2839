package dev.athanor.engine.database;

/**
 * The settings name no database that can be connected to. The message names the variable and what
 * is wrong with it and never holds a value that could be a secret.
 */
public final class InvalidDatabaseUrl extends RuntimeException {

  InvalidDatabaseUrl(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
