package dev.connections.e2e.empty;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers nothing. */
@Path("nothing")
public class EmptyResource {
  /**
   * @param body is read, as the other side's is
   */
  @POST
  public void take(String body) {}
}
