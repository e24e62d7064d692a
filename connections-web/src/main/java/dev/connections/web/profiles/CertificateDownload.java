package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.console.profiles.CertificateView;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A certificate as the file that Entra's portal takes: DER, named .cer. It holds no secret. */
@WebServlet("/profiles/certificate.cer")
public class CertificateDownload extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient ProfileDrafts drafts;
  @EJB private transient ConnectionProfiles profiles;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name;
    List<CredentialView> credentials;
    try {
      if (request.getParameter("draft") != null) {
        ProfileDraft draft = drafts.get(request.getParameter("draft"));
        name = draft.fields().name();
        credentials = draft.credential() == null ? List.of() : List.of(draft.credential());
      } else {
        ProfileDetails profile =
            profiles.get(Objects.toString(request.getParameter("profile"), ""));
        name = profile.fields().name();
        credentials = profile.credentials();
      }
    } catch (ConnectionsException gone) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String id = request.getParameter("credential");
    CertificateView certificate =
        credentials.stream()
            .filter(credential -> credential.id().equals(id))
            .map(CredentialView::certificate)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (certificate == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/pkix-cert");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName(name) + "\"");
    response.getOutputStream().write(der(certificate.pem()));
  }

  /** Letters that every system takes in the name of a file. */
  static String fileName(String profile) {
    String plain =
        profile.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    return (plain.isEmpty() ? "certificate" : plain) + ".cer";
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
