package dev.connections.words;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Change;

/** What was done. A code of another version of the program stands for itself. */
final class ActSentences {
  private final Text text;
  private final Sentences sentences;

  ActSentences(Text text, Sentences sentences) {
    this.text = text;
    this.sentences = sentences;
  }

  /**
   * @param kind {@code action}, {@code actor}, {@code kind} or {@code result}
   */
  String known(String kind, String code) {
    String key = kind + "." + code;
    return text.has(key) ? text.sentence(key) : code;
  }

  String event(ConnectionEvent event, Workload workload) {
    Change change = event.change();
    if (event.act() == Act.STATUS_CHANGED) {
      String of = sentences.status(change.to());
      return because(
          change.application().isEmpty()
              ? of
              : text.sentence("event.status", change.application(), of),
          change,
          workload);
    }
    String done = text.sentence("event." + event.act().code(), event.subject(), event.detail());
    // That what was disabled is disabled says itself.
    return change == null || change.to() == Status.DISABLED
        ? done
        : because(
            text.sentence("event.because", done, sentences.status(change.to())), change, workload);
  }

  private String because(String sentence, Change change, Workload workload) {
    return change.reason() == null
        ? sentence
        : text.sentence(
            "event.because",
            sentence,
            sentences.title(change.reason(), change.reasonSubject(), workload));
  }
}
