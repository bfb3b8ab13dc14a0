package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ImpactView;
import de.fallbruecke.admin.view.StandardView;
import java.util.List;

/** Schema packs of a folder, or of a gateway somewhere else. */
interface StandardsDesk {
  /** That of the options. */
  static StandardsDesk open(SchemasFolder folder, ServerOptions server) {
    return server.given() ? new Remote(server.gateway()) : new Folder(folder);
  }

  List<StandardView> list();

  /** In a folder. */
  record Folder(SchemasFolder folder) implements StandardsDesk {
    @Override
    public List<StandardView> list() {
      return folder.open().details().stream()
          .map(one -> StandardView.of(one, SchemasText.today()))
          .toList();
    }
  }

  /** Through the interface for admins. */
  record Remote(RemoteGateway gateway) implements StandardsDesk {
    @Override
    public List<StandardView> list() {
      return List.of(gateway.get("/standards", StandardView[].class));
    }

    ImpactView impact() {
      return gateway.get("/standards/impact", ImpactView.class);
    }
  }
}
