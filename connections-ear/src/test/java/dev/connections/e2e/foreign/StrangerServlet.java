package dev.connections.e2e.foreign;

import jakarta.annotation.security.RunAs;
import jakarta.servlet.annotation.WebServlet;

/** Calls as a principal that the server knows and that nobody gave the role to. */
@WebServlet("/as-stranger")
@RunAs("stranger")
public class StrangerServlet extends Calls {
  private static final long serialVersionUID = 1;
}
