package dev.connections.secret;

/**
 * A column that holds sealed secrets, in a table whose key is the column {@code id}. A feature
 * produces one for each such column, so that a change of the secret keys reaches all of them.
 *
 * @param table name of the table
 * @param column name of the column
 */
public record SealedColumn(String table, String column) {
  /** Where {@link SecretBox} has to seal the value of a row. */
  public String place(String id) {
    return table + ":" + id + ":" + column;
  }
}
