package dev.connections.web;

import dev.connections.words.Sentences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Gives pages their sentences in the language of the page, and files theirs in English. */
@ApplicationScoped
class SentencesOfRequest {
  @Produces
  Sentences sentences(KnownWorkloads workloads) {
    FacesContext faces = FacesContext.getCurrentInstance();
    Locale locale =
        faces == null || faces.getViewRoot() == null
            ? Locale.ENGLISH
            : faces.getViewRoot().getLocale();
    return new Sentences(locale, workloads::of);
  }
}
