package dev.connections.platform;

import dev.connections.api.Workload;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A key about the platform's own application at a workload, such as {@code
 * connections.system.okta.client-id}. Which workloads there are is data of the catalog, so this
 * family has keys for every id that a workload can have: in lower case, with {@code -} for {@code
 * _}. Whether the catalog knows the workload is for others to say.
 */
public record RegistrationSetting(Workload workload, Part part)
    implements Comparable<RegistrationSetting> {
  private static final String FAMILY = "connections.system.";
  private static final String VARIABLES = Setting.environmentName(FAMILY);

  /** As an id of a workload, within a key. */
  private static final Pattern WORKLOAD = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  private static final Pattern KEY =
      Pattern.compile(Pattern.quote(FAMILY) + "(" + WORKLOAD + ")\\.([a-z-]+)");

  /** What can be set of one application. */
  public enum Part {
    CLIENT_ID("client-id", Setting.Kind.TEXT),
    CLIENT_SECRET("client-secret", Setting.Kind.SECRET),
    PRIVATE_KEY_FILE("private-key-file", Setting.Kind.TEXT),
    /** The {@code kid} of the private key, where its file does not say it or has several. */
    KEY_ID("key-id", Setting.Kind.TEXT),
    /** With its private key. */
    CERTIFICATE_FILE("certificate-file", Setting.Kind.TEXT),
    CERTIFICATE_PASSWORD("certificate-password", Setting.Kind.SECRET);

    /** With each of these alone an application proves itself. */
    public static final List<Part> PROOFS =
        List.of(CLIENT_SECRET, PRIVATE_KEY_FILE, CERTIFICATE_FILE);

    private final String tail;
    private final Setting.Kind kind;

    Part(String tail, Setting.Kind kind) {
      this.tail = tail;
      this.kind = kind;
    }

    /** What a value has to look like. */
    public Setting.Kind kind() {
      return kind;
    }
  }

  public String key() {
    return FAMILY + segment(workload) + "." + part.tail;
  }

  private static String segment(Workload workload) {
    return workload.id().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Workload workload(String segment) {
    return Workload.of(segment.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** {@code CONNECTIONS_SYSTEM_OKTA_CLIENT_ID} (MicroProfile Config). */
  public String environmentName() {
    return Setting.environmentName(key());
  }

  /**
   * @param name of a property or of a variable of the environment
   * @return empty when it is none of the family
   */
  static Optional<RegistrationSetting> named(String name) {
    Matcher key = KEY.matcher(name);
    if (key.matches()) {
      return Arrays.stream(Part.values())
          .filter(part -> part.tail.equals(key.group(2)))
          .map(part -> new RegistrationSetting(workload(key.group(1)), part))
          .findFirst();
    }
    return Arrays.stream(Part.values()).flatMap(part -> variable(name, part)).findFirst();
  }

  private static Stream<RegistrationSetting> variable(String name, Part part) {
    String end = Setting.environmentName("." + part.tail);
    if (!name.startsWith(VARIABLES) || !name.endsWith(end)) {
      return Stream.empty();
    }
    int last = name.length() - end.length();
    return last <= VARIABLES.length()
        ? Stream.empty()
        : of(name.substring(VARIABLES.length(), last), part)
            .filter(setting -> setting.environmentName().equals(name));
  }

  /** Of a workload by its id, whatever its case; empty when no workload can be called so. */
  private static Stream<RegistrationSetting> of(String id, Part part) {
    String segment = id.toLowerCase(Locale.ROOT).replace('_', '-');
    return WORKLOAD.matcher(segment).matches()
        ? Stream.of(new RegistrationSetting(workload(segment), part))
        : Stream.empty();
  }

  /** The keys of the family that may be meant by a name that is none. */
  static Stream<RegistrationSetting> near(String name) {
    boolean variable = name.startsWith(VARIABLES);
    if (!variable && !name.startsWith(FAMILY)) {
      return Stream.empty();
    }
    String rest = name.substring(FAMILY.length());
    char end = variable ? '_' : '.';
    return IntStream.rangeClosed(1, rest.length())
        .filter(i -> i == rest.length() || rest.charAt(i) == end)
        .mapToObj(i -> rest.substring(0, i))
        .flatMap(id -> Arrays.stream(Part.values()).flatMap(part -> of(id, part)));
  }

  /** By workload, and then as they are told in the documentation. */
  @Override
  public int compareTo(RegistrationSetting other) {
    return Comparator.comparing((RegistrationSetting one) -> one.workload().id())
        .thenComparing(RegistrationSetting::part)
        .compare(this, other);
  }
}
