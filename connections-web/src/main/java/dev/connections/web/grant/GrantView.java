package dev.connections.web.grant;

import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Why a person could not be sent to the provider's page, if that was so. */
@Named
@RequestScoped
public class GrantView {
  /** What the service calls the step. */
  static final String FIELD = "signIn";

  @Inject private Sentences sentences;
  @Inject @Param private String refused;

  /** A sentence; empty when nothing was refused. */
  public String refusal(Workload workload) {
    // The address could be anybody's: a code that there is not has the sentence for all.
    return refused == null || !refused.matches("[A-Z_]{1,60}")
        ? ""
        : sentences.problem(Form.WIZARD, new FieldProblem(FIELD, refused, List.of()), workload);
  }
}
