package dev.connections.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document, as it was written: of the copies that the server would serve, that of
 * Payara 6 has a member that no generator of clients takes, and that of Payara 7 no path. In YAML
 * unless JSON is asked for (MicroProfile OpenAPI 3.1, section 5.1).
 */
@WebServlet({"/openapi", "/openapi/"})
public class DocumentServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String DOCUMENT = "openapi.yaml";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean json = isJsonAskedFor(request.getParameter("format"), request.getHeader("Accept"));
    response.setContentType(json ? "application/json" : "application/yaml;charset=UTF-8");
    response.getOutputStream().write((json ? json() : yaml()).getBytes(UTF_8));
  }

  private static boolean isJsonAskedFor(String format, String accept) {
    return format == null
        ? accept != null && accept.contains("application/json")
        : "json".equalsIgnoreCase(format);
  }

  static String yaml() throws IOException {
    try (InputStream in = DocumentServlet.class.getResourceAsStream(DOCUMENT)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String json() throws IOException {
    Jsonb writer = JsonbBuilder.create(new JsonbConfig().withNullValues(true));
    return writer.toJson(read());
  }

  /** Objects, lists and values, as JSON has them. */
  static Object read() throws IOException {
    return withNames(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml()));
  }

  /** Names are texts in JSON, and a status such as 200 is a number in YAML. */
  private static Object withNames(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> named = new LinkedHashMap<>();
      object.forEach((name, member) -> named.put(name.toString(), withNames(member)));
      return named;
    }
    return value instanceof List<?> list
        ? list.stream().map(DocumentServlet::withNames).toList()
        : value;
  }
}
