package dev.connections;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of the whole that no compiler keeps: who may know whom, and what nobody may do. */
@AnalyzeClasses(
    packages = "dev.connections",
    importOptions = {DoNotIncludeTests.class, PackageArrowsTest.TheProduct.class})
class PackageArrowsTest {
  /** The pretend organizations are on the class path of tests alone and keep no rule of these. */
  static final class TheProduct implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/dev/connections/sandbox/");
    }
  }

  private static final String ROOT = "dev.connections.";

  private static final Set<String> GROUND =
      Set.of("api", "console", "platform", "platform.outbound");

  /** Each package, and the packages that it may know. A new package needs a line here. */
  private static final Set<String> SIGNING_IN =
      and(GROUND, "credential", "capability", "provider", "audit");

  private static final Set<String> A_PROVIDER =
      and(GROUND, "credential", "capability", "provider", "provider.call");

  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("api", Set.of()),
          Map.entry("client", Set.of("api")),
          Map.entry("console", Set.of("api")),
          Map.entry("words", Set.of("api", "console")),
          Map.entry("platform", Set.of("api", "console")),
          Map.entry("platform.outbound", Set.of("api", "console", "platform")),
          Map.entry("platform.schema", GROUND),
          Map.entry(
              "system",
              and(
                  GROUND,
                  "platform.schema",
                  "credential",
                  "capability",
                  "provider",
                  "provider.call")),
          Map.entry("audit", and(GROUND, "words", "listing.query")),
          Map.entry("credential", GROUND),
          Map.entry("credential.input", and(GROUND, "credential")),
          Map.entry("secret", GROUND),
          Map.entry("capability", GROUND),
          Map.entry("listing.query", GROUND),
          Map.entry("listing", and(GROUND, "capability", "audit", "verification", "listing.query")),
          Map.entry("provider.call", and(GROUND, "credential")),
          Map.entry(
              "provider",
              and(
                  GROUND,
                  "words",
                  "credential",
                  "credential.input",
                  "capability",
                  "provider.call")),
          Map.entry("provider.okta", A_PROVIDER),
          Map.entry("provider.microsoft", A_PROVIDER),
          Map.entry("provider.oauth", A_PROVIDER),
          Map.entry("verification", and(GROUND, "credential", "capability", "provider", "audit")),
          Map.entry("signin", and(GROUND, "secret", "audit")),
          Map.entry("account", and(GROUND, "secret", "audit", "listing.query")),
          Map.entry("profile.finding", and(GROUND, "audit", "verification")),
          Map.entry("profile.use", and(GROUND, "audit", "verification")),
          Map.entry(
              "profile",
              and(
                  SIGNING_IN,
                  "credential.input",
                  "provider.call",
                  "secret",
                  "verification",
                  "listing.query",
                  "profile.finding",
                  "profile.use")),
          Map.entry("connector", and(GROUND, "capability", "audit")),
          Map.entry("apikey", and(GROUND, "audit", "connector", "listing.query")),
          Map.entry(
              "application",
              and(SIGNING_IN, "verification", "profile", "profile.use", "connector", "listing")),
          Map.entry(
              "connection",
              and(
                  SIGNING_IN,
                  "words",
                  "verification",
                  "profile",
                  "profile.use",
                  "connector",
                  "application",
                  "listing")),
          Map.entry(
              "token",
              and(
                  SIGNING_IN,
                  "words",
                  "provider.call",
                  "secret",
                  "verification",
                  "profile",
                  "profile.use",
                  "connector",
                  "application",
                  "connection")),
          Map.entry(
              "event", and(GROUND, "audit", "connector", "connection", "listing", "listing.query")),
          Map.entry("bulk", and(GROUND, "audit", "verification", "profile", "listing")),
          Map.entry(
              "onboarding",
              and(
                  SIGNING_IN,
                  "verification",
                  "profile",
                  "profile.use",
                  "provider.call",
                  "application",
                  "signin",
                  "connection")));

  private static Set<String> and(Set<String> ground, String... more) {
    Set<String> all = new java.util.TreeSet<>(ground);
    all.addAll(List.of(more));
    return all;
  }

  @ArchTest
  static final ArchRule importsPointOneWay = classes().should(knowOnlyWhatTheirPackageMayKnow());

  private static ArchCondition<JavaClass> knowOnlyWhatTheirPackageMayKnow() {
    return new ArchCondition<>("know only the packages that theirs may know") {
      @Override
      public void check(JavaClass known, ConditionEvents events) {
        String from = feature(known);
        Set<String> allowed = ARROWS.get(from);
        if (allowed == null) {
          events.add(SimpleConditionEvent.violated(known, from + " is no package of the design"));
          return;
        }
        for (Dependency dependency : known.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getName().startsWith(ROOT)
              && !feature(target).equals(from)
              && !allowed.contains(feature(target))) {
            events.add(SimpleConditionEvent.violated(known, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** The packages of the console's pages keep the rules of one: cycles are looked for elsewhere. */
  private static String feature(JavaClass known) {
    String name = known.getPackageName();
    if (name.startsWith(ROOT + "console.")) {
      return "console";
    }
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
  }

  @ArchTest
  static final ArchRule noPackagesFormACircle =
      slices().matching("dev.connections.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatOthersCompileAgainstNeedsNoLibrary =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.connections.api",
              "dev.connections.client",
              "dev.connections.console..",
              "dev.connections.words")
          .should()
          .dependOnClassesThat(
              describe(
                  "are of a library",
                  target ->
                      !target.getBaseComponentType().isPrimitive()
                          && !target.getBaseComponentType().getPackageName().startsWith("java.")
                          && !target
                              .getBaseComponentType()
                              .getPackageName()
                              .startsWith("javax.naming")
                          && !target.getBaseComponentType().getName().startsWith(ROOT)));

  /** The client runs in other applications alone: no package of the product may know it. */
  @ArchTest
  static final ArchRule onlyThePlatformSpeaksToOtherHosts =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.connections.platform.outbound", "dev.connections.client")
          .should()
          .dependOnClassesThat(
              describe(
                  "open connections",
                  target ->
                      target.getPackageName().startsWith("java.net.http")
                          || target.getPackageName().startsWith("org.apache.hc.")
                          || target.getPackageName().startsWith("jakarta.ws.rs.client")
                          || target.getPackageName().startsWith("javax.net.ssl")
                          || Set.of(
                                  "java.net.URLConnection",
                                  "java.net.HttpURLConnection",
                                  "javax.net.ssl.HttpsURLConnection",
                                  "java.net.Socket",
                                  "java.net.ServerSocket",
                                  "java.net.DatagramSocket",
                                  "java.nio.channels.SocketChannel",
                                  "com.nimbusds.jose.util.DefaultResourceRetriever")
                              .contains(target.getName())))
          .because("what is not checked by the guard reaches the machine's neighbours");

  @ArchTest
  static final ArchRule noLibraryIsAskedToFetch =
      noClasses()
          .should()
          .callCodeUnitWhere(
              calls(
                  "fetches by itself",
                  target ->
                      is(target, "java.net.URL", "openConnection", "openStream", "getContent")
                          || is(target, "com.nimbusds.oauth2.sdk.http.HTTPRequest", "send")
                              && !takes(target, "com.nimbusds.oauth2.sdk.http.HTTPRequestSender")
                          || is(
                              target,
                              "com.nimbusds.oauth2.sdk.http.HTTPRequest",
                              "toHttpURLConnection")
                          || is(
                              target,
                              "com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata",
                              "resolve")
                          || is(
                              target,
                              "com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata",
                              "resolve")
                          || target.getOwner().getName().startsWith("com.nimbusds.")
                              && takes(target, "java.net.URL")
                              && !takes(target, "com.nimbusds.jose.util.ResourceRetriever")
                              && !is(target, "com.nimbusds.oauth2.sdk.http.HTTPRequest", "<init>")))
          .because("Nimbus' own way out knows no guard");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.connections.platform.Clocks")
          .and()
          .doNotHaveFullyQualifiedName("dev.connections.client.ProviderClient")
          .should()
          .callCodeUnitWhere(
              calls(
                  "asks the machine for the time",
                  target ->
                      target.getName().equals("now")
                              && target.getOwner().getPackageName().equals("java.time")
                              && !takes(target, "java.time.Clock")
                          || is(target, "java.lang.System", "currentTimeMillis")
                          || is(target, "java.util.Calendar", "getInstance")
                          || is(target, "java.util.Date", "<init>")
                              && target.getRawParameterTypes().isEmpty()
                          || target.getOwner().getName().equals("java.time.Clock")
                              && target.getName().startsWith("system")))
          .because("a test has to be able to move it");

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> calls(
      String description, java.util.function.Predicate<CodeUnitCallTarget> target) {
    return describe(description, call -> target.test(call.getTarget()));
  }

  private static boolean is(CodeUnitCallTarget target, String owner, String... names) {
    return target.getOwner().getName().equals(owner) && List.of(names).contains(target.getName());
  }

  private static boolean takes(CodeUnitCallTarget target, String type) {
    return target.getRawParameterTypes().stream().anyMatch(t -> t.getName().equals(type));
  }

  @ArchTest
  static final ArchRule nobodyPrintsToTheConsole =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule timersAreNotPersistent =
      methods()
          .that()
          .areAnnotatedWith(Schedule.class)
          .or()
          .areAnnotatedWith(jakarta.ejb.Schedules.class)
          .should(
              new ArchCondition<JavaMethod>("say persistent = false") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  for (Schedule schedule : method.reflect().getAnnotationsByType(Schedule.class)) {
                    if (schedule.persistent()) {
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " is persistent"));
                    }
                  }
                }
              })
          .because("without a data grid a persistent timer stops the deployment");

  private static final DescribedPredicate<JavaClass> MAPPED =
      describe(
          "are mapped to the database",
          known ->
              known.isAnnotatedWith(Entity.class)
                  || known.isAnnotatedWith(MappedSuperclass.class)
                  || known.isAnnotatedWith(Embeddable.class));

  @ArchTest
  static final ArchRule entitiesKeepTheirFields =
      fields()
          .that()
          .areDeclaredInClassesThat(MAPPED)
          .and()
          .areNotStatic()
          .should()
          .bePrivate()
          .because("a write from another class of the package is silently not saved");

  /** An embeddable is a value, which aggregates of several packages may hold. */
  @ArchTest
  static final ArchRule entitiesStayInTheirPackage =
      classes()
          .that(MAPPED)
          .and()
          .areNotAnnotatedWith(Embeddable.class)
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule entitiesHaveVerbsAndNoSetters =
      methods()
          .that()
          .areDeclaredInClassesThat(MAPPED)
          .and()
          .arePublic()
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .allowEmptyShould(true);

  private static final DescribedPredicate<JavaClass> SESSION_BEANS =
      describe(
          "are session beans",
          known ->
              known.isAnnotatedWith(Stateless.class)
                  || known.isAnnotatedWith(Stateful.class)
                  || known.isAnnotatedWith(Singleton.class));

  @ArchTest
  static final ArchRule beansSayWhoMayCallThem =
      classes()
          .that(SESSION_BEANS)
          .should(
              new ArchCondition<JavaClass>("deny what they do not allow") {
                @Override
                public void check(JavaClass bean, ConditionEvents events) {
                  boolean inside = views(bean).isEmpty();
                  if (!bean.isAnnotatedWith(DenyAll.class)
                      && !(inside && bean.isAnnotatedWith(PermitAll.class))) {
                    events.add(
                        SimpleConditionEvent.violated(bean, bean.getName() + " lacks @DenyAll"));
                  }
                  if (!inside) {
                    bean.getMethods().forEach(method -> checkMethod(bean, method, events));
                  }
                }
              });

  /** What a page or another application can call. */
  private static List<JavaClass> views(JavaClass bean) {
    return bean.getAllRawInterfaces().stream()
        .filter(
            view ->
                view.getPackageName().equals("dev.connections.api")
                    || feature(view).equals("console"))
        .toList();
  }

  private static void checkMethod(JavaClass bean, JavaMethod method, ConditionEvents events) {
    boolean business =
        method.getModifiers().contains(JavaModifier.PUBLIC)
            && !method.getModifiers().contains(JavaModifier.STATIC)
            && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
            && !method.getModifiers().contains(JavaModifier.BRIDGE);
    if (!business) {
      return;
    }
    Optional<RolesAllowed> roles = method.tryGetAnnotationOfType(RolesAllowed.class);
    boolean forOthers =
        views(bean).stream().anyMatch(v -> v.getPackageName().equals("dev.connections.api"));
    if (roles.isEmpty() && (forOthers || !method.isAnnotatedWith(PermitAll.class))) {
      events.add(SimpleConditionEvent.violated(method, describeMethod(method) + " names no role"));
    }
    Set<String> known = Set.of("administrator", "operator", "auditor", "connector");
    roles.ifPresent(
        r -> {
          if (!known.containsAll(List.of(r.value()))) {
            events.add(
                SimpleConditionEvent.violated(method, describeMethod(method) + ": unknown role"));
          }
        });
  }

  private static String describeMethod(JavaCodeUnit method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
