package dev.connections.audit;

/**
 * What an act is done to.
 *
 * @param kind such as {@code profile} or {@code account}
 * @param id empty when it has none yet
 * @param name what people call it; empty when it has none
 * @param connectionId the connection whose history tells the act, if it is done; null for none
 */
public record Subject(String kind, String id, String name, String connectionId) {

  /** Something that belongs to no connection's history. */
  public static Subject of(String kind, String id, String name) {
    return new Subject(kind, id, name, null);
  }

  /** Nothing in particular of this kind. */
  public static Subject any(String kind) {
    return of(kind, "", "");
  }
}
