package de.fallbruecke.api;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Parcels;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetFormat;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what a leased case consists of. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
final class ContentController {
  /** Evidence of the list of documents, whose names may be personal. */
  private static final String DOCUMENTS = "documents";

  private final OwnOffers own;
  private final OfferDesk desk;
  private final Deliveries deliveries;
  private final Parcels parcels;
  private final Targets targets;

  ContentController(
      OwnOffers own, OfferDesk desk, Deliveries deliveries, Parcels parcels, Targets targets) {
    this.own = own;
    this.desk = desk;
    this.deliveries = deliveries;
    this.parcels = parcels;
    this.targets = targets;
  }

  /** One document, as the list shows it. */
  record DocumentView(String id, String name, String mediaType, long size, String sha512) {
    static DocumentView of(Item item) {
      return new DocumentView(item.id(), item.name(), item.mediaType(), item.size(), item.sha512());
    }
  }

  /** All documents of a case. */
  record Documents(List<DocumentView> documents) {
    Documents {
      documents = List.copyOf(documents);
    }
  }

  @GetMapping(produces = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
  void record(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Offer offer = own.get(client, id);
    TargetFormat format = format(request.getHeader(HttpHeaders.ACCEPT), client);
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    write(offer, lease, open(offer, lease, format).main(), request, response);
  }

  @GetMapping("/original")
  void original(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Offer offer = own.get(client, id);
    write(offer, lease, open(offer, lease, TargetFormat.ORIGINAL).main(), request, response);
  }

  @GetMapping(path = "/documents", produces = MediaType.APPLICATION_JSON_VALUE)
  Documents documents(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease) {
    Offer offer = own.get(client, id);
    Parcel parcel = open(offer, lease, TargetFormat.CASE_XML);
    desk.handOut(offer, OwnOffers.lease(lease), DOCUMENTS, true);
    return new Documents(parcel.documents().stream().map(DocumentView::of).toList());
  }

  @GetMapping("/documents/{document}")
  void document(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @PathVariable String document,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Offer offer = own.get(client, id);
    Item item =
        open(offer, lease, TargetFormat.CASE_XML).documents().stream()
            .filter(one -> one.id().equals(document))
            .findFirst()
            .orElseThrow(
                () ->
                    new ApiFault(
                        FaultCode.API_NOTHING_HERE, "The case has no document of this id."));
    write(offer, lease, item, request, response);
  }

  /** What cannot be handed out under this lease is not even opened. */
  private Parcel open(Offer offer, @Nullable String header, TargetFormat format) {
    UUID lease = OwnOffers.lease(header);
    desk.check(offer, lease);
    return parcels.pack(deliveries.get(offer.delivery()), format);
  }

  private void write(
      Offer offer,
      @Nullable String lease,
      Item item,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ContentAnswer.write(
        item,
        begins -> desk.handOut(offer, OwnOffers.lease(lease), item.id(), begins),
        request,
        response);
  }

  /** XML or JSON, as the client prefers; without a preference as the target is configured. */
  private TargetFormat format(@Nullable String accept, TargetClient client) {
    boolean json =
        targets.find(client.target()).map(Target::format).stream()
            .anyMatch(configured -> configured == TargetFormat.CASE_JSON);
    List<MediaType> ours =
        json
            ? List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML)
            : List.of(MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON);
    return accepted(accept, ours).equals(MediaType.APPLICATION_JSON)
        ? TargetFormat.CASE_JSON
        : TargetFormat.CASE_XML;
  }

  private static MediaType accepted(@Nullable String accept, List<MediaType> ours) {
    try {
      List<MediaType> wanted = MediaType.parseMediaTypes(accept == null ? "*/*" : accept);
      MimeTypeUtils.sortBySpecificity(wanted);
      for (MediaType one : wanted) {
        for (MediaType offered : ours) {
          if (one.getQualityValue() > 0 && one.includes(offered)) {
            return offered;
          }
        }
      }
    } catch (InvalidMediaTypeException unreadable) {
      // said below
    }
    throw new ApiFault(
        FaultCode.API_NOT_ACCEPTABLE, "A case is application/xml or application/json.");
  }
}
