package dev.connections.account;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.Page;
import dev.connections.console.people.OneTimeLink;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.PersonState;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.InTransaction;
import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts with their one-time links, as the page <em>People</em> shows and makes them. Used in a
 * transaction of the caller, but for what begins one.
 */
@ApplicationScoped
class PeopleRows {
  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private Clock clock;

  Page<Person> list(PeopleFilter filter) {
    Conditions conditions =
        new Conditions()
            .andText(PersonName.of(filter.text()).normalized(), "a.normalizedName")
            .and("a.role = :role", "role", filter.role());
    Page<Account> found =
        new ListQuery(entities, "Account a", conditions)
            .page(
                "a",
                "a",
                Account.class,
                ListOrder.by(filter.ascending(), "a.normalizedName"),
                filter.first(),
                filter.size());
    Map<String, Invitation> links = links(found.rows().stream().map(Account::id).toList());
    Instant now = clock.instant();
    return found.map(a -> person(a, Optional.ofNullable(links.get(a.id())), now));
  }

  private Map<String, Invitation> links(List<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select i from Invitation i where i.accountId in :ids", Invitation.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Invitation::accountId, Function.identity()));
  }

  private static Person person(Account a, Optional<Invitation> link, Instant now) {
    PersonState state;
    if (!a.isEnabled()) {
      state = PersonState.DISABLED;
    } else if (!a.isLocal()) {
      state = PersonState.ORGANIZATION;
    } else if (a.password() != null) {
      state = PersonState.ACTIVE;
    } else {
      boolean open = link.filter(l -> l.isOpen(now)).isPresent();
      state = open ? PersonState.INVITED : PersonState.LINK_EXPIRED;
    }
    return new Person(a.id(), a.version(), a.name(), a.role(), state, a.lastSignInAt());
  }

  /** Changes the account and makes a link for it. */
  @InTransaction
  OneTimeLink newLink(String id, long version, Change change)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    return link(accounts.change(id, version, change));
  }

  /** Makes a link; the account's older one stops working. */
  OneTimeLink link(Account account) {
    Invitation older = entities.find(Invitation.class, account.id());
    if (older != null) {
      entities.remove(older);
      entities.flush();
    }
    String token = RandomTokens.newToken();
    Invitation invitation = new Invitation(account.id(), token, clock.instant());
    entities.persist(invitation);
    return new OneTimeLink(account.name(), token, invitation.expiresAt());
  }
}
