package dev.connections.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a method of a session bean one transaction, so that a use case is one class with its roles,
 * its transaction and its rules. Every exception that leaves the method rolls back. What the
 * database rolled back in favour of another transaction, after a deadlock or because that one wrote
 * a unique value first, is run again, up to three times: the method may be called several times and
 * must not call a provider.
 *
 * <p>The bean itself is {@code NOT_SUPPORTED}, so that a method without this annotation holds no
 * database connection while it calls a provider. A bean's call of its own method is not
 * intercepted.
 */
@Inherited
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface InTransaction {}
