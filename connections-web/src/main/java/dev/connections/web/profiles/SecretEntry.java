package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.omnifaces.cdi.Param;

/** The client secret of the panel, with the day on which the provider says that it ends. */
@Named
@RequestScoped
public class SecretEntry {
  private static final String TEXT = "profilesText";

  private static final Pattern UUID =
      Pattern.compile("(?i)\\s*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\s*");

  @EJB private ProfileDrafts drafts;
  @Inject private Messages messages;
  @Inject private KnownWorkloads workloads;
  @Inject private Clock clock;
  @Inject private EntryControls controls;
  @Inject @Param private String secretEnd;
  @Inject @Param private String secretZone;
  @Inject @Param private String secretAnyway;

  private boolean warned;

  /** Answers null when there is something to correct first; the person was told then. */
  ProfileDraft enter(String draftId, String value) throws ConnectionsException {
    Workload workload = drafts.get(draftId).fields().workload();
    Instant endsAt;
    try {
      String day = secretEnd == null ? "" : secretEnd.strip();
      endsAt = day.isEmpty() ? null : EndOfDay.of(LocalDate.parse(day), secretZone);
    } catch (DateTimeParseException noDay) {
      messages.at("key", messages.sentence(TEXT, "secret.end.malformed"));
      return null;
    }
    if (endsAt != null && endsAt.isBefore(clock.instant())) {
      messages.at("key", messages.about(workload, TEXT, "secret.end.passed"));
      return null;
    }
    boolean confirmed = "true".equals(controls.about(value, secretAnyway));
    if (isLikelyAnId(value, workload) && !confirmed) {
      warned = true;
      controls.showFor(value);
      messages.at("key", messages.about(workload, TEXT, "secret.looksLikeId"));
      return null;
    }
    return drafts.enterSecret(draftId, value.toCharArray(), endsAt);
  }

  /** Some providers show an id beside the value, which people copy instead of it. */
  private boolean isLikelyAnId(String value, Workload workload) {
    return workload != null
        && workloads.of(workload).secretIdsAreUuids()
        && UUID.matcher(value).matches();
  }

  /** Whether the person heard that the value looks like something else, and may use it anyway. */
  public boolean isWarned() {
    return warned;
  }
}
