package dev.connections.api;

/**
 * {@link Profiles} from another application or another JVM. A type of its own, since one interface
 * cannot be a bean's local and remote view at once; only the EAR's descriptor names it.
 */
public interface ProfilesRemote extends Profiles {}
