package dev.connections.provider.microsoft;

import java.util.Map;

/**
 * What Microsoft Graph answered, where it was not that it has trouble.
 *
 * @param body of a 200; empty otherwise
 * @param words what it said otherwise
 */
record GraphAnswer(int status, Map<String, Object> body, String words) {
  boolean isOk() {
    return status == 200;
  }
}
