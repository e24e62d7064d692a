package dev.connections.sandbox.entra;

import java.util.List;
import java.util.stream.Stream;

/** The app registrations that every tenant has from the start. */
public enum ReadyRegistration {
  BACKUP(
      "Exchange backup",
      "Directory access and Exchange backup, granted: everything is as it should be."),
  WITH_CERTIFICATE(
      "Exchange backup with a certificate",
      "As Exchange backup, and it signs in with a certificate in place of a secret."),
  LEAST_PRIVILEGE(
      "Exchange backup with least privilege",
      "As Exchange backup, without Directory.Read.All: it cannot read what it was granted."),
  NO_CONSENT(
      "Exchange backup without consent",
      "Declares what a backup needs; nobody granted admin consent yet."),
  MISSING_PERMISSION(
      "Exchange backup without calendars", "Calendars.Read is neither declared nor granted."),
  EXCESS_PERMISSION("Exchange backup with excess permissions", "May do more than a backup needs."),
  NOTHING_GRANTED("Nothing granted", "Declares nothing and may do nothing."),
  EXPIRED_SECRET("Expired secret", "As Exchange backup, and its secret is over."),
  EXPIRED_CERTIFICATE("Expired certificate", "As Exchange backup, and its certificate is over.");

  private static final List<String> NEEDED =
      List.of(
          "Directory.Read.All",
          "Mail.Read",
          "MailboxSettings.Read",
          "Calendars.Read",
          "Contacts.Read",
          "Tasks.Read.All");

  private final String label;
  private final String explanation;

  ReadyRegistration(String label, String explanation) {
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

  List<AppRole> declared() {
    return switch (this) {
      case LEAST_PRIVILEGE ->
          Stream.concat(
                  needed().filter(role -> !"Directory.Read.All".equals(role.value())),
                  Stream.of("Organization.Read.All", "User.Read.All", "Group.Read.All")
                      .map(AppRole::graph))
              .toList();
      case MISSING_PERMISSION -> needed().filter(r -> !"Calendars.Read".equals(r.value())).toList();
      case EXCESS_PERMISSION ->
          Stream.concat(
                  needed(), Stream.of("Mail.ReadWrite", "User.ReadWrite.All").map(AppRole::graph))
              .toList();
      case NOTHING_GRANTED -> List.of();
      default -> needed().toList();
    };
  }

  private static Stream<AppRole> needed() {
    return NEEDED.stream().map(AppRole::graph);
  }
}
