package dev.connections.platform;

import java.util.Locale;

/**
 * Every key of the configuration but those of the platform's own applications, which are a {@link
 * RegistrationSetting} each. {@code config/connections.properties} documents the same list for
 * operators, and a test keeps the two equal.
 */
public enum Setting {
  PUBLIC_URL("connections.public-url", Kind.ORIGIN, ""),
  TRUSTED_PROXIES("connections.trusted-proxies", Kind.ADDRESSES, ""),
  DATA_DIRECTORY("connections.data-directory", Kind.TEXT, "./data"),

  DATASOURCE_CLASS_NAME("connections.datasource.class-name", Kind.TEXT, ""),
  DATASOURCE_URL("connections.datasource.url", Kind.DATABASE, ""),
  DATASOURCE_USER("connections.datasource.user", Kind.TEXT, "connections"),
  DATASOURCE_PASSWORD("connections.datasource.password", Kind.SECRET, ""),

  SECRETS_KEYS("connections.secrets.keys", Kind.SECRET, ""),
  SECRETS_KEYS_FILE("connections.secrets.keys-file", Kind.TEXT, ""),

  OUTBOUND_PROXY("connections.outbound.proxy", Kind.ORIGIN, ""),
  OUTBOUND_TRUST_STORE("connections.outbound.trust-store", Kind.TEXT, ""),
  OUTBOUND_TRUST_STORE_PASSWORD("connections.outbound.trust-store-password", Kind.SECRET, ""),
  OUTBOUND_TRUSTED_ORIGINS("connections.outbound.trusted-origins", Kind.ORIGINS, ""),
  OUTBOUND_ADDRESSES("connections.outbound.addresses", Kind.ADDRESSES, ""),

  CATALOG_DIRECTORY("connections.catalog.directory", Kind.TEXT, ""),

  OKTA_DOMAINS(
      "connections.okta.domains",
      Kind.HOSTS,
      "okta.com,oktapreview.com,okta-emea.com,okta-gov.com,okta.mil,okta-miltest.com,"
          + "trexcloud.com,trex-govcloud.com"),

  MICROSOFT_CLOUDS(
      "connections.microsoft.clouds", Kind.CHOICES, "GLOBAL,US_GOV_L4,US_GOV_L5,CHINA"),
  MICROSOFT_GLOBAL_LOGIN(
      "connections.microsoft.global.login", Kind.ORIGIN, "https://login.microsoftonline.com"),
  MICROSOFT_GLOBAL_GRAPH(
      "connections.microsoft.global.graph", Kind.ORIGIN, "https://graph.microsoft.com"),
  MICROSOFT_US_GOV_L4_LOGIN(
      "connections.microsoft.us-gov-l4.login", Kind.ORIGIN, "https://login.microsoftonline.us"),
  MICROSOFT_US_GOV_L4_GRAPH(
      "connections.microsoft.us-gov-l4.graph", Kind.ORIGIN, "https://graph.microsoft.us"),
  MICROSOFT_US_GOV_L5_LOGIN(
      "connections.microsoft.us-gov-l5.login", Kind.ORIGIN, "https://login.microsoftonline.us"),
  MICROSOFT_US_GOV_L5_GRAPH(
      "connections.microsoft.us-gov-l5.graph", Kind.ORIGIN, "https://dod-graph.microsoft.us"),
  MICROSOFT_CHINA_LOGIN(
      "connections.microsoft.china.login", Kind.ORIGIN, "https://login.partner.microsoftonline.cn"),
  MICROSOFT_CHINA_GRAPH(
      "connections.microsoft.china.graph", Kind.ORIGIN, "https://microsoftgraph.chinacloudapi.cn"),
  MICROSOFT_ASSERTION_ALGORITHM(
      "connections.microsoft.assertion-algorithm", Kind.SIGNATURE, "PS256"),

  EXPIRY_WARNING_DAYS("connections.expiry.warning-days", Kind.NUMBER, "30"),

  CONNECTION_UNDO_DAYS("connections.connection.undo-days", Kind.NUMBER, "31"),

  BULK_AT_ONCE("connections.bulk.at-once", Kind.NUMBER, "12"),
  BULK_AT_ONCE_PER_ORGANIZATION("connections.bulk.at-once-per-organization", Kind.NUMBER, "4"),

  TOKENS_WITHOUT_DATABASE_MINUTES("connections.tokens.without-database-minutes", Kind.NUMBER, "10"),

  SESSION_IDLE_MINUTES("connections.session.idle-minutes", Kind.NUMBER, "30"),
  REST_REQUESTS_PER_MINUTE("connections.rest.requests-per-minute", Kind.NUMBER, "60000"),
  REST_OIDC_AUDIENCE("connections.rest.oidc.audience", Kind.TEXT, ""),
  REST_OIDC_CONNECTOR_GROUPS(
      "connections.rest.oidc.connector-groups", Kind.TEXTS, "connections-connectors"),
  START_DEADLINE_SECONDS("connections.start.deadline-seconds", Kind.NUMBER, "300"),
  SHUTDOWN_DRAIN_SECONDS("connections.shutdown.drain-seconds", Kind.NUMBER, "5"),

  ACTIVITY_FILE("connections.activity.file", Kind.TEXT, ""),
  ACTIVITY_FILE_MAX_MB("connections.activity.file-max-mb", Kind.NUMBER, "10"),
  ACTIVITY_FILES_KEPT("connections.activity.files-kept", Kind.NUMBER, "5"),
  ACTIVITY_RETENTION_DAYS("connections.activity.retention-days", Kind.NUMBER, "400"),

  OIDC_ISSUER("connections.sign-in.oidc.issuer", Kind.URL, ""),
  OIDC_CLIENT_ID("connections.sign-in.oidc.client-id", Kind.TEXT, ""),
  OIDC_CLIENT_SECRET("connections.sign-in.oidc.client-secret", Kind.SECRET, ""),
  OIDC_SCOPES("connections.sign-in.oidc.scopes", Kind.TEXT, "openid profile email"),
  OIDC_GROUPS_CLAIM("connections.sign-in.oidc.groups-claim", Kind.TEXT, "groups"),
  OIDC_ADMINISTRATOR_GROUPS(
      "connections.sign-in.oidc.administrator-groups", Kind.TEXTS, "connections-administrators"),
  OIDC_OPERATOR_GROUPS(
      "connections.sign-in.oidc.operator-groups", Kind.TEXTS, "connections-operators"),
  OIDC_AUDITOR_GROUPS(
      "connections.sign-in.oidc.auditor-groups", Kind.TEXTS, "connections-auditors");

  /** What a value has to look like. */
  public enum Kind {
    TEXT,
    /**
     * Text that is never shown, not even in a message about its being wrong, and in which nothing
     * is expanded or cut off, since any character may be part of a password.
     */
    SECRET,
    /** A JDBC address of H2 or PostgreSQL. It is not shown, either: it may hold a password. */
    DATABASE,
    /** A positive whole number. */
    NUMBER,
    /** {@code https://host[:port]}, or http; nothing behind it. */
    ORIGIN,
    /** Comma-separated origins. */
    ORIGINS,
    /** An http or https address. */
    URL,
    /** Comma-separated host names. */
    HOSTS,
    /** Comma-separated IP addresses or CIDR ranges. */
    ADDRESSES,
    /** Comma-separated texts. */
    TEXTS,
    /** Comma-separated, each one of those of the default, which names all that there are. */
    CHOICES,
    /** PS256 or RS256 (RFC 7518 section 3.1). */
    SIGNATURE
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;

  Setting(String key, Kind kind, String defaultValue) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
  }

  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  /** Empty when there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** {@code CONNECTIONS_PUBLIC_URL} for {@code connections.public-url} (MicroProfile Config). */
  public String environmentName() {
    return environmentName(key);
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
