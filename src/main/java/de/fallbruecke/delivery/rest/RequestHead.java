package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.OutboundHttp;
import java.net.http.HttpRequest;

/** The headers of a request, without the Authorization. */
record RequestHead(RestOptions options) {
  HttpRequest.Builder of(Parcel parcel, String contentType, String digest) {
    HttpRequest.Builder request = HttpRequest.newBuilder(options.url());
    options.headers().forEach(request::setHeader);
    request
        .setHeader("User-Agent", OutboundHttp.USER_AGENT)
        .setHeader("Accept", "application/json")
        .setHeader("Content-Type", contentType)
        .setHeader("Idempotency-Key", parcel.key())
        .setHeader("Fallbruecke-Case-Id", parcel.caseId().toString())
        .setHeader("Fallbruecke-Case-Number", parcel.caseNumber())
        .setHeader("Fallbruecke-Submission-Id", parcel.delivery().submission().toString());
    if (parcel.test()) {
      request.setHeader("Fallbruecke-Test", "true");
    }
    EventHeaders event = options.event();
    if (event != null) {
      event.of(parcel).forEach(request::setHeader);
    }
    RequestSignature signature = options.signature();
    if (signature != null) {
      request.setHeader(
          RequestSignature.HEADER, signature.of("POST", options.url(), parcel.key(), digest));
    }
    return request;
  }
}
