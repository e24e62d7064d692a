package dev.connections.web.connection;

import dev.connections.api.Finding;
import dev.connections.api.Workload;
import dev.connections.console.HealthView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.verification.PermissionView;
import dev.connections.web.Messages;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found about an application, as the page of its connection tells it. */
@Named
@RequestScoped
public class FindingWords {
  /** A finding keeps its time to the millisecond, the health of which it is part more of it. */
  private static final Duration ONE_RUN = Duration.ofSeconds(1);

  @Inject private Messages messages;
  @Inject private Sentences sentences;
  @Inject private PermissionTables permissions;

  /**
   * The findings in their order, those that one act remedies together: an administrator consents to
   * all permissions at once.
   */
  public List<List<Finding>> groups(List<Finding> findings, Workload workload) {
    Collection<List<Finding>> groups =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> Map.entry(finding.code(), sentences.remedy(finding, workload)),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values();
    return List.copyOf(groups);
  }

  /** More about what stands alone, in a sentence; empty where there is no more. */
  public String details(List<Finding> group, Workload workload) {
    return group.size() == 1 ? sentences.details(group.get(0), workload) : "";
  }

  /** Whether the latest verification could not look where this was found. */
  public boolean isFromBefore(Finding finding, HealthView health) {
    return health.checkedAt() != null
        && finding.seenAt().plus(ONE_RUN).isBefore(health.checkedAt());
  }

  /** What the permission that a finding names is for; empty when it names none. */
  public String purpose(ApplicationDetails application, Finding finding) {
    List<PermissionView> known =
        application.profile() == null ? List.of() : application.profile().permissions();
    return known.stream()
        .filter(permission -> isNamed(permission, finding.subject()))
        .map(permission -> permissions.neededBy(application, permission))
        .filter(titles -> !titles.isEmpty())
        .findFirst()
        .map(titles -> messages.sentence("connectionText", "finding.purpose", titles))
        .orElse("");
  }

  /** People see the API beside the name where it is not the usual one. */
  private static boolean isNamed(PermissionView permission, String subject) {
    return subject.equals(permission.name()) || subject.startsWith(permission.name() + " (");
  }
}
