package dev.connections.web.connections;

import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.BulkVerifications.Progress;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The verification of many connections: starts it and shows the caller's latest one. */
@Named
@RequestScoped
public class BulkVerificationPanel {
  private static final String TEXT = "listsText";

  @EJB private BulkVerifications verifications;
  @Inject private ConnectionsPage page;
  @Inject private Messages messages;

  private Progress progress;
  private boolean asked;

  /** Null when there is nothing to show. For those who may verify. */
  public Progress getProgress() {
    if (!asked) {
      progress = verifications.latest().orElse(null);
      asked = true;
    }
    return progress;
  }

  public boolean isRunning() {
    return getProgress() != null && getProgress().endedAt() == null;
  }

  /** The selected rows, or all of the filter when none is selected. */
  public void start() {
    List<String> ids = page.getSelected().stream().map(ConnectionRow::id).toList();
    progress =
        ids.isEmpty()
            ? verifications.start(page.getQuery().filter(0, 1))
            : verifications.start(ids);
    asked = true;
    page.unselect();
    if (progress.total() == 0) {
      messages.refuse(TEXT, "bulk.nothing");
      verifications.dismiss(progress.id());
      progress = null;
    }
  }

  public void cancel() {
    Progress shown = getProgress();
    if (shown != null) {
      verifications.cancel(shown.id());
      asked = false;
    }
  }

  public void dismiss() {
    Progress shown = getProgress();
    if (shown != null) {
      verifications.dismiss(shown.id());
      asked = false;
      progress = null;
    }
  }

  /** How far it is, or how it ended. */
  public String getSentence() {
    Progress shown = getProgress();
    if (shown == null) {
      return "";
    }
    String key = shown.endedAt() == null ? "running" : shown.cancelled() ? "cancelled" : "ended";
    return messages.sentence(
        TEXT,
        "bulk." + (key.equals("running") && shown.cancelled() ? "cancelling" : key),
        shown.done(),
        shown.total(),
        shown.working(),
        shown.critical(),
        shown.unverified(),
        shown.disabled());
  }

  /** What the button verifies. */
  public String getAction() {
    int selected = page.getSelected().size();
    return selected == 0
        ? messages.sentence(TEXT, "verify.all", page.getTable().atLeast())
        : messages.sentence(TEXT, "verify.selected", selected);
  }
}
