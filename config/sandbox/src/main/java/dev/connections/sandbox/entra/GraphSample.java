package dev.connections.sandbox.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections.sandbox.server.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Lists of which a probe call alone is of interest: who may call them, and two objects. */
enum GraphSample {
  USERS(
      "/users",
      "User.Read.All",
      "User.ReadBasic.All",
      "User.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All"),
  GROUPS(
      "/groups",
      "Group.Read.All",
      "GroupMember.Read.All",
      "Group.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All"),
  DEVICES(
      "/devices",
      "Device.Read.All",
      "Device.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All"),
  DOMAINS(
      "/domains",
      "Domain.Read.All",
      "Domain.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All"),
  SITES("/sites", "Sites.Read.All", "Sites.ReadWrite.All", "Sites.FullControl.All"),
  MESSAGES("/users/[^/]+/messages", "Mail.Read", "Mail.ReadWrite"),
  EVENTS("/users/[^/]+/events", "Calendars.Read", "Calendars.ReadWrite"),
  CONTACTS("/users/[^/]+/contacts", "Contacts.Read", "Contacts.ReadWrite"),
  DRIVE("/users/[^/]+/drives", "Files.Read.All", "Files.ReadWrite.All", "Sites.Read.All"),
  CHATS("/users/[^/]+/chats", "Chat.Read.All", "Chat.ReadBasic.All"),
  POLICIES("/identity/conditionalAccess/policies", "Policy.Read.All"),
  SIGN_INS("/auditLogs/signIns", "AuditLog.Read.All");

  private static final List<String> NAMES = List.of("Ada Winter", "Ben Okafor");

  private final Pattern path;
  private final String[] roles;

  GraphSample(String path, String... roles) {
    this.path = Pattern.compile(path);
    this.roles = roles;
  }

  static Optional<GraphSample> at(String path) {
    return Arrays.stream(values()).filter(s -> s.path.matcher(path).matches()).findFirst();
  }

  /** Any of them allows the call. */
  String[] roles() {
    return roles.clone();
  }

  List<?> objects(Tenant tenant) {
    return NAMES.stream().map(name -> object(tenant, name)).toList();
  }

  private Object object(Tenant tenant, String name) {
    return Json.object(
        "id",
        UUID.nameUUIDFromBytes((tenant.id() + this + name).getBytes(UTF_8)).toString(),
        "displayName",
        name,
        "userPrincipalName",
        name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + tenant.defaultDomain());
  }
}
