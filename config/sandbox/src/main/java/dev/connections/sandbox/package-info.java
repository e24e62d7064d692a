/**
 * Pretend organizations to try the product with and to test it against: a plain Java program, one
 * TLS port per origin. It is as strict as the provider it stands for, because a lenient stand-in
 * proves nothing: it judges every assertion and proof by its own checks and shares no code with the
 * product. It is never part of what is shipped.
 */
package dev.connections.sandbox;
