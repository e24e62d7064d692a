package dev.connections.audit;

import dev.connections.console.activity.ActivityRow;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The copy of the trail for a log collector. It is a copy only: when it cannot be written, the act
 * stays done and the row stays in the database, and the log says so once.
 */
@ApplicationScoped
class ActivityFile {
  private static final Logger LOG = Logger.getLogger(ActivityFile.class.getName());

  private RotatingFile file;
  private long missed;

  /** For the container. */
  ActivityFile() {}

  @Inject
  ActivityFile(Settings settings) {
    this(
        settings
            .given(Setting.ACTIVITY_FILE)
            .map(name -> Path.of(settings.text(Setting.DATA_DIRECTORY)).resolve(name))
            .map(path -> rotating(path, settings))
            .orElse(null));
  }

  ActivityFile(RotatingFile file) {
    this.file = file;
  }

  private static RotatingFile rotating(Path path, Settings settings) {
    return new RotatingFile(
        path.toAbsolutePath().normalize(),
        settings.number(Setting.ACTIVITY_FILE_MAX_MB) * 1_000_000L,
        settings.number(Setting.ACTIVITY_FILES_KEPT));
  }

  boolean isWanted() {
    return file != null;
  }

  synchronized void append(ActivityRow row) {
    try {
      file.append(JsonLine.of(row));
      if (missed > 0) {
        LOG.info("Activity is written to " + file + " again; it lacks " + missed + " acts");
        missed = 0;
      }
    } catch (IOException | RuntimeException unusable) {
      missed++;
      if (missed == 1) {
        LOG.log(
            Level.WARNING,
            "Activity cannot be written to "
                + file
                + " and is in the database alone; check space and permissions",
            unusable);
      }
    }
  }

  /** How many acts the file lacks since it cannot be written; 0 while it can. */
  synchronized long missed() {
    return missed;
  }
}
