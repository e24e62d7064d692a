package dev.connections.platform.schema;

import dev.connections.platform.Database;
import dev.connections.platform.StartProblem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the user may do in the schema that the tables are made in: asked for before anything is
 * tried, so that the answer names the schema, the user and the grant. Names are quoted as in a
 * statement.
 *
 * @param schema the first one of the search path
 * @param exists whether there is one of that name
 * @param usable whether it exists and its name is looked into for this user
 * @param creates whether the user may make tables in it
 * @param connections how many the user may hold at once
 */
record PostgreSqlGrants(
    String user,
    String database,
    String encoding,
    String schema,
    boolean exists,
    boolean usable,
    boolean creates,
    int connections) {
  private static final Logger LOG = Logger.getLogger(PostgreSqlGrants.class.getName());

  private static final String ABOUT =
      "select quote_ident(current_user), quote_ident(current_database()),"
          + " current_setting('server_encoding'), current_schema(), current_setting('search_path'),"
          + " has_schema_privilege(current_schema(), 'CREATE'),"
          + " least(current_setting('max_connections')::int -"
          + " current_setting('superuser_reserved_connections')::int, (select nullif(rolconnlimit,"
          + " -1) from pg_roles where rolname = current_user), (select nullif(datconnlimit, -1)"
          + " from pg_database where datname = current_database()))";

  private static final String SCHEMA =
      "select quote_ident(n), exists (select from pg_namespace where nspname = n)"
          + " from (select cast(? as text) as n) as named";

  /** One of these tables that cannot be worked with, and whose it is. */
  private static final String CLOSED =
      "select quote_ident(relname), quote_ident(pg_get_userbyid(relowner)) from pg_class"
          + " where relnamespace = (select oid from pg_namespace where nspname = current_schema())"
          + " and relname = any (?) and not (has_table_privilege(oid, 'SELECT')"
          + " and has_table_privilege(oid, 'INSERT') and has_table_privilege(oid, 'UPDATE')"
          + " and has_table_privilege(oid, 'DELETE')) order by 1";

  static PostgreSqlGrants of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet about = statement.executeQuery(ABOUT);
        PreparedStatement named = connection.prepareStatement(SCHEMA)) {
      about.next();
      String current = about.getString(4);
      named.setString(1, current == null ? firstOf(about.getString(5)) : current);
      try (ResultSet schema = named.executeQuery()) {
        schema.next();
        return new PostgreSqlGrants(
            about.getString(1),
            about.getString(2),
            about.getString(3),
            schema.getString(1),
            schema.getBoolean(2),
            current != null,
            about.getBoolean(6),
            about.getInt(7));
      }
    }
  }

  /** Of a search path whose schemas are not there, or not for this user. */
  private static String firstOf(String searchPath) {
    return Arrays.stream(searchPath.split(","))
        .map(name -> name.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\""))
        .filter(name -> !name.isEmpty() && !name.equals("$user"))
        .findFirst()
        .orElse("public");
  }

  /** Before the schema is looked at. */
  void refuseMissingSchema() {
    if (!exists) {
      throw new StartProblem(
          "There is no schema "
              + schema
              + " in the database "
              + database
              + ". Run in it as an administrator of PostgreSQL: CREATE SCHEMA "
              + schema
              + " AUTHORIZATION "
              + user
              + "; or correct currentSchema in connections.datasource.url.");
    }
    if (!usable) {
      throw mayNotCreate();
    }
  }

  /**
   * Before migrations are run.
   *
   * @param empty whether none was before
   */
  void refuseMigrationOf(boolean empty) {
    if (!creates) {
      throw mayNotCreate();
    }
    if (empty && !encoding.equals("UTF8")) {
      throw new StartProblem(
          "The database "
              + database
              + " stores text as "
              + encoding
              + " and Connections needs UTF8. Run as an administrator of PostgreSQL: CREATE"
              + " DATABASE connections OWNER "
              + user
              + " ENCODING 'UTF8' TEMPLATE template0; and name that database in"
              + " connections.datasource.url.");
    }
  }

  private StartProblem mayNotCreate() {
    return new StartProblem(
        "The user "
            + user
            + " may not make tables in the schema "
            + schema
            + " of the database "
            + database
            + ". Run in it as its owner or an administrator of PostgreSQL: GRANT CREATE, USAGE ON"
            + " SCHEMA "
            + schema
            + " TO "
            + user
            + ";");
  }

  /** What a migration says when a table belongs to another user. */
  StartProblem mayNotChange(SQLException refused) {
    return new StartProblem(
        "The user "
            + user
            + " may not bring the tables in the schema "
            + schema
            + " of the database "
            + database
            + " to this version: "
            + DatabaseFailure.text(refused)
            + " Start with the user who made them, or run as an administrator of PostgreSQL, for"
            + " each table: ALTER TABLE ... OWNER TO "
            + user
            + ";",
        refused);
  }

  /** What Flyway calls non-empty without a history. */
  StartProblem othersTables() {
    return new StartProblem(
        "The schema "
            + schema
            + " of the database "
            + database
            + " holds tables that are not Connections'. Give Connections a database of its own, or"
            + " a schema: CREATE SCHEMA connections AUTHORIZATION "
            + user
            + "; and currentSchema=connections in connections.datasource.url.");
  }

  /** Tables of Connections that another user made and keeps to himself. */
  void refuseClosed(Connection connection, List<String> tables) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(CLOSED)) {
      query.setArray(1, connection.createArrayOf("text", tables.toArray()));
      try (ResultSet closed = query.executeQuery()) {
        if (closed.next()) {
          throw new StartProblem(
              "The user "
                  + user
                  + " may not read and change all tables of Connections in the schema "
                  + schema
                  + " of the database "
                  + database
                  + ": "
                  + closed.getString(1)
                  + " belongs to "
                  + closed.getString(2)
                  + ". Run in it as that user: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES"
                  + " IN SCHEMA "
                  + schema
                  + " TO "
                  + user
                  + ";");
        }
      }
    }
  }

  /** A warning alone: a node that nobody works with needs few. */
  void warnOfFewConnections() {
    if (connections < Database.CONNECTIONS) {
      LOG.log(
          Level.WARNING,
          "The database gives the user {0} at most {1} connections, and this node may want {2}:"
              + " requests will wait or fail under load. Raise max_connections, or the limit of the"
              + " user or of the database.",
          new Object[] {user, connections, Database.CONNECTIONS});
    }
  }
}
