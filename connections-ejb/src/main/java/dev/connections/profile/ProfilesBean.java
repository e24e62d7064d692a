package dev.connections.profile;

import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Profiles;
import dev.connections.api.UnknownProfileException;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Other applications' view of profiles. Its name is part of the JNDI name that they look up; the
 * remote view is added by the EAR's descriptor, since Payara Micro deploys no bean that has one.
 */
@Stateless(name = "ProfilesBean")
@Local(Profiles.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfilesBean implements Profiles {
  @Inject private ProfileList list;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor", "connector"})
  @InTransaction
  public ProfilePage find(ProfileQuery query) {
    return list.find(query);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor", "connector"})
  @InTransaction
  public ProfileSummary get(String profileId) throws UnknownProfileException {
    return list.get(profileId);
  }
}
