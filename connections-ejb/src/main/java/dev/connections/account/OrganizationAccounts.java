package dev.connections.account;

import dev.connections.api.ConnectionsException;
import dev.connections.audit.AuditTrail;
import dev.connections.console.Caller;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.platform.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;

/** Accounts of people whom the organization's provider signs in; made at their first sign-in. */
@ApplicationScoped
@Transactional(value = TxType.REQUIRES_NEW, rollbackOn = ConnectionsException.class)
class OrganizationAccounts {
  private static final int LONGEST_NAME = 80;

  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  Caller signedIn(OpenIdPerson person, Role role) throws OrganizationSignInException {
    Instant now = clock.instant();
    Account account = find(person);
    if (account == null) {
      account = Account.ofOrganization(freeName(person), role, person.issuer(), person.subject());
      accounts.add(account, account.asActor());
    } else if (!account.isEnabled()) {
      throw new OrganizationSignInException(Reason.DISABLED, account.name());
    }
    if (account.role() != role) {
      account.give(role);
      account.changedBy(account.name(), now);
    }
    entities.flush();
    accounts.noteSignIn(account, now);
    audit.doneBy(
        account.asActor(),
        Act.SIGNED_IN,
        account.asSubject(),
        "through the organization as " + role.group());
    return account.caller(now);
  }

  private Account find(OpenIdPerson person) {
    return entities
        .createQuery(
            "select a from Account a where a.issuer = :issuer and a.subject = :subject",
            Account.class)
        .setParameter("issuer", person.issuer())
        .setParameter("subject", person.subject())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /** A name of the provider never takes over what belongs to another account of that name. */
  private PersonName freeName(OpenIdPerson person) {
    String text = PlainText.withoutInvisible(person.name());
    String cut = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    PersonName name = PersonName.of(cut);
    return name.problem().isEmpty() && accounts.byName(name).isEmpty()
        ? name
        : PersonName.of(cut + " (" + OneTimeTokens.hash(person.subject()).substring(0, 8) + ")");
  }
}
