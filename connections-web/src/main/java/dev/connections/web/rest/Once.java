package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.console.connections.CreationRequests;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Makes something once, however often the same request comes. */
@RequestScoped
class Once {
  @EJB private CreationRequests requests;

  /**
   * @param key of the header {@code Idempotency-Key}; null to make it each time
   * @param content of the request, without secrets
   * @return id of what was made, now or by the same request before
   */
  String make(String key, String content, Making making) throws ConnectionsException {
    if (key == null) {
      return making.id();
    }
    Optional<String> before = requests.begin(key, content);
    if (before.isPresent()) {
      return before.get();
    }
    String id = null;
    try {
      id = making.id();
    } finally {
      if (id == null) {
        requests.failed(key);
      }
    }
    // Where that fails, the same request is refused for a while, and not made a second time.
    requests.made(key, id);
    return id;
  }

  interface Making {
    String id() throws ConnectionsException;
  }
}
