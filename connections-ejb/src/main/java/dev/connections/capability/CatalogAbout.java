package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.console.workloads.CloudView;
import dev.connections.console.workloads.SystemView;
import dev.connections.console.workloads.WorkloadView;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a workload is, by the {@code about} that exactly one of its files has. */
final class CatalogAbout {
  private static final String MEMBER = "about";

  private static final String CLIENT_IDS = "clientIds";

  private final Workload workload;
  private final JsonNode about;

  private CatalogAbout(Workload workload, JsonNode about) {
    this.workload = workload;
    this.about = about;
  }

  /**
   * @param whole whether all files could be read: what one of them says would be missed otherwise
   */
  static CatalogAbout of(
      Workload workload, Map<String, JsonNode> roots, boolean whole, Mistakes mistakes) {
    List<String> files = roots.keySet().stream().filter(f -> roots.get(f).has(MEMBER)).toList();
    for (String again : files.subList(Math.min(1, files.size()), files.size())) {
      mistakes.add(
          again,
          roots.get(again).path(MEMBER),
          "what " + workload + " is stands in " + files.get(0) + " already.");
    }
    if (files.isEmpty()) {
      if (whole) {
        String first = roots.keySet().iterator().next();
        mistakes.add(
            first,
            roots.get(first).path("workload"),
            "no file says what " + workload + " is: one has to have \"about\".");
      }
      return new CatalogAbout(workload, null);
    }
    CatalogAbout about = new CatalogAbout(workload, roots.get(files.get(0)).path(MEMBER));
    about.check(files.get(0), mistakes);
    return about;
  }

  private void check(String file, Mistakes mistakes) {
    Set<String> ids = new HashSet<>();
    for (JsonNode cloud : about.path("clouds")) {
      if (!ids.add(cloud.path("id").asText())) {
        mistakes.add(
            file,
            cloud.path("id"),
            "the cloud \"" + cloud.path("id").asText() + "\" is there twice.");
      }
    }
    about
        .findValues("portal")
        .forEach(portal -> portal.forEach(page -> check(file, page, mistakes)));
    try {
      Pattern.compile(about.path(CLIENT_IDS).path("pattern").asText());
    } catch (PatternSyntaxException none) {
      mistakes.add(
          file,
          about.path(CLIENT_IDS).path("pattern"),
          "this is no regular expression: " + none.getDescription() + ".");
    }
    boolean custom = types().contains(ApplicationType.CUSTOM);
    if (custom == about.path("credentials").isEmpty()) {
      mistakes.add(
          file,
          about.path("credentials"),
          custom
              ? "a custom application needs a kind of credential."
              : "only a custom application has a credential.");
    }
    if (types().contains(ApplicationType.SYSTEM) != about.has("system")) {
      mistakes.add(
          file,
          about.path("applications"),
          about.has("system")
              ? "\"system\" is for a workload whose applications can be SYSTEM."
              : "a system application needs \"system\".");
    }
    new CatalogSystem(about).check(file, mistakes);
  }

  private static void check(String file, JsonNode page, Mistakes mistakes) {
    try {
      new URI(page.asText().replace("{client}", "id"));
    } catch (URISyntaxException noAddress) {
      mistakes.add(file, page, "this is no address: " + noAddress.getReason() + ".");
    }
  }

  /** What people call it. */
  String title() {
    return about == null ? workload.id() : about.path("title").asText();
  }

  /** Whether its permissions and APIs go by a UUID at the provider, beside their names. */
  boolean uuids() {
    return about != null && about.path("permissionIds").asText().equals("UUID");
  }

  WorkloadView view(boolean severalApis) {
    return about == null
        ? WorkloadView.unknown(workload)
        : new WorkloadView(
            workload,
            title(),
            about.path("organization").asText(),
            list("clouds", CatalogAbout::cloud),
            types(),
            list("credentials", kind -> CredentialKind.valueOf(kind.asText())),
            severalApis,
            about.path("consentPage").asBoolean(),
            Duration.ofMinutes(about.path("consentDelayMinutes").asInt()),
            about.path("proofOfPossession").asBoolean(),
            about.path("secretIds").asText().equals("UUID"),
            clientIds(),
            system());
  }

  /** Null where nothing is said of an authorization server. */
  SystemEndpoints endpoints() {
    return about == null ? null : new CatalogSystem(about).endpoints();
  }

  private SystemView system() {
    JsonNode system = about.path("system");
    return system.isMissingNode()
        ? null
        : new SystemView(
            system.path("organizationAsked").asBoolean(),
            system.path("proved").asBoolean(),
            list("system/account", JsonNode::asText),
            system.path("idleDays").asInt());
  }

  private ClientIdForm clientIds() {
    JsonNode form = about.path(CLIENT_IDS);
    return new ClientIdForm(form.path("pattern").asText(), form.path("certain").asBoolean());
  }

  private static CloudView cloud(JsonNode cloud) {
    JsonNode portal = cloud.path("portal");
    return new CloudView(
        Cloud.of(cloud.path("id").asText()),
        cloud.path("title").asText(),
        portal.path("applications").asText(),
        portal.path("application").asText());
  }

  private List<ApplicationType> types() {
    return list("applications", type -> ApplicationType.valueOf(type.asText()));
  }

  private <T> List<T> list(String member, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    about.at("/" + member).forEach(node -> all.add(read.apply(node)));
    return List.copyOf(all);
  }
}
