package dev.athanor.api.v1alpha1;

/**
 * CEL expressions that several members share. Rules are preferred to patterns wherever a person
 * writes the value: a rule answers with a sentence, a pattern with a regular expression.
 */
final class Rules {
  private static final String DURATION_PATTERN =
      "'^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}([.][0-9]{1,3})?s)?$'";

  /** Go's notation, less its rarer units: what Go, CEL and java.time read alike. */
  static final String DURATION = "self != '' && self.matches(" + DURATION_PATTERN + ")";

  private static final String POSITIVE = DURATION + " && duration(self) > duration('0s')";

  static final String UP_TO_A_DAY = POSITIVE + " && duration(self) <= duration('24h')";
  static final String UP_TO_A_WEEK = POSITIVE + " && duration(self) <= duration('168h')";
  static final String NEVER_OR_UP_TO_A_YEAR =
      DURATION
          + " && (duration(self) == duration('0s') || duration(self) >= duration('1s'))"
          + " && duration(self) <= duration('8760h')";

  /** Silent where either is not a duration: that has its own sentence. */
  static final String INITIAL_UP_TO_MAX =
      "!has(self.initial) || !has(self.max)"
          + (" || !self.initial.matches(" + DURATION_PATTERN + ") || self.initial == ''")
          + (" || !self.max.matches(" + DURATION_PATTERN + ") || self.max == ''")
          + " || duration(self.initial) <= duration(self.max)";

  /** A DNS subdomain, as the names of Secrets and of custom resources are. */
  static final String OBJECT_NAME =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

  static final String SECRET_KEY = "self.matches('^[-._a-zA-Z0-9]+$')";
  static final String SECRET_KEY_SENTENCE =
      "a Secret's key consists of letters, digits, '-', '_' and '.'";

  /** PostgreSQL counts an identifier's bytes, and would cut a longer one silently. */
  static final String IDENTIFIER =
      "self.matches('^[^\\\\p{C}\\\\s.\"]+$') && bytes(self).size() <= " + Limits.IDENTIFIER;

  static final String PLAN_ID = "^sha256:[0-9a-f]{64}$";

  private Rules() {}
}
