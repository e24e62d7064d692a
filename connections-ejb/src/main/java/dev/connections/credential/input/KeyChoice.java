package dev.connections.credential.input;

import com.nimbusds.jose.util.Base64URL;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.Certificates;
import dev.connections.credential.SigningKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the one private key among those that were entered. The same key twice is one, in whatever
 * forms; of several, a person chooses by {@code kid}, or else by name, validity and thumbprint.
 */
final class KeyChoice {
  private static final String BETWEEN = " · ";
  private static final int SHOWN_OF_A_HASH = 8;

  private final Entered entered;
  private final Instant now;
  private final Map<PublicHalf, List<FoundKey>> usable = new LinkedHashMap<>();
  private final List<FoundKey> unusable = new ArrayList<>();

  /**
   * @param now which certificate of a key is the best one
   */
  KeyChoice(Entered entered, Instant now) {
    this.entered = entered;
    this.now = now;
    for (FoundKey key : entered.keys()) {
      if (key.isUsable()) {
        usable.computeIfAbsent(key.numbers().publicHalf(), h -> new ArrayList<>()).add(key);
      } else {
        unusable.add(key);
      }
    }
  }

  /**
   * @param chosen one of the choices that a refusal listed; ignored where there is one key; or null
   * @param keyId the {@code kid} of the wanted key, which it gets when it came without; or null
   */
  SigningKey key(String chosen, String keyId) throws KeyRefusedException {
    for (String wanted : Stream.of(chosen, keyId).filter(Objects::nonNull).toList()) {
      for (FoundKey other : unusable) {
        if (wanted.equals(other.keyId())) {
          throw other.refused();
        }
      }
      for (List<FoundKey> forms : usable.values()) {
        if (ids(forms).contains(wanted)) {
          return checked(forms, wanted);
        }
        if (label(forms).equals(wanted)) {
          return checked(forms, wanted.equals(keyId) ? null : keyId);
        }
      }
    }
    refuseTrouble();
    if (usable.isEmpty()) {
      throw unusable.get(0).refused();
    }
    if (usable.size() == 1) {
      return single(usable.values().iterator().next(), keyId);
    }
    throw chosen == null && keyId == null
        ? several()
        : new KeyRefusedException(KeyRefusal.KEY_ID_NOT_FOUND, choices());
  }

  private SigningKey single(List<FoundKey> forms, String keyId) throws KeyRefusedException {
    Set<String> own = ids(forms);
    if (keyId != null && !own.isEmpty() && !own.contains(keyId)) {
      throw new KeyRefusedException(KeyRefusal.KEY_ID_NOT_FOUND, choices());
    }
    if (own.size() > 1) {
      throw several();
    }
    return checked(forms, keyId);
  }

  private SigningKey checked(List<FoundKey> forms, String keyId) throws KeyRefusedException {
    Set<String> own = ids(forms);
    String only = own.size() == 1 ? own.iterator().next() : null;
    FoundKey best =
        forms.stream().filter(form -> form.algorithm() != null).findFirst().orElse(forms.get(0));
    return best.checked(keyId == null ? only : keyId, entered.work());
  }

  /** What is damaged or stays closed may be the wanted one. */
  private void refuseTrouble() throws KeyRefusedException {
    for (FoundKey key : unusable) {
      if (!key.isOfAnotherKind()) {
        throw key.refused();
      }
    }
  }

  private KeyRefusedException several() {
    return new KeyRefusedException(KeyRefusal.SEVERAL_KEYS, choices());
  }

  /** Where some have a certificate, those. */
  private String[] choices() {
    Collection<List<FoundKey>> all = usable.values();
    List<List<FoundKey>> certified = all.stream().filter(f -> certificate(f).isPresent()).toList();
    return Stream.concat(
            (certified.isEmpty() ? all : certified).stream().flatMap(this::names),
            unusable.stream().map(FoundKey::keyId).filter(Objects::nonNull))
        .map(KeyNames::choice)
        .distinct()
        .toArray(String[]::new);
  }

  private Stream<String> names(List<FoundKey> forms) {
    Set<String> ids = ids(forms);
    return ids.isEmpty() ? Stream.of(label(forms)) : ids.stream();
  }

  private Set<String> ids(List<FoundKey> forms) {
    Set<String> ids = new TreeSet<>();
    forms.stream().map(FoundKey::keyId).filter(Objects::nonNull).forEach(ids::add);
    String beside = entered.keyIdBeside(half(forms));
    if (ids.isEmpty() && beside != null) {
      ids.add(beside);
    }
    return ids;
  }

  /** Name, validity and the beginning of the thumbprint that the provider shows. */
  private String label(List<FoundKey> forms) {
    String called =
        forms.stream().map(FoundKey::name).filter(Objects::nonNull).findFirst().orElse("");
    Optional<FoundCertificate> certificate = certificate(forms);
    String name = called.isBlank() ? certificate.map(this::name).orElse("") : called;
    String kind = forms.get(0).numbers().kind();
    String shown = KeyNames.shown(name.isBlank() ? kind : name.strip());
    return certificate
        .map(c -> shown + BETWEEN + day(c.starts()) + " – " + day(c.ends()) + BETWEEN + hash(c))
        .orElseGet(() -> shown + BETWEEN + hash(half(forms)));
  }

  private String name(FoundCertificate certificate) {
    return certificate.name() == null
        ? certificate.certificate().getSubjectX500Principal().getName()
        : certificate.name();
  }

  private Optional<FoundCertificate> certificate(List<FoundKey> forms) {
    return entered.certificates().stream()
        .filter(one -> one.isOf(half(forms)))
        .min(FoundCertificate.bestFirst(now));
  }

  private static PublicHalf half(List<FoundKey> forms) {
    return forms.get(0).numbers().publicHalf();
  }

  private static String hash(FoundCertificate certificate) {
    return Certificates.hash("SHA-1", certificate.certificate()).substring(0, SHOWN_OF_A_HASH);
  }

  /** The end of the modulus or of the point, as every tool shows the number. */
  private static String hash(PublicHalf half) {
    String digits = Base64URL.encode(half.first()).toString();
    return "…" + digits.substring(Math.max(0, digits.length() - SHOWN_OF_A_HASH));
  }

  private static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
