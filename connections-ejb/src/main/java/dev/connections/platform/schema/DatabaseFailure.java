package dev.connections.platform.schema;

import dev.connections.platform.ConfiguredDataSource;
import dev.connections.platform.Database;
import dev.connections.platform.ReadOnlyDatabase;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator can do about a database that lets nobody in, by its SQL state: the words of a
 * server may be in any language.
 */
final class DatabaseFailure {
  private static final int H2_FILE_LOCKED = 90020;
  private static final Pattern H2_FILE =
      Pattern.compile("\"([^\"]*\\.mv\\.db)\"|'([^']*\\.mv\\.db)'");
  private static final Pattern POSTGRESQL_DATABASE =
      Pattern.compile("jdbc:postgresql:(?://[^/?]*/?)?([^/?]*).*");

  private final Settings settings;

  DatabaseFailure(Settings settings) {
    this.settings = settings;
  }

  /** One sentence without a secret. */
  String sentence(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        String known = known(sql);
        if (known != null) {
          return known;
        }
      }
    }
    return unreachable(text(failure));
  }

  private String known(SQLException failure) {
    String text = text(failure);
    if (failure.getErrorCode() == H2_FILE_LOCKED || text.contains("already in use")) {
      return "The database file "
          + file(text)
          + "is in use by another process. Stop the other Connections on this data folder, or set"
          + " connections.data-directory to another folder.";
    }
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(ReadOnlyDatabase.STATE)) {
      return readOnly(failure);
    }
    if (state.startsWith("28") && ConfiguredDataSource.isH2(settings)) {
      return "The database refuses the user or the password. Check"
          + " connections.datasource.user and connections.datasource.password.";
    }
    return switch (state) {
      case "28P01" -> // invalid_password
          "The database refuses the user "
              + user()
              + " or the password. Check connections.datasource.user and"
              + " connections.datasource.password.";
      case "28000" -> // invalid_authorization_specification
          "The database does not let the user "
              + user()
              + " in from this machine: "
              + text
              + " Check connections.datasource.user, and the file pg_hba.conf of the server.";
      case "08004" -> // of the driver, for an answer to the server's question that it cannot give
          "The database refuses the user "
              + user()
              + ": "
              + text
              + " Check connections.datasource.user and connections.datasource.password.";
      case "3D000" -> // invalid_catalog_name
          "There is no database "
              + database()
              + " on the server. Create it as an administrator of PostgreSQL: CREATE DATABASE "
              + database()
              + " OWNER "
              + user()
              + " ENCODING 'UTF8' TEMPLATE template0; or correct connections.datasource.url.";
      case "42501" -> // insufficient_privilege, which here can only be that of connecting
          "The user "
              + user()
              + " may not connect to the database "
              + database()
              + ". Run as an administrator of PostgreSQL: GRANT CONNECT ON DATABASE "
              + database()
              + " TO "
              + user()
              + ";";
      case "53300" -> // too_many_connections
          "The database takes no further connection of the user "
              + user()
              + ": "
              + text
              + " A node of Connections holds up to "
              + Database.CONNECTIONS
              + ". Raise max_connections, or the limit of the user or of the database, or end"
              + " other programs' connections.";
      default -> state.startsWith("08") ? unreachable(text) : null;
    };
  }

  private String readOnly(SQLException failure) {
    return text(failure)
        + (ConfiguredDataSource.isH2(settings)
            ? " Let the user of this process write to it."
            : " Make it writable, or let connections.datasource.url name the primary (of a pair of"
                + " servers both, with targetServerType=primary).");
  }

  private static String unreachable(String reason) {
    return "The database cannot be reached: "
        + reason
        + " Check connections.datasource.url and that the database is running.";
  }

  private String user() {
    return quoted(settings.text(Setting.DATASOURCE_USER));
  }

  /** PostgreSQL takes the user's name for that of the database where the address has none. */
  private String database() {
    Matcher address = POSTGRESQL_DATABASE.matcher(settings.text(Setting.DATASOURCE_URL));
    boolean named = address.matches() && !address.group(1).isEmpty();
    return named ? quoted(address.group(1)) : user();
  }

  /** As in a statement of PostgreSQL. */
  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String text(Throwable t) {
    String first = t.getMessage() == null ? "" : t.getMessage().lines().findFirst().orElse("");
    return first.isEmpty() || first.endsWith(".") ? first : first + ".";
  }

  private static String file(String message) {
    Matcher quoted = H2_FILE.matcher(message);
    if (!quoted.find()) {
      return "";
    }
    return (quoted.group(1) == null ? quoted.group(2) : quoted.group(1)) + " ";
  }
}
