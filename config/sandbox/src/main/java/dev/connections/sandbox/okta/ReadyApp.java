package dev.connections.sandbox.okta;

/** The applications that every organization has from the start. */
public enum ReadyApp {
  BACKUP("Backup", "All seven scopes, Super Administrator: everything is as it should be."),
  BACKUP_WITH_DPOP(
      "Backup with DPoP", "As Backup, and it requires proof of possession, as new apps do."),
  BACKUP_WITH_GRANTS(
      "Backup that reads its grants",
      "As Backup with okta.appGrants.read, so that excess scopes can be looked for."),
  BACKUP_WITH_EC_KEY("Backup with an EC key", "As Backup, and its key is an EC key on P-256."),
  MISSING_DEVICES("Backup without devices", "okta.devices.read is not granted."),
  READ_ONLY("Read-only backup", "All seven scopes, Read-only Administrator."),
  HELP_DESK("Help desk backup", "All seven scopes, but its role sees users and groups alone."),
  NO_ROLE("Backup without a role", "All seven scopes and no administrator role: lists are empty."),
  EXCESS_SCOPES("Backup with excess scopes", "May do more than a backup needs."),
  NO_SCOPES("Nothing granted", "No scope is granted."),
  CLIENT_SECRET("Signs in with a secret", "Still set to client secret instead of public key."),
  KEY_SET_ADDRESS(
      "Key set at an address", "Set to fetch its keys from an address that does not answer."),
  WEB("Web application", "Not an API Services app, so it may not sign in on its own.");

  private final String label;
  private final String explanation;

  ReadyApp(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  /** The application's name. */
  public String label() {
    return label;
  }

  public String explanation() {
    return explanation;
  }
}
