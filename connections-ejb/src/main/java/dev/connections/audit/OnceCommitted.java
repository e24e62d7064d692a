package dev.connections.audit;

import dev.connections.console.activity.ActivityRow;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Writes an act to the file when it has really happened. */
record OnceCommitted(ActivityFile file, ActivityRow row) implements Synchronization {
  @Override
  public void beforeCompletion() {
    // A commit can still fail.
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      file.append(row);
    }
  }
}
