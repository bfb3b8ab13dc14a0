package de.fallbruecke.xta.box;

import de.fallbruecke.api.FetchedTargetContract;
import de.fallbruecke.api.ReadyCases;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.testkit.NetworkFault;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** The suite for targets with a message box of ours, emptied by one version. */
abstract class XtaBoxTargetContract extends FetchedTargetContract {
  private final BoxSite site = BoxSite.SHARED;
  private final XtaVersion version;
  private final Map<UUID, Optional<String>> iterators = new HashMap<>();

  XtaBoxTargetContract(XtaVersion version) {
    this.version = version;
  }

  @Override
  protected ApplicationContext program() {
    return site.context;
  }

  @Override
  protected ReadyCases cases() {
    return site.cases;
  }

  @Override
  protected String target() {
    return "fv-a";
  }

  @Override
  protected int serving() {
    return site.base.getPort();
  }

  @Override
  protected Map<Situation, String> impossible() {
    Map<Situation, String> all = super.impossible();
    all.put(Situation.REFUSAL, "XTA has no word for it: what is not closed stays in the box");
    all.put(Situation.REFERENCE, "a message is closed without a word");
    return all;
  }

  @Override
  protected NetworkFault amidTheContent() {
    return new NetworkFault.Truncated(64_000);
  }

  /** After the greeting of TLS, at the answer with the message. */
  @Override
  protected NetworkFault beforeTheAnswer() {
    return new NetworkFault.CutInAnswer(2_500);
  }

  /** It looks at the list and fetches nothing. */
  @Override
  protected Connector unable() {
    return parcel -> {
      Ready ready = offer(parcel);
      box(serving()).checkAccountActive();
      return outcome(ready);
    };
  }

  private BoxClient box(int port) {
    return site.box(version, "fv-a", "test:a", port);
  }

  @Override
  protected void fetch(Ready ready, int port) throws IOException {
    try {
      BoxClient box = box(port);
      if (!has(ready)) {
        iterators.put(ready.id(), content(box, ready));
      }
      box.close(MessageIds.of(ready.delivery()), iterator(ready));
    } catch (XtaOutage | XtaFault brokenOff) {
      throw new IOException(brokenOff);
    }
  }

  private String iterator(Ready ready) {
    return iterators.getOrDefault(ready.id(), Optional.empty()).orElseGet(() -> Asked.NOTHING.id());
  }

  @Override
  protected void fetchAndDie(Ready ready) throws IOException {
    content(box(serving()), ready);
    site.clock.tick(Duration.ofMinutes(11));
  }

  private Optional<String> content(BoxClient box, Ready ready) throws IOException {
    try (Fetched fetched = box.fetch(MessageIds.of(ready.delivery()))) {
      byte[] main = bytes(fetched.message().content());
      List<Document> documents = new ArrayList<>();
      for (XtaPart part : fetched.message().attachments()) {
        documents.add(new Document(part.id(), part.fileName(), bytes(part)));
      }
      keep(ready, main, documents);
      return Optional.ofNullable(fetched.iterator());
    }
  }

  private static byte[] bytes(XtaPart part) throws IOException {
    try (InputStream in = part.bytes().open()) {
      return in.readAllBytes();
    }
  }
}
