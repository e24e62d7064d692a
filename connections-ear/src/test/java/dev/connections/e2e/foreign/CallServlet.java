package dev.connections.e2e.foreign;

import jakarta.annotation.security.RunAs;
import jakarta.servlet.annotation.WebServlet;

/** Calls as the principal that the operator gave the role to. */
@WebServlet("/as-connector")
@RunAs("connector")
public class CallServlet extends Calls {
  private static final long serialVersionUID = 1;
}
