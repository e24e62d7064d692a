package dev.connections.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Runs a transaction again when the database ended it in favour of another one: one of a deadlock,
 * or one that wrote the same unique value first. It has changed nothing then, and the second time
 * its own checks see what the other one did. A call within a caller's transaction is not repeated:
 * that one is lost as a whole.
 */
@Inherited
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface RetryOnDeadlock {}
