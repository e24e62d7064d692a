package dev.connections.e2e.foreign;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Lookup;
import dev.connections.api.ProfileQuery;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A line for each call: what was called and what came back. */
abstract class Calls extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    PrintWriter out = response.getWriter();
    call(out, "find", () -> "total " + Lookup.profiles().find(ProfileQuery.all()).total());
    call(out, "get", () -> Lookup.profiles().get("no-such-id").name());
    for (Serializable value : Samples.values()) {
      call(
          out,
          "echo " + value.getClass().getSimpleName(),
          () -> value.equals(echo().echo(value)) ? "equal" : "different");
    }
    for (ConnectionsException exception : Samples.exceptions()) {
      call(
          out,
          "fail " + exception.getClass().getSimpleName(),
          () -> {
            try {
              echo().fail(exception);
              return "nothing thrown";
            } catch (ConnectionsException arrived) {
              boolean same =
                  arrived.getClass() == exception.getClass()
                      && arrived.getMessage().equals(exception.getMessage());
              return same ? "equal" : "different";
            }
          });
    }
  }

  private static Echo echo() throws NamingException {
    return (Echo)
        new InitialContext().lookup("java:global/echo/EchoBean!dev.connections.e2e.foreign.Echo");
  }

  private static void call(PrintWriter out, String name, Call call) {
    String result;
    try {
      result = call.run();
    } catch (Exception e) {
      result = e.getClass().getName() + " " + e.getMessage();
    }
    out.println(name + ": " + result.replaceAll("\\s+", " "));
  }

  /** May throw what a remote call throws. */
  @FunctionalInterface
  private interface Call {
    String run() throws Exception;
  }
}
