package dev.connections.web.rest;

import dev.connections.console.activity.ActivityRow;
import dev.connections.words.Sentences;
import java.time.Instant;

/**
 * One act.
 *
 * @param actorId null for nobody and for the service itself
 * @param address where from; null when nobody called
 * @param text the act in words
 * @param detail null when there is none
 */
public record ActivityJson(
    String id,
    Instant at,
    String actorId,
    String actor,
    String address,
    String action,
    String text,
    Subject subject,
    String result,
    String detail) {

  /**
   * What it was done to.
   *
   * @param id null when it has none
   * @param name null when it has none
   */
  public record Subject(String kind, String id, String name) {}

  static ActivityJson of(ActivityRow row, Sentences sentences) {
    return new ActivityJson(
        row.id(),
        row.at(),
        orNull(row.actorId()),
        row.actor(),
        orNull(row.address()),
        row.action(),
        sentences.act(row.action()),
        new Subject(row.subjectKind(), orNull(row.subjectId()), orNull(row.subjectName())),
        row.result(),
        orNull(sentences.detail(row)));
  }

  private static String orNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
