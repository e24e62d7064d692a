package dev.connections.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import java.text.MessageFormat;
import org.junit.jupiter.api.Test;

class WorkloadPatternTest {
  private static final String PATTERN = "There is no {workload} {organization} at {0}";

  private static WorkloadView called(String title, String organization) {
    return SentencesTest.called(Workload.of("SOME"), title, organization);
  }

  private static String said(WorkloadView workload) {
    return MessageFormat.format(WorkloadPattern.filled(PATTERN, workload), "acme.test");
  }

  @Test
  void callsAWorkloadAndItsOrganizationsByTheirNames() {
    assertThat(said(called("Acme Mail", "domain")))
        .isEqualTo("There is no Acme Mail domain at acme.test");
  }

  @Test
  void speaksOfTheProviderWhileNoWorkloadIsChosen() {
    assertThat(WorkloadPattern.filled("as {workload} says", null))
        .isEqualTo("as the provider says");
  }

  @Test
  void takesATitleAsItStandsInTheCatalog() {
    assertThat(said(called("O'Mail {0}", "domain")))
        .isEqualTo("There is no O'Mail {0} domain at acme.test");
  }
}
