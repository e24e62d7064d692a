package dev.connections.e2e;

/** What an administrator decides of connectors, written as the service writes it. */
final class StoredLinks {
  private StoredLinks() {}

  /** All that the connector needs. */
  static void allow(Postgres postgres, String connector) {
    String linked = " where l.reference = '" + connector + "'";
    postgres.execute(
        "insert into connector_permission select l.connection_id, l.owner_id, c.code, 'ada', now()"
            + " from connector_link l join connector_link_capability c on c.link_id = l.id"
            + linked
            + " on conflict do nothing",
        "insert into access_change select gen_random_uuid()::text, l.connection_id, now()"
            + " from connector_link l"
            + linked);
  }
}
