package dev.connections.web.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers for the folders of this site: {@code /people} leads to its page, the others are not
 * there. The container would add a slash by itself, with an absolute address made of the request's
 * Host header, and before any filter.
 */
@WebListener
public class Folders implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext site = event.getServletContext();
    Set<String> folders = new TreeSet<>();
    collect(site, "/", folders);
    site.addServlet("folders", new Leading()).addMapping(folders.toArray(String[]::new));
  }

  private static void collect(ServletContext site, String folder, Set<String> into) {
    Set<String> held = Optional.ofNullable(site.getResourcePaths(folder)).orElse(Set.of());
    for (String path : held) {
      if (path.endsWith("/")) {
        into.add(path.substring(0, path.length() - 1));
        collect(site, path, into);
      }
    }
  }

  private static final class Leading extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String folder = request.getServletPath();
      String page = folder + folder + ".xhtml";
      if (getServletContext().getResource(page) == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        response.sendRedirect(request.getContextPath() + page);
      }
    }
  }
}
