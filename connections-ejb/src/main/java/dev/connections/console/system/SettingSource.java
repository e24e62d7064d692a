package dev.connections.console.system;

/** Where the value of a setting comes from. */
public enum SettingSource {
  /** Nobody set it. */
  DEFAULT,
  /** {@code connections.jar} worked it out, since nobody set it. */
  LAUNCHER,
  /** An option {@code -D}, or the file that the server reads such options from. */
  SYSTEM_PROPERTY,
  ENVIRONMENT,
  /** A file of its own in a folder that the server is told of. */
  SECRETS_FOLDER,
  /** Another source of the server's configuration. */
  SERVER
}
