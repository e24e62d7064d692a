package dev.connections;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.connections.platform.BackgroundWork;
import dev.connections.platform.LastOfStart;
import dev.connections.platform.Recurring;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A start must not be able to hang. While the server makes start-up beans it holds one lock for all
 * singletons, and CDI holds a lock for each bean that it makes. Two rules keep two threads from
 * taking them crosswise: nothing works in the background meanwhile, and no bean of CDI asks a
 * session bean while it is made.
 */
@AnalyzeClasses(packages = "dev.connections", importOptions = DoNotIncludeTests.class)
class StartOrderTest {
  private static final DescribedPredicate<JavaClass> SESSION_BEANS =
      describe(
          "are session beans",
          known ->
              known.isAnnotatedWith(Stateless.class)
                  || known.isAnnotatedWith(Stateful.class)
                  || known.isAnnotatedWith(Singleton.class));

  @ArchTest
  static final ArchRule timersAreHeldBack =
      methods()
          .that()
          .areAnnotatedWith(Schedule.class)
          .or()
          .areAnnotatedWith(Schedules.class)
          .or()
          .areAnnotatedWith(Timeout.class)
          .should(
              new ArchCondition<>("do nothing but pass their work to BackgroundWork") {
                @Override
                public void check(JavaMethod timer, ConditionEvents events) {
                  List<JavaClass> asked =
                      timer.getCallsFromSelf().stream()
                          .filter(call -> !call.isDeclaredInLambda())
                          .map(JavaCall::getTargetOwner)
                          .filter(owner -> !owner.isEquivalentTo(Objects.class))
                          .toList();
                  if (asked.size() != 1 || !asked.get(0).isEquivalentTo(BackgroundWork.class)) {
                    events.add(SimpleConditionEvent.violated(timer, timer.getFullName()));
                  }
                }
              })
          .because("the server fires timers while it still makes start-up beans");

  @ArchTest
  static void backgroundWorkBeginsAfterEveryStartUpBean(JavaClasses product) {
    Stream<String> startUpBeans =
        product.stream()
            .filter(known -> known.isAnnotatedWith(Startup.class))
            .filter(known -> !known.isEquivalentTo(LastOfStart.class))
            .map(JavaClass::getSimpleName);

    assertThat(LastOfStart.class.getAnnotation(DependsOn.class).value())
        .containsExactlyInAnyOrderElementsOf(startUpBeans.toList());
  }

  @ArchTest
  static final ArchRule nobodyElseMakesTimers =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe("make timers", known -> known.isEquivalentTo(TimerService.class)))
          .because(
              "BackgroundWork.begin with an executor does the same once all start-up beans are"
                  + " made");

  @ArchTest
  static final ArchRule nobodyElseSchedules =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Recurring.class)
          .should()
          .dependOnClassesThat(
              describe(
                  "schedule", known -> known.isEquivalentTo(ManagedScheduledExecutorService.class)))
          .because("all recurring work shares one thread of it, which nobody may keep waiting");

  @ArchTest
  static final ArchRule startUpHandsNothingToOtherThreads =
      codeUnits()
          .that()
          .areAnnotatedWith(PostConstruct.class)
          .should(
              reachNo(
                  "executor but from what BackgroundWork holds back",
                  known -> known.isAssignableTo(Executor.class),
                  call -> !call.isDeclaredInLambda()));

  @ArchTest
  static final ArchRule beansOfCdiAskNoSessionBeanWhileTheyAreMade =
      codeUnits()
          .that()
          .areDeclaredInClassesThat(DescribedPredicate.not(SESSION_BEANS))
          .and(
              describe(
                  "make a bean",
                  unit ->
                      unit instanceof JavaConstructor
                          || unit.isAnnotatedWith(PostConstruct.class)
                          || unit.isAnnotatedWith(Produces.class)))
          .should(reachNo("session bean", StartOrderTest::isSessionBean, call -> true));

  private static boolean isSessionBean(JavaClass known) {
    return SESSION_BEANS.test(known)
        || known.isInterface() && known.getAllSubclasses().stream().anyMatch(SESSION_BEANS);
  }

  /** Follows calls through the product, into whatever may implement what is called. */
  private static ArchCondition<JavaCodeUnit> reachNo(
      String what, Predicate<JavaClass> forbidden, Predicate<JavaCall<?>> followed) {
    return new ArchCondition<>("reach no " + what) {
      @Override
      public void check(JavaCodeUnit maker, ConditionEvents events) {
        Deque<JavaCodeUnit> next = new ArrayDeque<>(List.of(maker));
        Set<JavaCodeUnit> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
          for (JavaCall<?> call : next.poll().getCallsFromSelf()) {
            if (!followed.test(call)) {
              continue;
            }
            if (forbidden.test(call.getTargetOwner())) {
              events.add(
                  SimpleConditionEvent.violated(
                      maker, maker.getFullName() + " reaches " + call.getDescription()));
            }
            targets(call).filter(seen::add).forEach(next::add);
          }
        }
      }
    };
  }

  private static Stream<JavaCodeUnit> targets(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    if (!owner.getPackageName().startsWith("dev.connections")) {
      return Stream.empty();
    }
    return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
        .flatMap(known -> known.getCodeUnits().stream())
        .filter(unit -> unit.getName().equals(call.getName()))
        .filter(
            unit -> unit.getRawParameterTypes().equals(call.getTarget().getRawParameterTypes()));
  }
}
