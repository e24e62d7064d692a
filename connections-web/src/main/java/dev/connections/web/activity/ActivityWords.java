package dev.connections.web.activity;

import dev.connections.console.activity.ActivityRow;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Codes of the trail in plain words, and the pages of what it names. */
@Named
@RequestScoped
public class ActivityWords {
  @Inject private Sentences sentences;

  public String action(String code) {
    return sentences.act(code);
  }

  public String actor(String name) {
    return sentences.actor(name);
  }

  /** What kind of thing it was done to. */
  public String kind(String code) {
    return sentences.subjectKind(code);
  }

  public String result(String code) {
    return sentences.result(code);
  }

  /** Its name, else its id; empty when it has neither. */
  public String subject(ActivityRow row) {
    return row.subjectName().isEmpty() ? row.subjectId() : row.subjectName();
  }

  /** What else there is to say. */
  public String detail(ActivityRow row) {
    return sentences.detail(row);
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
