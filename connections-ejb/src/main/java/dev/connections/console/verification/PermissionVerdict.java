package dev.connections.console.verification;

/** What a permission's need, declaration and grant come to. */
public enum PermissionVerdict {
  /** Granted, and needed or part of what is needed. */
  AS_NEEDED,
  /** Needed, and a wider permission that is granted stands for it. */
  COVERED,
  /** Required, neither granted nor declared. */
  MISSING,
  /** Needed and declared by the application, but no administrator consented. */
  CONSENT_MISSING,
  /** Recommended and not granted. */
  RECOMMENDED,
  /** Optional or only declared, and not granted as far as it is known. */
  NOT_USED,
  /** Granted, and no chosen capability uses it. */
  EXCESS,
  /** Granted, and wider than the permission that is needed. */
  WIDER_THAN_NEEDED,
  /** Required or recommended, and the provider could not be asked. */
  UNVERIFIABLE
}
