package dev.connections.sandbox.entra;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A delegated permission of Microsoft Graph: what an application may do in the name of a person.
 *
 * @param id Microsoft's, the same in every tenant
 * @param value its name, as a scope has it
 * @param admin whether an administrator alone can consent to it
 */
record DelegatedPermission(String id, String value, boolean admin) {
  private static final Map<String, DelegatedPermission> ALL = read();

  private record Described(String id, boolean admin) {}

  private static Map<String, DelegatedPermission> read() {
    Map<String, Described> described =
        Json.resource(
            DelegatedPermission.class, "delegated-permissions.json", new TypeReference<>() {});
    Map<String, DelegatedPermission> all = new TreeMap<>();
    described.forEach(
        (value, one) -> all.put(value, new DelegatedPermission(one.id(), value, one.admin())));
    return all;
  }

  static Optional<DelegatedPermission> named(String value) {
    return Optional.ofNullable(ALL.get(value));
  }

  static Optional<DelegatedPermission> ofId(String id) {
    return ALL.values().stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
  }

  /** Those of OpenID Connect, which are no permissions of Graph for a token. */
  boolean isOfOpenId() {
    return PersonScopes.OPEN_ID.contains(value);
  }
}
