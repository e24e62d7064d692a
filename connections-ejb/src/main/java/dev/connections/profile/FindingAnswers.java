package dev.connections.profile;

import static dev.connections.console.verification.AcknowledgedFinding.LAST_ZONE;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.Acknowledgement;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.profile.finding.ProfileFindings;
import dev.connections.profile.use.FindingAnswered;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings that somebody answers for. Only what needs attention can be acknowledged: what does not
 * work has to be mended, and a recommendation is no reason for a status.
 */
@ApplicationScoped
class FindingAnswers {
  static final int LONGEST_WHY = 500;

  /** So that somebody looks again. */
  static final int MOST_DAYS = 366;

  @Inject private ProfileRows profiles;
  @Inject private ProfileFindings findings;
  @Inject private ProfileStateRecorder states;
  @Inject private ProfileUsers users;
  @Inject private Verifications verifications;
  @EJB private AuditTrail trail;
  @Inject private Event<FindingAnswered> answered;
  @Inject private Clock clock;

  @InTransaction
  void acknowledge(String profileId, Acknowledgement given, Actor by)
      throws UnknownProfileException, InvalidFieldsException {
    Profile profile = locked(profileId);
    refuseUnlessRight(given);
    List<Finding> found = new ArrayList<>();
    for (String subject : given.subjects()) {
      found.add(found(profileId, given.code(), subject));
    }
    String why = InputRules.stripped(given.why());
    // Through the whole day that was chosen, wherever the person is.
    Instant end = given.until().plusDays(1).atStartOfDay(LAST_ZONE).toInstant();
    tell(profile, Act.FINDING_ACKNOWLEDGED, detail(found) + ": " + why, by);
    found.forEach(finding -> findings.acknowledge(profileId, finding, by, why, end));
    states.answered(profile, by.name());
  }

  private void refuseUnlessRight(Acknowledgement given) throws InvalidFieldsException {
    List<FieldProblem> problems = new ArrayList<>();
    if (given.code().severity() != Severity.ATTENTION) {
      problems.add(new FieldProblem("finding", "NOT_OFFERED", List.of()));
    } else if (given.subjects().isEmpty()) {
      problems.add(new FieldProblem("finding", "EMPTY", List.of()));
    }
    InputRules.needed("why", given.why(), LONGEST_WHY).ifPresent(problems::add);
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (given.until() == null) {
      problems.add(new FieldProblem("until", "EMPTY", List.of()));
    } else if (given.until().isBefore(LocalDate.now(clock.withZone(LAST_ZONE)))) {
      problems.add(new FieldProblem("until", "PAST", List.of()));
    } else if (given.until().isAfter(today.plusDays(MOST_DAYS))) {
      problems.add(
          new FieldProblem("until", "TOO_LATE", List.of(today.plusDays(MOST_DAYS).toString())));
    }
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
  }

  /** Opening again what is open already is no mistake. */
  @InTransaction
  void reopen(String profileId, FindingCode code, String subject, Actor by)
      throws UnknownProfileException, InvalidFieldsException {
    Profile profile = locked(profileId);
    Finding finding = found(profileId, code, subject);
    boolean open = findings.known(profileId).open().contains(finding);
    if (!open) {
      tell(profile, Act.FINDING_REOPENED, detail(List.of(finding)), by);
      findings.reopen(profileId, finding);
      states.answered(profile, by.name());
    }
  }

  /** The day came until which somebody answered. */
  @InTransaction
  void reopenEnded(String profileId) {
    verifications.lock(List.of(profileId));
    profiles
        .lock(profileId)
        .ifPresent(
            profile -> {
              List<Finding> open = findings.reopenEnded(profileId);
              for (Finding finding : open) {
                tell(profile, Act.FINDING_REOPENED, detail(List.of(finding)), Actor.SYSTEM);
              }
              states.answered(profile, Actor.SYSTEM.name());
            });
  }

  @InTransaction
  List<String> ended() {
    return findings.endedUntil(clock.instant());
  }

  /** In the order in which the end of a run locks, so that none ends meanwhile. */
  private Profile locked(String profileId) throws UnknownProfileException {
    verifications.lock(List.of(profileId));
    Profile profile = profiles.getLocked(profileId);
    profiles.lockState(profileId);
    return profile;
  }

  private Finding found(String profileId, FindingCode code, String subject)
      throws InvalidFieldsException {
    return findings.history(profileId).findings().stream()
        .filter(one -> one.code() == code && one.subject().equals(subject))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidFieldsException(
                    List.of(new FieldProblem("finding", "GONE", List.of()))));
  }

  /** One act is one line: where something uses the profile, its history tells it. */
  private void tell(Profile profile, Act act, String detail, Actor by) {
    if (users.of(profile.id()).isEmpty()) {
      trail.doneBy(by, act, profile.asSubject(), detail);
    } else {
      answered.fire(new FindingAnswered(profile.id(), by, act, detail));
    }
  }

  /** The code of what was found, and what that is about: those of one act are of one kind. */
  private static String detail(List<Finding> found) {
    String subjects =
        found.stream()
            .map(Finding::subject)
            .filter(subject -> !subject.isEmpty())
            .collect(Collectors.joining(", "));
    String code = found.get(0).code().name();
    return subjects.isEmpty() ? code : code + " " + subjects;
  }
}
