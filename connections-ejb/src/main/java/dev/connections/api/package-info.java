/**
 * What other applications may call, published together with {@code dev.connections.client} as the
 * jar with the classifier {@code api}. Values are final classes of strings, numbers, enums and
 * collections of such: the ORB behind a remote view can marshal neither records nor {@code
 * java.time} fields, and a change of a signature here breaks deployed callers. Nothing of JPA, of a
 * provider or of a library appears in it, and it knows no other package.
 */
package dev.connections.api;
