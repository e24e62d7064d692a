package dev.connections.provider;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.credential.Credential;
import dev.connections.credential.input.CertificateKeyParser;
import dev.connections.credential.input.ClientSecrets;
import dev.connections.credential.input.SigningKeyParser;
import dev.connections.platform.InputRules;
import dev.connections.platform.RegistrationSetting;
import dev.connections.platform.RegistrationSetting.Part;
import dev.connections.platform.Settings;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads the platform's own application at one workload: that settings go together is known by then,
 * not that the workload is one of the catalog, nor what the files hold.
 */
final class RegistrationReader {
  /** More than any key with its certificates; the parsers refuse what is too long for them. */
  private static final int MOST_BYTES = 1 << 20;

  /** One sentence, which names the setting and nothing secret. */
  static final class MistakeException extends Exception {
    private static final long serialVersionUID = 1;

    MistakeException(String sentence) {
      super(sentence);
    }
  }

  private interface Parser {
    Credential read(byte[] content) throws KeyRefusedException;
  }

  private final Settings settings;
  private final Catalog catalog;
  private final SigningKeyParser keys;
  private final CertificateKeyParser certificates;
  private final Workload workload;

  RegistrationReader(
      Settings settings,
      Catalog catalog,
      SigningKeyParser keys,
      CertificateKeyParser certificates,
      Workload workload) {
    this.settings = settings;
    this.catalog = catalog;
    this.keys = keys;
    this.certificates = certificates;
    this.workload = workload;
  }

  Registration read() throws MistakeException {
    refuseUnlessInCatalog();
    return new Registration(workload, clientId(), credential());
  }

  private void refuseUnlessInCatalog() throws MistakeException {
    String set = key(Part.CLIENT_ID);
    if (!catalog.knows(workload)) {
      throw new MistakeException(
          set
              + " is about the workload "
              + workload
              + ", which the catalog does not have. It has "
              + catalog.workloads().stream()
                  .map(known -> known.workload().id())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (!about().applicationTypes().contains(ApplicationType.SYSTEM)) {
      throw new MistakeException(
          set
              + " is set, but "
              + about().title()
              + " has custom applications alone: the catalog says so. Remove it.");
    }
  }

  private WorkloadView about() {
    return catalog.workload(workload);
  }

  private String clientId() throws MistakeException {
    String set = given(Part.CLIENT_ID);
    String clientId = InputRules.clientIdOrEmpty(set);
    boolean refused = about().clientIds().certain() && !about().clientIds().fits(clientId);
    if (clientId.isEmpty() || refused) {
      throw new MistakeException(
          key(Part.CLIENT_ID)
              + " is \""
              + set
              + "\", which is no client ID of "
              + about().title()
              + ".");
    }
    return clientId;
  }

  private Credential credential() throws MistakeException {
    if (isGiven(Part.CLIENT_SECRET)) {
      return secret();
    }
    return isGiven(Part.PRIVATE_KEY_FILE)
        ? ofFile(Part.PRIVATE_KEY_FILE, content -> keys.parse(content, null, optional(Part.KEY_ID)))
        : ofFile(Part.CERTIFICATE_FILE, this::certificate);
  }

  private Credential secret() throws MistakeException {
    char[] value = given(Part.CLIENT_SECRET).toCharArray();
    try {
      return ClientSecrets.parse(value, null);
    } catch (KeyRefusedException refused) {
      throw new MistakeException(key(Part.CLIENT_SECRET) + " cannot be used. " + why(refused));
    } finally {
      Arrays.fill(value, '\0');
    }
  }

  /** One that is over is no mistake: nobody's start waits for a new one. */
  private Credential certificate(byte[] content) throws KeyRefusedException {
    char[] password =
        isGiven(Part.CERTIFICATE_PASSWORD) ? given(Part.CERTIFICATE_PASSWORD).toCharArray() : null;
    try {
      return certificates.parseEvenIfOver(content, password);
    } finally {
      if (password != null) {
        Arrays.fill(password, '\0');
      }
    }
  }

  private Credential ofFile(Part part, Parser parser) throws MistakeException {
    byte[] content = content(part);
    try {
      return parser.read(content);
    } catch (KeyRefusedException refused) {
      throw new MistakeException(file(part) + ", which cannot be used. " + why(part, refused));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private byte[] content(Part part) throws MistakeException {
    try (InputStream file = Files.newInputStream(Path.of(given(part)))) {
      return file.readNBytes(MOST_BYTES);
    } catch (NoSuchFileException missing) {
      throw new MistakeException(file(part) + ", where there is no file.");
    } catch (AccessDeniedException closed) {
      throw new MistakeException(file(part) + ", which this service may not read.");
    } catch (IOException | InvalidPathException unreadable) {
      throw new MistakeException(file(part) + ", which cannot be read as a file.");
    }
  }

  private String file(Part part) {
    return key(part) + " is " + given(part);
  }

  /** Pass phrases are settings here, or not possible; for the rest people and files are alike. */
  private String why(Part part, KeyRefusedException refused) {
    boolean certificate = part == Part.CERTIFICATE_FILE;
    if (refused.refusal() == KeyRefusal.PASS_PHRASE_MISSING) {
      return certificate
          ? "It is encrypted: set " + key(Part.CERTIFICATE_PASSWORD) + ", too."
          : "It is encrypted: store the key without a pass phrase, for this service alone to read.";
    }
    if (refused.refusal() == KeyRefusal.EMPTY) {
      return "The file is empty.";
    }
    if (refused.refusal() == KeyRefusal.PASS_PHRASE_WRONG) {
      return key(Part.CERTIFICATE_PASSWORD) + " does not open it.";
    }
    if (refused.refusal() == KeyRefusal.SEVERAL_KEYS && !certificate) {
      return "It holds several keys: say by " + key(Part.KEY_ID) + " which one is meant.";
    }
    if (refused.refusal() == KeyRefusal.KEY_ID_NOT_FOUND) {
      return "It holds no key that is called as " + key(Part.KEY_ID) + " says.";
    }
    return why(refused);
  }

  private String why(KeyRefusedException refused) {
    return new Sentences(Locale.ENGLISH, catalog::workload)
        .refusal(Form.PROFILE, refused, workload);
  }

  private boolean isGiven(Part part) {
    return settings.given(new RegistrationSetting(workload, part)).isPresent();
  }

  private String optional(Part part) {
    return isGiven(part) ? given(part) : null;
  }

  private String given(Part part) {
    return settings.given(new RegistrationSetting(workload, part)).orElseThrow();
  }

  private String key(Part part) {
    return new RegistrationSetting(workload, part).key();
  }
}
