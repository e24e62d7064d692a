package dev.connections.platform;

import dev.connections.api.Workload;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration, read once and checked as a whole. Immutable. */
public final class Settings {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern LINE_BREAKS_AT_END = Pattern.compile("[\\r\\n]+$");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+(/[0-9]{1,3})?");

  /** System properties by which the launcher and the application talk, no settings. */
  private static final Set<String> SIGNALS =
      Set.of(StartProblem.PROPERTY, SystemHealthBean.DRAINING, SettingsProducer.WORKED_OUT);

  private final Map<Setting, String> values;
  private final Map<Setting, SourceOfSetting> sources;
  private final Map<RegistrationSetting, Given> registrations;

  /** What somebody set. */
  private record Given(String value, SourceOfSetting source) {
    /** Without the value, which may be secret. */
    @Override
    public String toString() {
      return source.toString();
    }
  }

  private Settings(
      Map<Setting, String> values,
      Map<Setting, SourceOfSetting> sources,
      Map<RegistrationSetting, Given> registrations) {
    this.values = values;
    this.sources = sources;
    this.registrations = registrations;
  }

  /**
   * Of a source that is asked for each key, and so without the system applications, whose keys have
   * to be listed.
   *
   * @param source answers the value of a key, or null when it is not set
   * @throws InvalidSettingsException with a sentence for each value that cannot be used
   */
  public static Settings from(Function<String, String> source) {
    return from(source, key -> SourceOfSetting.named(""), List.of());
  }

  /**
   * For tests and tools: these values by key, defaults for the rest.
   *
   * @throws InvalidSettingsException with a sentence for each value that cannot be used
   */
  public static Settings ofKeys(Map<String, String> byKey) {
    return from(byKey::get, key -> SourceOfSetting.named(""), byKey.keySet());
  }

  /**
   * @param source answers the value of a key, or null when it is not set
   * @param cameFrom answers where the value of a key that is set comes from
   * @param names of all that is set, ours or not
   * @throws InvalidSettingsException with a sentence for each value that cannot be used
   */
  static Settings from(
      Function<String, String> source,
      Function<String, SourceOfSetting> cameFrom,
      Iterable<String> names) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    Map<Setting, SourceOfSetting> sources = new EnumMap<>(Setting.class);
    List<String> problems = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      String set = source.apply(setting.key());
      boolean unset = set == null || set.isBlank();
      String value = unset ? setting.defaultValue() : trimmed(setting.kind(), set);
      values.put(setting, value);
      sources.put(setting, unset ? SourceOfSetting.DEFAULT : cameFrom.apply(setting.key()));
      if (!value.isEmpty()) {
        problem(setting, value).ifPresent(problems::add);
      }
    }
    if (!values.get(Setting.OIDC_ISSUER).isEmpty()
        && values.get(Setting.OIDC_CLIENT_ID).isEmpty()) {
      problems.add(
          Setting.OIDC_CLIENT_ID.key()
              + " is missing; "
              + Setting.OIDC_ISSUER.key()
              + " needs it. Set both or neither.");
    }
    String audience = values.get(Setting.REST_OIDC_AUDIENCE);
    if (!audience.isEmpty() && audience.equals(values.get(Setting.OIDC_CLIENT_ID))) {
      problems.add(
          Setting.REST_OIDC_AUDIENCE.key()
              + " is the same as "
              + Setting.OIDC_CLIENT_ID.key()
              + ", for which the provider issues ID tokens of people. Give the REST interface an"
              + " audience of its own.");
    }
    Map<RegistrationSetting, Given> registrations = registrations(source, cameFrom, names);
    workloads(registrations)
        .forEach(
            (workload, parts) ->
                problems.addAll(new RegistrationRules(workload, parts).problems()));
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return new Settings(values, sources, registrations);
  }

  private static Map<RegistrationSetting, Given> registrations(
      Function<String, String> source,
      Function<String, SourceOfSetting> cameFrom,
      Iterable<String> names) {
    Map<RegistrationSetting, Given> given = new TreeMap<>();
    for (String name : names) {
      RegistrationSetting setting = RegistrationSetting.named(name).orElse(null);
      String set = setting == null ? null : source.apply(setting.key());
      if (set != null && !set.isBlank()) {
        given.put(
            setting, new Given(trimmed(setting.part().kind(), set), cameFrom.apply(setting.key())));
      }
    }
    return given;
  }

  private static Map<Workload, Set<RegistrationSetting.Part>> workloads(
      Map<RegistrationSetting, Given> registrations) {
    Map<Workload, Set<RegistrationSetting.Part>> workloads = new LinkedHashMap<>();
    registrations
        .keySet()
        .forEach(
            setting ->
                workloads
                    .computeIfAbsent(
                        setting.workload(), first -> EnumSet.noneOf(RegistrationSetting.Part.class))
                    .add(setting.part()));
    return workloads;
  }

  /** For tests and tools: these values, defaults for the rest. */
  public static Settings of(Map<Setting, String> some) {
    Map<String, String> byKey = new HashMap<>();
    some.forEach((setting, value) -> byKey.put(setting.key(), value));
    return from(byKey::get);
  }

  /** Keys that start with {@code connections.} and that nothing reads, as sentences. */
  public static List<String> unknownKeys(Iterable<String> names) {
    Set<String> known =
        Arrays.stream(Setting.values())
            .flatMap(s -> Stream.of(s.key(), s.environmentName()))
            .collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      boolean ours = name.startsWith("connections.") || name.startsWith("CONNECTIONS_");
      if (ours
          && !known.contains(name)
          && !SIGNALS.contains(name)
          && RegistrationSetting.named(name).isEmpty()) {
        unknown.add(name + " is not a setting of Connections; did you mean " + nearest(name) + "?");
      }
    }
    unknown.sort(null);
    return unknown;
  }

  private static String nearest(String name) {
    boolean environment = name.startsWith("CONNECTIONS_");
    Stream<String> others =
        RegistrationSetting.near(name).map(s -> environment ? s.environmentName() : s.key());
    return Stream.concat(
            others,
            Arrays.stream(Setting.values()).map(s -> environment ? s.environmentName() : s.key()))
        .min(Comparator.comparingInt(known -> distance(known, name)))
        .orElseThrow();
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** A file or a variable made from one may end with a line break, and a password with a blank. */
  private static String trimmed(Setting.Kind kind, String value) {
    return kind == Setting.Kind.SECRET
        ? LINE_BREAKS_AT_END.matcher(value).replaceFirst("")
        : value.strip();
  }

  private static Optional<String> problem(Setting setting, String value) {
    if (setting.kind() == Setting.Kind.DATABASE) {
      return databaseProblem(setting, value);
    }
    String wanted =
        switch (setting.kind()) {
          case TEXT, TEXTS, SECRET, DATABASE -> null;
          case NUMBER -> value.matches("[1-9][0-9]{0,6}") ? null : "a positive whole number";
          case ORIGIN ->
              isOrigin(value) ? null : "an origin such as https://connections.example.com";
          case ORIGINS ->
              split(value).stream().allMatch(Settings::isOrigin)
                  ? null
                  : "comma-separated origins such as https://sso.example.com:8443";
          case URL -> isUrl(value) ? null : "an address that starts with https:// or http://";
          case HOSTS ->
              split(value).stream().allMatch(h -> HOST.matcher(h).matches())
                  ? null
                  : "comma-separated host names in lower case";
          case ADDRESSES ->
              split(value).stream().allMatch(a -> ADDRESS.matcher(a).matches())
                  ? null
                  : "comma-separated IP addresses or ranges such as 10.0.0.0/8";
          case CHOICES -> {
            List<String> choices = split(setting.defaultValue());
            yield !split(value).isEmpty() && choices.containsAll(split(value))
                ? null
                : "a comma-separated choice of " + String.join(", ", choices);
          }
          case SIGNATURE -> value.matches("[PR]S256") ? null : "PS256 or RS256";
        };
    return Optional.ofNullable(wanted)
        .map(w -> setting.key() + " is \"" + value + "\" but has to be " + w + ".");
  }

  /** Other tools take a PostgreSQL address with user and password in front of the host. */
  private static Optional<String> databaseProblem(Setting setting, String value) {
    if (!value.matches("jdbc:(postgresql|h2):.*")) {
      return Optional.of(
          setting.key()
              + " has to start with jdbc:postgresql:// (or with jdbc:h2: for a file), followed by"
              + " the host; user and password go to connections.datasource.user and"
              + " connections.datasource.password.");
    }
    return value.matches("jdbc:postgresql://[^/?]*@.*")
        ? Optional.of(
            setting.key()
                + " has to have the host directly after jdbc:postgresql://; move user and password"
                + " to connections.datasource.user and connections.datasource.password.")
        : Optional.empty();
  }

  private static boolean isUrl(String value) {
    try {
      URI uri = new URI(value);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getPort() < 65536;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static boolean isOrigin(String value) {
    if (!isUrl(value)) {
      return false;
    }
    URI uri = URI.create(value);
    return (uri.getPath().isEmpty() || "/".equals(uri.getPath()))
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static List<String> split(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** The value, or the default; empty when there is neither. */
  public String text(Setting setting) {
    return values.get(setting);
  }

  /** Where the value comes from. */
  public SourceOfSetting source(Setting setting) {
    return sources.get(setting);
  }

  public Optional<String> given(Setting setting) {
    return Optional.of(text(setting)).filter(v -> !v.isEmpty());
  }

  /** The workloads at which the platform has an application of its own, by their ids. */
  public Set<Workload> registered() {
    return Collections.unmodifiableSet(workloads(registrations).keySet());
  }

  /** What is set of the platform's own applications, in the order of the documentation. */
  public List<RegistrationSetting> registrationSettings() {
    return List.copyOf(registrations.keySet());
  }

  public Optional<String> given(RegistrationSetting setting) {
    return Optional.ofNullable(registrations.get(setting)).map(Given::value);
  }

  /** Where the value comes from. */
  public SourceOfSetting source(RegistrationSetting setting) {
    return Optional.ofNullable(registrations.get(setting))
        .map(Given::source)
        .orElse(SourceOfSetting.DEFAULT);
  }

  public List<String> list(Setting setting) {
    return split(text(setting));
  }

  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** The origin without a trailing slash, in lower case. */
  public Optional<String> origin(Setting setting) {
    return given(setting).map(Settings::normalizedOrigin);
  }

  public List<String> origins(Setting setting) {
    return list(setting).stream().map(Settings::normalizedOrigin).toList();
  }

  private static String normalizedOrigin(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Shows no value, since some are secret. */
  @Override
  public String toString() {
    return "settings";
  }
}
