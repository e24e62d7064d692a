package dev.connections.web.security;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextFactory;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the cookie of the flash, which carries messages over a redirect, from all but the process
 * that made it. Faces cannot read that of another one, and fails at the next redirect instead of
 * going on without: after a restart, on another node, or with one that somebody made up.
 */
@SuppressWarnings("unchecked") // Of the wrapper that Faces offers.
public final class OwnFlash extends ExternalContextWrapper {
  /** Mojarra's name for it. */
  private static final String COOKIE = "csfcfc";

  private static final String MARK = "." + UUID.randomUUID();

  private OwnFlash(ExternalContext wrapped) {
    super(wrapped);
  }

  /** Named in {@code faces-config.xml}. */
  public static final class Factory extends ExternalContextFactory {
    public Factory(ExternalContextFactory wrapped) {
      super(wrapped);
    }

    @Override
    public ExternalContext getExternalContext(Object context, Object request, Object response) {
      return new OwnFlash(getWrapped().getExternalContext(context, request, response));
    }
  }

  @Override
  public Map<String, Object> getRequestCookieMap() {
    Map<String, Object> cookies = super.getRequestCookieMap();
    if (!(cookies.get(COOKIE) instanceof Cookie flash)) {
      return cookies;
    }
    Map<String, Object> own = new HashMap<>(cookies);
    own.remove(COOKIE);
    String value = flash.getValue();
    if (value.endsWith(MARK)) {
      own.put(COOKIE, new Cookie(COOKIE, value.substring(0, value.length() - MARK.length())));
    }
    return own;
  }

  @Override
  public void addResponseCookie(String name, String value, Map<String, Object> properties) {
    super.addResponseCookie(name, COOKIE.equals(name) ? value + MARK : value, properties);
  }
}
