package dev.connections.e2e.foreign;

import jakarta.servlet.annotation.WebServlet;

/** Calls as nobody. */
@WebServlet("/as-nobody")
public class AnonymousServlet extends Calls {
  private static final long serialVersionUID = 1;
}
