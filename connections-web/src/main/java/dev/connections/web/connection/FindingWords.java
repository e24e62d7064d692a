package dev.connections.web.connection;

import dev.connections.api.Finding;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.console.HealthView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.verification.AcknowledgedFinding;
import dev.connections.console.verification.PermissionView;
import dev.connections.web.Messages;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found about an application, as the page of its connection tells it. */
@Named
@RequestScoped
public class FindingWords {
  private static final int USUAL_DAYS = 90;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** A finding keeps its time to the millisecond, the health of which it is part more of it. */
  private static final Duration ONE_RUN = Duration.ofSeconds(1);

  @Inject private Messages messages;
  @Inject private Sentences sentences;
  @Inject private Clock clock;
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

  public String title(Finding finding, Workload workload) {
    return sentences.title(finding, workload);
  }

  /** Whether somebody may answer for it instead of mending it. */
  public boolean isAcknowledgeable(Finding finding) {
    return finding.severity() == Severity.ATTENTION;
  }

  public String lastDay(AcknowledgedFinding one) {
    return DAY.format(one.lastDay());
  }

  /** Until when an acknowledgement holds that nobody chose a day for. */
  LocalDate usualEnd() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(USUAL_DAYS);
  }

  /** How many somebody answers for. */
  public String acknowledged(ApplicationDetails application) {
    return messages.sentence("connectionText", "acknowledged", application.acknowledged().size());
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
