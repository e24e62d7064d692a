package dev.connections.provider.microsoft;

import dev.connections.capability.CapabilityNeeds;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests ask an application for. */
final class Needs {
  static final String EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";

  static final Permission DIRECTORY =
      graph("Directory.Read.All", "7ab1d382-f21e-4acd-a863-ba3e13f7da61");
  static final Permission MAIL = graph("Mail.Read", "810c84a8-4a9e-49e6-bf7d-12d183f40d01");
  static final Permission MAIL_WRITE =
      graph("Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9");
  static final Permission CALENDARS =
      graph("Calendars.Read", "798ee544-9d2d-430c-a058-570e29e34338");
  static final Permission CONTACTS = graph("Contacts.Read", "089fe4d0-434a-44c5-8827-41ba8a0b17f5");
  static final Permission SETTINGS =
      graph("MailboxSettings.Read", "40f97065-369a-49f4-947c-6a255697ae91");
  static final Permission TASKS = graph("Tasks.Read.All", "f10e1f91-74ed-437f-a6fd-d6ae88e26c1f");
  static final Permission EWS =
      new Permission(EXCHANGE, "full_access_as_app", "dc890d15-9560-4a4c-9b7f-a736ec74ec40");

  private static final Map<Permission, Set<Permission>> IMPLIED = Map.of(MAIL_WRITE, Set.of(MAIL));

  private Needs() {}

  private static Permission graph(String name, String id) {
    return new Permission(AppTokens.GRAPH, name, id);
  }

  static PermissionNeeds exchange() {
    return new PermissionNeeds(List.of(DIRECTORY_ACCESS, EXCHANGE_BACKUP), IMPLIED);
  }

  static PermissionNeeds exchangeByEws(boolean retires, boolean retired) {
    return new PermissionNeeds(List.of(DIRECTORY_ACCESS, ews(retires, retired)), IMPLIED);
  }

  private static final CapabilityNeeds DIRECTORY_ACCESS =
      new CapabilityNeeds(
          "directory-access",
          "Directory access",
          List.of(Set.of(DIRECTORY)),
          Set.of(),
          Set.of(),
          false,
          false,
          null,
          List.of());

  private static final CapabilityNeeds EXCHANGE_BACKUP =
      new CapabilityNeeds(
          "exchange-backup",
          "Exchange backup",
          List.of(Set.of(MAIL, CALENDARS, CONTACTS, SETTINGS)),
          Set.of(TASKS),
          Set.of(),
          false,
          false,
          null,
          List.of());

  private static CapabilityNeeds ews(boolean retires, boolean retired) {
    return new CapabilityNeeds(
        "exchange-ews",
        "Exchange (EWS)",
        List.of(Set.of(EWS)),
        Set.of(),
        Set.of(),
        retires,
        retired,
        LocalDate.of(2027, 4, 1),
        List.of("Exchange backup", "Exchange restore"));
  }
}
