package dev.connections.account;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.console.signin.RoundTrip;
import dev.connections.platform.PlainText;
import dev.connections.platform.RandomTokens;
import dev.connections.platform.Settings;
import dev.connections.platform.Transactions;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Signs people in through the organization's provider. */
@Stateless
@Local(OrganizationSignIn.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationSignInBean implements OrganizationSignIn {
  private static final int LONGEST_NAME = 80;

  private static final Logger LOG = Logger.getLogger(OrganizationSignInBean.class.getName());

  @Inject private OpenIdProvider provider;
  @Inject private OpenIdRoundTrip openId;
  @Inject private Transactions transactions;
  @Inject private Accounts accounts;
  @Inject private Settings settings;
  @Inject private StrangersFailures failures;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;

  @Override
  @PermitAll
  public boolean offered() {
    return provider.isConfigured();
  }

  @Override
  @PermitAll
  public RoundTrip start(String redirectUri) throws OrganizationSignInException {
    try {
      return openId.start(redirectUri);
    } catch (OrganizationSignInException failed) {
      throw noted(failed, "");
    }
  }

  @Override
  @PermitAll
  public Caller finish(String sealed, String query) throws OrganizationSignInException {
    // Before anything is written down: anybody can make up what is not sealed here.
    PendingRoundTrip pending = openId.pending(sealed);
    String name = "";
    try {
      OpenIdPerson person = openId.finish(pending, query);
      name = person.name();
      Role role = person.role(settings);
      return transactions.call(() -> signedIn(person, role));
    } catch (OrganizationSignInException failed) {
      throw noted(failed, name);
    }
  }

  /** Makes the account at the first sign-in. */
  private Caller signedIn(OpenIdPerson person, Role role) throws OrganizationSignInException {
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
      accounts.noteLimits(account);
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
        : PersonName.of(cut + " (" + RandomTokens.hash(person.subject()).substring(0, 8) + ")");
  }

  private OrganizationSignInException noted(OrganizationSignInException failed, String name) {
    LOG.log(
        Level.WARNING,
        "Sign-in through the organization failed: {0}, {1}",
        new Object[] {failed.reason(), failed.getMessage()});
    failures.note(
        Act.SIGNED_IN,
        Subject.of("account", "", name),
        failed.reason() + ": " + failed.getMessage());
    return failed;
  }
}
