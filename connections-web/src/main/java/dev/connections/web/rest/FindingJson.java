package dev.connections.web.rest;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.words.Sentences;
import java.time.Instant;

/**
 * What a verification found.
 *
 * @param title the finding in words; null where an answer has none
 * @param remedy what to do about it; null where an answer has none
 */
public record FindingJson(
    FindingCode code,
    Severity severity,
    String subject,
    String evidence,
    Instant since,
    String title,
    String remedy) {

  static FindingJson of(Finding finding) {
    return told(finding, null, null);
  }

  static FindingJson of(Finding finding, Sentences sentences, Workload workload) {
    return told(
        finding,
        sentences.title(finding, workload),
        sentences.details(finding, workload) + sentences.remedy(finding, workload));
  }

  private static FindingJson told(Finding finding, String title, String remedy) {
    return new FindingJson(
        finding.code(),
        finding.severity(),
        orNull(finding.subject()),
        orNull(finding.evidence()),
        finding.since(),
        title,
        remedy);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
