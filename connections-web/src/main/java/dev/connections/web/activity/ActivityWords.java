package dev.connections.web.activity;

import dev.connections.console.activity.ActivityRow;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Codes of the trail in plain words, and the pages of what it names. */
@Named
@RequestScoped
public class ActivityWords {
  private static final String TEXT = "activityText";

  @Inject private Messages messages;

  /** What was done; a code of another version of the program stands for itself. */
  public String action(String code) {
    return known("action." + code, code);
  }

  /** Who did it, also when it was nobody with a name. */
  public String actor(String name) {
    return known("actor." + name, name);
  }

  /** What kind of thing it was done to. */
  public String kind(String code) {
    return known("kind." + code, code);
  }

  private String known(String key, String otherwise) {
    return messages.has(TEXT, key) ? messages.sentence(TEXT, key) : otherwise;
  }

  /** Its name, else its id; empty when it has neither. */
  public String subject(ActivityRow row) {
    return row.subjectName().isEmpty() ? row.subjectId() : row.subjectName();
  }

  /** What else there is to say; what a verification found is said in words. */
  public String detail(ActivityRow row) {
    String status = "status." + row.detail();
    return row.action().endsWith("-verified") && messages.has("verificationText", status)
        ? messages.sentence("verificationText", status)
        : row.detail();
  }

  /** The page of what it was done to, with its id; null where there is none. */
  public String page(ActivityRow row) {
    if (row.subjectId().isEmpty()) {
      return null;
    }
    return switch (row.subjectKind()) {
      case "profile" -> "/profiles/profiles.xhtml?profile=" + row.subjectId();
      case "connection" -> "/connections/connection.xhtml?id=" + row.subjectId();
      default -> null;
    };
  }
}
