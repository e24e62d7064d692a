package dev.connections.audit;

import dev.connections.console.activity.ActivityRow;
import dev.connections.platform.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** An act as one line of JSON (RFC 8259), which no character of a name can break into two. */
final class JsonLine {
  private JsonLine() {}

  static String of(ActivityRow row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", row.id());
    members.put("at", row.at().toString());
    members.put("actor", row.actor());
    members.put("actorId", row.actorId());
    members.put("address", row.address());
    members.put("action", row.action());
    members.put("subjectKind", row.subjectKind());
    members.put("subjectId", row.subjectId());
    members.put("subjectName", row.subjectName());
    members.put("result", row.result());
    members.put("detail", row.detail());
    return JsonText.write(members) + "\n";
  }
}
