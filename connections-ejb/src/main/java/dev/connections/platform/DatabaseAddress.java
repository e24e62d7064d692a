package dev.connections.platform;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A JDBC address for people to read. Drivers take passwords and keys under many names, so that only
 * parameters are shown that are known to be none; an ellipsis stands for the others.
 */
public final class DatabaseAddress {
  private static final String HIDDEN = "…";

  private static final Set<String> HARMLESS =
      Set.of(
          "applicationname",
          "connecttimeout",
          "currentschema",
          "database_to_lower",
          "db_close_delay",
          "db_close_on_exit",
          "default_null_ordering",
          "loadbalancehosts",
          "logintimeout",
          "mode",
          "sockettimeout",
          "ssl",
          "sslmode",
          "targetservertype",
          "tcpkeepalive",
          "write_delay");

  private DatabaseAddress() {}

  /** The address without user, password, and whatever else could be secret. */
  public static String withoutSecrets(String address) {
    String separator = address.startsWith("jdbc:h2:") ? ";" : "&";
    List<String> parts = List.of(address.split("[?&;]", -1));
    StringJoiner parameters = new StringJoiner(separator);
    boolean hidden = false;
    for (String part : parts.subList(1, parts.size())) {
      if (isHarmless(part)) {
        parameters.add(part);
      } else {
        hidden |= !part.isEmpty();
      }
    }
    if (hidden) {
      parameters.add(HIDDEN);
    }
    String place = place(parts.get(0));
    return parameters.length() == 0
        ? place
        : place + (separator.equals("&") ? "?" : separator) + parameters;
  }

  /** Host and database, unless something else stands there. */
  private static String place(String place) {
    return place.matches("[^@=]*") ? place : place.replaceFirst("^(jdbc:\\w+:).*", "$1") + HIDDEN;
  }

  private static boolean isHarmless(String parameter) {
    int equals = parameter.indexOf('=');
    return equals > 0 && HARMLESS.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT));
  }
}
