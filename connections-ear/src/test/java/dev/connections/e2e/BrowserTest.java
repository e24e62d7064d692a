package dev.connections.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class whose constructor or methods take {@link Product}, {@link
 * dev.connections.sandbox.Sandbox} (both shared by the whole run) and {@link Browser} (one a test,
 * with a fresh profile). Without Chromium its tests are skipped and say so; with {@code
 * -Dbrowser=required} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({SharedProduct.class, Browsers.class})
public @interface BrowserTest {}
