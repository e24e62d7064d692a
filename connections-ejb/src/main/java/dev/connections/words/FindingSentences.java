package dev.connections.words;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import java.util.List;

/** What was found, and what to do about it. */
final class FindingSentences {
  private final Text text;
  private final RoleNames roles;

  FindingSentences(Text text, RoleNames roles) {
    this.text = text;
    this.roles = roles;
  }

  String title(FindingCode code, String subject, Workload workload) {
    return said("title", code, subject, workload);
  }

  String remedy(FindingCode code, String subject, Workload workload) {
    return said("remedy", code, subject, workload);
  }

  private String said(String part, FindingCode code, String subject, Workload workload) {
    return text.about(workload, "finding." + code + "." + part, roles.in(subject));
  }

  /** More about it, with a blank behind; empty when its sentence needs a value that is missing. */
  String details(FindingCode code, List<String> values, Workload workload) {
    if (values.size() < 2 || values.get(1).isEmpty()) {
      return "";
    }
    String key = "finding." + code + ".details";
    // The first detail may be a code of the provider that has a sentence of its own.
    String special = key + "." + values.get(1);
    if (text.has(special)) {
      return text.about(workload, special, values.toArray()) + " ";
    }
    return text.has(key) ? text.about(workload, key, values.toArray()) + " " : "";
  }

  /**
   * In full: what it is, more about it, and what to do.
   *
   * @param values the subject, then what else is known
   */
  String found(FindingCode code, List<String> values, Workload workload) {
    String subject = values.isEmpty() ? "" : values.get(0);
    return title(code, subject, workload)
        + ". "
        + details(code, values, workload)
        + remedy(code, subject, workload);
  }
}
