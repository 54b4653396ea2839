package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.NotOnThisLevelException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** A scenario that asks for what this level does not have is skipped, and says so. */
final class SaidWhereNotRun implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable thrown)
      throws Throwable {
    if (thrown instanceof NotOnThisLevelException) {
      String name = test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName();
      System.err.println("SKIPPED: " + name + " " + thrown.getMessage());
      throw new TestAbortedException(thrown.getMessage(), thrown);
    }
    throw thrown;
  }
}
