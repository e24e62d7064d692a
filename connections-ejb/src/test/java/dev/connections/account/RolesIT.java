package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.people.People;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsAuditor;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Calls every method of every service that pages and other applications reach, in every role. A
 * method that is not in the table fails, so that none can be forgotten.
 */
@ExtendWith(ArquillianExtension.class)
public class RolesIT {
  private static final String EVERYBODY = "administrator anonymous auditor connector operator";
  private static final String PEOPLE = "administrator auditor operator";
  private static final String READERS = "administrator auditor";
  private static final String CHANGERS = "administrator operator";
  private static final String ADMINISTRATOR = "administrator";
  private static final String CALLERS = "administrator auditor connector operator";
  private static final String LINKERS = "administrator connector";

  private static final Map<String, String> ALLOWED = new TreeMap<>();

  static {
    allow(EVERYBODY, "SystemHealth", "parts", "draining");
    allow(EVERYBODY, "ConsoleSettings", "publicUrl", "trustedProxies", "sessionIdleMinutes");
    allow(EVERYBODY, "ConsoleSettings", "programRequestsPerMinute");
    allow(PEOPLE, "ConsoleSettings", "undoDays");
    allow(ADMINISTRATOR, "SystemOverview", "node", "database", "settings", "unreadKeys");
    allow(ADMINISTRATOR, "SystemRegistrations", "all", "tryOut");
    allow(EVERYBODY, "SignIns", "signIn", "stillValid", "signedOut", "refused");
    allow(EVERYBODY, "SetUp", "needed", "open", "finish");
    allow(EVERYBODY, "Invitations", "nameFor", "accept");
    allow(EVERYBODY, "OrganizationSignIn", "offered", "start", "finish");
    allow(PEOPLE, "OwnAccount", "changePassword", "signOutEverywhereElse");
    allow(ADMINISTRATOR, "People", "list", "add", "newLink", "changeRole");
    allow(ADMINISTRATOR, "People", "disable", "enable", "remove");
    allow(ADMINISTRATOR, "ApiKeys", "list", "create", "renew", "revoke");
    allow(EVERYBODY, "ApiKeySignIns", "signIn");
    allow(EVERYBODY, "ClientSignIns", "signIn");
    allow(READERS, "Activity", "list", "export", "actions");
    allow(CHANGERS, "BulkVerifications", "start", "latest", "cancel", "dismiss");
    allow(
        PEOPLE, "ConnectionLists", "connections", "tally", "applicationsUpTo", "exportConnections");
    allow(PEOPLE, "ConnectionLists", "applications", "exportApplications");
    allow(CHANGERS, "CreationRequests", "begin", "made", "failed");
    allow(PEOPLE, "ConnectionProfiles", "list", "get", "verification");
    allow(CHANGERS, "ConnectionProfiles", "verify", "dropPreviousCredential", "delete");
    allow(CHANGERS, "ConnectionProfiles", "acknowledge", "reopen");
    allow(PEOPLE, "ProfileDrafts", "offers", "open", "get", "verification");
    allow(CHANGERS, "ProfileDrafts", "create", "edit", "update", "enterKey", "generateKey");
    allow(CHANGERS, "ProfileDrafts", "nameKey");
    allow(CHANGERS, "ProfileDrafts", "enterSecret", "enterCertificate", "generateCertificate");
    allow(CHANGERS, "ProfileDrafts", "discardCredential", "verify", "save", "rebase", "discard");
    allow(PEOPLE, "Workloads", "all", "isUnusualClientId");
    allow(PEOPLE, "Capabilities", "of", "named", "permissions", "snippets");
    allow(PEOPLE, "ConnectionDrafts", "open", "get", "workloads", "usableProfiles");
    allow(CHANGERS, "ConnectionDrafts", "create", "addApplication", "fromProfile", "update");
    allow(CHANGERS, "ConnectionDrafts", "findOrganization", "choose", "goTo", "describe");
    allow(CHANGERS, "ConnectionDrafts", "consentPage", "verify", "finish", "discard");
    allow(CHANGERS, "AdminConsents", "consentPage", "finish");
    allow(
        CHANGERS,
        "Grants",
        "begin",
        "reauthenticate",
        "finish",
        "take",
        "discard",
        "confirm",
        "choose");
    allow(PEOPLE, "Grants", "last", "renewal");
    allow(EVERYBODY, "Grants", "arrive");
    allow(CHANGERS, "SharedGrants", "make", "revoke");
    allow(PEOPLE, "SharedGrants", "of");
    allow(EVERYBODY, "SharedGrants", "look", "begin", "finish", "consentAnswered");
    allow(PEOPLE, "OrganizationConnections", "get");
    allow(CHANGERS, "OrganizationConnections", "changeServiceAccount", "verify");
    allow(ADMINISTRATOR, "OrganizationConnections", "rename", "remove", "restore", "deleteForGood");
    allow(PEOPLE, "Applications", "verification");
    allow(CHANGERS, "Applications", "verify", "rename", "changeCapabilities", "disable", "enable");
    allow(ADMINISTRATOR, "Applications", "remove");
    allow(LINKERS, "ConnectorLinks", "link", "change", "unlink", "get", "find");
    allow(CALLERS, "Connections", "get", "ofOrganization", "find");
    allow(CHANGERS, "Connections", "create");
    allow(ADMINISTRATOR, "Connections", "rename", "remove");
    allow(LINKERS, "ConnectionEvents", "latest", "after");
    allow(LINKERS, "AccessTokens", "request", "report", "proof");
    allow(PEOPLE, "RelatedConnectors", "of", "tokens");
    allow(ADMINISTRATOR, "RelatedConnectors", "allow", "deny", "unlink");
    allow(CALLERS, "Profiles", "find", "get");
  }

  @Inject private BeanManager beans;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;
  @Inject private AsConnector connector;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  private static void allow(String roles, String service, String... methods) {
    for (String method : methods) {
      ALLOWED.put(service + "." + method, roles);
    }
  }

  @Test
  void eachMethodIsForTheRolesOfTheTableAlone() throws Exception {
    Map<String, String> found = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    for (Class<?> service : services()) {
      Object bean = reference(service);
      for (Method method : service.getMethods()) {
        String name = service.getSimpleName() + "." + method.getName();
        found.put(name + parameters(method), allowed(bean, method));
        expected.put(name + parameters(method), ALLOWED.getOrDefault(name, "not in the table"));
      }
    }

    assertThat(found).isEqualTo(expected);
    assertThat(found.keySet())
        .extracting(signature -> signature.substring(0, signature.indexOf('(')))
        .containsAll(ALLOWED.keySet());
  }

  /** Tells overloads apart: each has roles of its own, and the table means all of them. */
  private static String parameters(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String allowed(Object bean, Method method) throws Exception {
    Map<String, Caller> callers = new LinkedHashMap<>();
    callers.put("administrator", administrator::call);
    callers.put("anonymous", Callable::call);
    callers.put("auditor", auditor::call);
    callers.put("connector", connector::call);
    callers.put("operator", operator::call);
    Set<String> letIn = new TreeSet<>();
    for (Map.Entry<String, Caller> caller : callers.entrySet()) {
      if (!caller.getValue().call(() -> refuses(bean, method))) {
        letIn.add(caller.getKey());
      }
    }
    return String.join(" ", letIn);
  }

  /** What a method makes of missing arguments does not matter, only whether it is reached. */
  private static boolean refuses(Object bean, Method method) throws IllegalAccessException {
    Object[] nothing =
        Arrays.stream(method.getParameterTypes()).map(RolesIT::absent).toArray(Object[]::new);
    try {
      method.invoke(bean, nothing);
      return false;
    } catch (InvocationTargetException failed) {
      return failed.getCause() instanceof EJBAccessException;
    }
  }

  private static Object absent(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == long.class ? (Object) 0L : type == int.class ? (Object) 0 : null;
  }

  private Object reference(Class<?> service) {
    Bean<?> bean = beans.resolve(beans.getBeans(service));
    return beans.getReference(bean, service, beans.createCreationalContext(bean));
  }

  /** The interfaces of api and console that a bean implements. */
  private List<Class<?>> services() throws IOException, ClassNotFoundException {
    URL here = People.class.getResource("People.class");
    List<Class<?>> services = new ArrayList<>();
    JarURLConnection connection = (JarURLConnection) here.openConnection();
    List<String> names =
        connection.getJarFile().stream()
            .map(entry -> entry.getName())
            .filter(name -> name.matches("dev/connections/(api|console)/(\\w+/)?\\w+\\.class"))
            .map(name -> name.replace('/', '.').replaceFirst("\\.class$", ""))
            .toList();
    for (String name : names) {
      Class<?> type = Class.forName(name);
      if (type.isInterface() && !beans.getBeans(type).isEmpty()) {
        services.add(type);
      }
    }
    return services;
  }

  private interface Caller {
    boolean call(Callable<Boolean> work) throws Exception;
  }
}
