package dev.connections.capability;

import java.util.Objects;

/**
 * A permission of a provider's API. Two are equal when resource and name are: the name is what the
 * provider promises to keep, and its id is looked up at the provider where one is needed.
 *
 * @param resource the API's id at the provider: an app id of Entra, or {@code okta}
 * @param name such as {@code Mail.Read}; what people know
 * @param id the provider's id, such as an app role id; empty where the name is the id
 */
public record Permission(String resource, String name, String id) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Permission that
        && resource.equals(that.resource)
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, name);
  }
}
