package dev.connections.words;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Change;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was done. A code of another version of the program stands for itself. */
final class ActSentences {
  private static final Set<String> ANSWERS =
      Set.of(Act.FINDING_ACKNOWLEDGED.code(), Act.FINDING_REOPENED.code());

  /** As it is stored: the code, what it is about, and why it may stay. */
  private static final Pattern ANSWERED =
      Pattern.compile("(?<code>[A-Z_]+)(?: (?<subject>.+?))?(?:: (?<why>.+))?", Pattern.DOTALL);

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
    String detail = detail(event.act().code(), event.detail(), workload);
    String done = text.sentence("event." + event.act().code(), event.subject(), detail);
    // That what was disabled is disabled says itself.
    return change == null || change.to() == Status.DISABLED
        ? done
        : because(
            text.sentence("event.because", done, sentences.status(change.to())), change, workload);
  }

  /** What else there is to say of an act; of an answer to a finding what was found, in words. */
  String detail(String act, String detail, Workload workload) {
    Matcher answered = ANSWERED.matcher(detail);
    if (!ANSWERS.contains(act) || !answered.matches()) {
      return detail;
    }
    String subject = answered.group("subject") == null ? "" : answered.group("subject");
    String why = answered.group("why");
    return Arrays.stream(FindingCode.values())
        .filter(code -> code.name().equals(answered.group("code")))
        .findFirst()
        .map(code -> sentences.title(code, subject, workload))
        .map(title -> why == null ? title : text.sentence("event.because", title, why))
        .orElse(detail);
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
