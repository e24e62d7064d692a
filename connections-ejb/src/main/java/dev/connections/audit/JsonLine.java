package dev.connections.audit;

import dev.connections.console.activity.ActivityRow;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.JsonText;
import dev.connections.words.Sentences;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An act as one line of JSON (RFC 8259), which no character of a name can break into two. It holds
 * codes for programs, and what was done in English for who reads along.
 */
final class JsonLine {
  /** Of acts alone, which name no workload. */
  private static final Sentences ENGLISH = new Sentences(Locale.ENGLISH, WorkloadView::unknown);

  private JsonLine() {}

  static String of(ActivityRow row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", row.id());
    members.put("at", row.at().toString());
    members.put("actor", row.actor());
    members.put("actorId", row.actorId());
    members.put("address", row.address());
    members.put("action", row.action());
    members.put("text", ENGLISH.act(row.action()));
    members.put("subjectKind", row.subjectKind());
    members.put("subjectId", row.subjectId());
    members.put("subjectName", row.subjectName());
    members.put("result", row.result());
    members.put("detail", row.detail());
    return JsonText.write(members) + "\n";
  }
}
