package dev.connections.web.share;

import dev.connections.api.ConnectionsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Life;
import dev.connections.console.grant.SharedGrants.Link;
import dev.connections.console.grant.SharedGrants.Made;
import dev.connections.console.grant.SharedGrants.State;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.web.Messages;
import dev.connections.web.Viewer;
import dev.connections.web.security.Links;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** Makes, lists and revokes the links for one task. A new one is shown in its request alone. */
@Named
@RequestScoped
public class SharePanel {
  private static final String TEXT = "shareText";

  @EJB private SharedGrants links;
  @Inject private HttpServletRequest request;
  @Inject private Links addresses;
  @Inject private Messages messages;
  @Inject private Viewer viewer;
  @Inject @Param private String waited;

  private Life life = Life.DAY;
  private Made fresh;
  private Task listed;
  private List<Link> list;

  /**
   * @param id of the draft or the application
   */
  public void make(Kind kind, String id) {
    try {
      fresh = links.make(new Task(kind, id), life);
    } catch (UnknownApplicationException gone) {
      messages.refuse(Form.CONNECTION, gone);
    } catch (ConnectionsException refused) {
      messages.refuse(Form.WIZARD, refused);
    }
    list = null;
  }

  public void revoke(String linkId) {
    links.revoke(linkId);
    list = null;
  }

  /**
   * For the poll while somebody is awaited: goes on once one of the links was used that the page
   * waits for.
   *
   * @param outcome where the person who sent it goes on
   */
  public void watch(Kind kind, String id, String outcome) {
    list = null;
    if (isAwaited(kind, id)) {
      return;
    }
    List<String> waitedFor = waited == null ? List.of() : List.of(waited.split(" "));
    if (all(kind, id).stream()
        .anyMatch(link -> link.state() == State.USED && waitedFor.contains(link.id()))) {
      messages.inform(TEXT, "panel.used");
      messages.go(outcome);
    } else {
      messages.update("shareLinks");
    }
  }

  /** Whether the page looks from time to time; while it does, Faces has to find who asks. */
  public boolean isWatched(Kind kind, String id) {
    String source = request.getParameter("jakarta.faces.source");
    return source != null && source.endsWith("shareWatch") || isAwaited(kind, id);
  }

  /** Whether a link of the person who looks can still be used. */
  private boolean isAwaited(Kind kind, String id) {
    return !awaited(kind, id).isEmpty();
  }

  /**
   * The ids of the links that the page waits for, a blank between them: it tells them to the poll.
   */
  public String awaited(Kind kind, String id) {
    return all(kind, id).stream()
        .filter(link -> link.state() == State.OPEN && link.sender().equals(viewer.getName()))
        .map(Link::id)
        .collect(Collectors.joining(" "));
  }

  /** Newest first. */
  public List<Link> all(Kind kind, String id) {
    Task task = new Task(kind, id);
    if (list == null || !task.equals(listed)) {
      listed = task;
      list = links.of(task);
    }
    return list;
  }

  public Life[] getLives() {
    return Life.values();
  }

  public Life getLife() {
    return life;
  }

  public void setLife(Life life) {
    this.life = life;
  }

  /** Null unless this request made one. */
  public Link getFresh() {
    return fresh == null ? null : fresh.link();
  }

  /** Of the new one. */
  public String getAddress() {
    return addresses.to(request, ShareOpen.PATH + "?key=" + fresh.secret());
  }
}
